import {
  createLineGroupEndpoint,
  deleteLineGroupEndpoint,
  editLineGroupEndpoint,
  getLineGroupEndpoint,
  listLineGroupsEndpoint,
} from '../../contract/line-groups.contract.ts';
import type { Deps } from '../../deps.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { getLineGroup, listLineGroups } from './read-line-groups.ts';
import { createLineGroup, deleteLineGroup, editLineGroup } from './write-line-groups.ts';

export function lineGroupRoutes(deps: Deps): Route[] {
  return [
    route(listLineGroupsEndpoint, async ({ caller, query }) => ok(await listLineGroups(deps, caller, query))),
    route(createLineGroupEndpoint, async ({ caller, body }) => {
      const { reply, version } = await createLineGroup(deps, caller, body);
      return withETag(created(reply), version);
    }),
    route(getLineGroupEndpoint, async ({ caller, params }) => {
      const { reply, version } = await getLineGroup(deps, caller, params.id);
      return withETag(ok(reply), version);
    }),
    route(editLineGroupEndpoint, async ({ caller, params, body, expectedVersion }) => {
      const { reply, version } = await editLineGroup(deps, caller, { id: params.id, expectedVersion, patch: body });
      return withETag(ok(reply), version);
    }),
    route(deleteLineGroupEndpoint, async ({ caller, params, expectedVersion }) => {
      await deleteLineGroup(deps, caller, { id: params.id, expectedVersion });
      return { status: 204, body: null };
    }),
  ];
}
