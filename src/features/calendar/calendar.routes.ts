import { buffer } from 'node:stream/consumers';
import {
  activateImportEndpoint,
  addExceptionEndpoint,
  discardImportEndpoint,
  getImportEndpoint,
  getMoveEndpoint,
  largestCalendarFile,
  listExceptionsEndpoint,
  listForeseenEndpoint,
  listImportsEndpoint,
  listMovedEndpoint,
  listMovesEndpoint,
  previewExceptionEndpoint,
  readImportEndpoint,
  removeExceptionEndpoint,
  undoMoveEndpoint,
} from '../../contract/calendar.contract.ts';
import { listDayOffProposalsEndpoint } from '../../contract/day-off-proposals.contract.ts';
import type { Deps } from '../../deps.ts';
import { created, ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { receiveFile } from '../../http/kit/upload.ts';
import { ensure } from '../ensure.ts';
import { readDayOffProposals } from './day-off-proposals.ts';
import { activateImport, discardImport, getImport, readImport } from './import-calendar.ts';
import { addException, previewException, readExceptions, removeException } from './own-days.ts';
import { readForeseen, readImports, readMove, readMoved, readMoves } from './read-moves.ts';
import { undoMove } from './undo-move.ts';

export function calendarRoutes(deps: Deps): Route[] {
  return [
    streamRoute(readImportEndpoint, async ({ caller }, request) => {
      // Before the file is received: nobody else may send one.
      ensure(caller.actor, 'calendar.write', { organisationId: null });
      const { fileName, stored: file } = await receiveFile(request, {
        maxBytes: largestCalendarFile,
        store: (content) => buffer(content),
        discard: async () => undefined,
      });
      return created(await readImport(deps, caller, { file, fileName }));
    }),
    route(listImportsEndpoint, async ({ caller, query }) => ok(await readImports(deps, caller, query))),
    route(getImportEndpoint, async ({ caller, params }) => ok(await getImport(deps, caller, params.id))),
    route(listForeseenEndpoint, async ({ caller, params, query }) =>
      ok(await readForeseen(deps, caller, { id: params.id, ...query })),
    ),
    route(activateImportEndpoint, async ({ caller, params }) => ok(await activateImport(deps, caller, params.id))),
    route(discardImportEndpoint, async ({ caller, params }) => ok(await discardImport(deps, caller, params.id))),
    route(listDayOffProposalsEndpoint, async ({ caller }) => ok(await readDayOffProposals(deps, caller))),
    route(listExceptionsEndpoint, async ({ caller }) => ok(await readExceptions(deps, caller))),
    route(previewExceptionEndpoint, async ({ caller, query }) => ok(await previewException(deps, caller, query))),
    route(addExceptionEndpoint, async ({ caller, body }) => created(await addException(deps, caller, body))),
    route(removeExceptionEndpoint, async ({ caller, params }) => ok(await removeException(deps, caller, params.id))),
    route(listMovesEndpoint, async ({ caller, query }) => ok(await readMoves(deps, caller, query))),
    route(getMoveEndpoint, async ({ caller, params }) => ok(await readMove(deps, caller, params.id))),
    route(listMovedEndpoint, async ({ caller, params, query }) =>
      ok(await readMoved(deps, caller, { id: params.id, ...query })),
    ),
    route(undoMoveEndpoint, async ({ caller, params }) => ok(await undoMove(deps, caller, params.id))),
  ];
}
