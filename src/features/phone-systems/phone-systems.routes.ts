import {
  createPhoneSystemEndpoint,
  editPhoneSystemEndpoint,
  getPhoneSystemEndpoint,
  listPhoneSystemsEndpoint,
  testPhoneSystemEndpoint,
} from '../../contract/phone-systems.contract.ts';
import type { Deps } from '../../deps.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { accepted, created, ok, type Route, route } from '../../http/kit/route.ts';
import { askPhoneSystem } from './ask-phone-system.ts';
import { createPhoneSystem } from './create-phone-system.ts';
import { editPhoneSystem } from './edit-phone-system.ts';
import { getPhoneSystem, listPhoneSystems } from './read-phone-systems.ts';

export function phoneSystemRoutes(deps: Deps): Route[] {
  return [
    route(listPhoneSystemsEndpoint, async ({ caller, query }) => ok(await listPhoneSystems(deps, caller, query))),
    route(createPhoneSystemEndpoint, async ({ caller, body }) => {
      const { reply, version } = await createPhoneSystem(deps, caller, body);
      return withETag(created(reply), version);
    }),
    route(getPhoneSystemEndpoint, async ({ caller, params }) => {
      const { reply, version } = await getPhoneSystem(deps, caller, params.id);
      return withETag(ok(reply), version);
    }),
    route(editPhoneSystemEndpoint, async ({ caller, params, body, expectedVersion }) => {
      const { reply, version } = await editPhoneSystem(deps, caller, { id: params.id, expectedVersion, patch: body });
      return withETag(ok(reply), version);
    }),
    route(testPhoneSystemEndpoint, async ({ caller, params }) =>
      accepted(await askPhoneSystem(deps, caller, params.id)),
    ),
  ];
}
