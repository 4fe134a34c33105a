import { countyCountsEndpoint, overviewEndpoint, serviceStatusEndpoint } from '../../contract/operations.contract.ts';
import {
  listShiftNotesEndpoint,
  tickShiftNoteEndpoint,
  writeShiftNoteEndpoint,
} from '../../contract/shift-notes.contract.ts';
import type { Deps } from '../../deps.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { readCounties } from './read-counties.ts';
import { readOverview } from './read-overview.ts';
import { readServiceStatus } from './read-service-status.ts';
import { listShiftNotes, tickShiftNote, writeShiftNote } from './shift-notes.ts';

export function operationRoutes(deps: Deps): Route[] {
  return [
    route(overviewEndpoint, async ({ caller }) => ok(await readOverview(deps, caller))),
    route(serviceStatusEndpoint, async ({ caller }) => ok(await readServiceStatus(deps, caller))),
    route(countyCountsEndpoint, async ({ caller }) => ok(await readCounties(deps, caller))),
    route(listShiftNotesEndpoint, async ({ caller }) => ok(await listShiftNotes(deps, caller))),
    route(writeShiftNoteEndpoint, async ({ caller, body }) => created(await writeShiftNote(deps, caller, body.text))),
    route(tickShiftNoteEndpoint, async ({ caller, params }) => ok(await tickShiftNote(deps, caller, params.id))),
  ];
}
