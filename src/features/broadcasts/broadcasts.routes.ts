import {
  approveBroadcastEndpoint,
  approveChangeEndpoint,
  cancelBroadcastEndpoint,
  changeBroadcastEndpoint,
  confirmBroadcastEndpoint,
  counterBroadcastEndpoint,
  endBroadcastEndpoint,
  hearBroadcastEndpoint,
  releaseBroadcastEndpoint,
  resumeBroadcastEndpoint,
  retryBroadcastEndpoint,
  stopBroadcastEndpoint,
  submitBroadcastEndpoint,
  withdrawChangeEndpoint,
} from '../../contract/broadcast-steps.contract.ts';
import {
  createBroadcastEndpoint,
  editBroadcastEndpoint,
  getBroadcastEndpoint,
  listBroadcastLinesEndpoint,
  listBroadcastsEndpoint,
  previewBroadcastEndpoint,
} from '../../contract/broadcasts.contract.ts';
import type { Deps } from '../../deps.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { changeBroadcast } from './change-window.ts';
import { createBroadcast, editBroadcast } from './draft-broadcast.ts';
import { getBroadcast, listBroadcastLines, listBroadcasts, previewBroadcast } from './read-broadcasts.ts';
import { approveBroadcast, hearBroadcast, stepBroadcast } from './step-broadcast.ts';

export function broadcastRoutes(deps: Deps): Route[] {
  return [...draftRoutes(deps), ...stepRoutes(deps), ...changeRoutes(deps)];
}

function draftRoutes(deps: Deps): Route[] {
  return [
    route(listBroadcastsEndpoint, async ({ caller, query }) => ok(await listBroadcasts(deps, caller, query))),
    route(createBroadcastEndpoint, async ({ caller, body }) => {
      const { reply, version } = await createBroadcast(deps, caller, body);
      return withETag(created(reply), version);
    }),
    route(getBroadcastEndpoint, async ({ caller, params }) => {
      const { reply, version } = await getBroadcast(deps, caller, params.id);
      return withETag(ok(reply), version);
    }),
    route(editBroadcastEndpoint, async ({ caller, params, body, expectedVersion }) => {
      const { reply, version } = await editBroadcast(deps, caller, { id: params.id, expectedVersion, patch: body });
      return withETag(ok(reply), version);
    }),
    route(previewBroadcastEndpoint, async ({ caller, params, query }) =>
      ok(await previewBroadcast(deps, caller, { ...query, id: params.id })),
    ),
    route(listBroadcastLinesEndpoint, async ({ caller, params, query }) =>
      ok(await listBroadcastLines(deps, caller, { ...query, id: params.id })),
    ),
    route(hearBroadcastEndpoint, async ({ caller, params, body }) =>
      ok(await hearBroadcast(deps, caller, { id: params.id, ...body })),
    ),
    route(approveBroadcastEndpoint, async ({ caller, params, body }) =>
      ok(await approveBroadcast(deps, caller, { id: params.id, ...body })),
    ),
  ];
}

function changeRoutes(deps: Deps): Route[] {
  return [
    route(changeBroadcastEndpoint, async ({ caller, params, body }) =>
      created(await changeBroadcast(deps, caller, { ...body, id: params.id })),
    ),
    route(approveChangeEndpoint, async ({ caller, params: { id, n } }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'approveChange', number: n } })),
    ),
    route(withdrawChangeEndpoint, async ({ caller, params: { id, n } }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'withdrawChange', number: n } })),
    ),
  ];
}

function stepRoutes(deps: Deps): Route[] {
  return [
    route(submitBroadcastEndpoint, async ({ caller, params: { id } }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'submit' } })),
    ),
    route(confirmBroadcastEndpoint, async ({ caller, params: { id } }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'confirm' } })),
    ),
    route(retryBroadcastEndpoint, async ({ caller, params: { id } }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'retry' } })),
    ),
    route(cancelBroadcastEndpoint, async ({ caller, params: { id } }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'cancel' } })),
    ),
    route(counterBroadcastEndpoint, async ({ caller, params: { id } }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'counter' } })),
    ),
    route(releaseBroadcastEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'release', ...body } })),
    ),
    route(stopBroadcastEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'stop', ...body } })),
    ),
    route(resumeBroadcastEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'resume', ...body } })),
    ),
    route(endBroadcastEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await stepBroadcast(deps, caller, { id, command: { action: 'end', ...body } })),
    ),
  ];
}
