import { buffer } from 'node:stream/consumers';
import {
  exportCalendarEndpoint,
  exportDaysEndpoint,
  importDaysEndpoint,
  largestDayFile,
} from '../../contract/day-files.contract.ts';
import { lineStatesEndpoint } from '../../contract/line-states.contract.ts';
import {
  callersHearEndpoint,
  confirmRemovalEndpoint,
  createLineEndpoint,
  editLineEndpoint,
  getLineEndpoint,
  getRevisionEndpoint,
  listLinesEndpoint,
  listRevisionsEndpoint,
  restoreLineEndpoint,
  retireLineEndpoint,
} from '../../contract/lines.contract.ts';
import { movedDaysEndpoint } from '../../contract/moved-days.contract.ts';
import {
  listConsentChangesEndpoint,
  listStandingConsentsEndpoint,
  setConsentsEndpoint,
} from '../../contract/standing-consents.contract.ts';
import { exportLinesEndpoint, importLinesEndpoint, largestTable } from '../../contract/tables.contract.ts';
import type { Deps } from '../../deps.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { created, ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { receiveTable, sendTable } from '../../http/kit/table-file.ts';
import { receiveFile } from '../../http/kit/upload.ts';
import { confirmRemoval } from './confirm-removal.ts';
import { listConsentChanges, listStandingConsents } from './consents/list-consents.ts';
import { setConsents } from './consents/set-consents.ts';
import { createLine } from './create-line.ts';
import { editLine } from './edit-line.ts';
import { exportCalendar } from './export-calendar.ts';
import { exportDays } from './export-days.ts';
import { hearLine } from './hear-line.ts';
import { importDays } from './import-days.ts';
import { moveOwnDays } from './move-days.ts';
import { readLineStates } from './read-line-states.ts';
import { getLine, listLines } from './read-lines.ts';
import { getRevision, listRevisions } from './read-revisions.ts';
import { restoreLine, retireLine } from './retire-line.ts';
import { exportLines } from './tables/export-lines.ts';
import { importLines } from './tables/import-lines.ts';

export function lineRoutes(deps: Deps): Route[] {
  return [
    // Before the addresses of single lines, or they would answer for `/lines/imports`.
    ...tableRoutes(deps),
    route(listLinesEndpoint, async ({ caller, query }) => ok(await listLines(deps, caller, query))),
    route(createLineEndpoint, async ({ caller, body }) => {
      const { reply, version } = await createLine(deps, caller, body);
      return withETag(created(reply), version);
    }),
    route(getLineEndpoint, async ({ caller, params }) => {
      const { reply, version } = await getLine(deps, caller, params.id);
      return withETag(ok(reply), version);
    }),
    route(editLineEndpoint, async ({ caller, params, body, expectedVersion }) => {
      const { reply, version } = await editLine(deps, caller, { id: params.id, expectedVersion, patch: body });
      return withETag(ok(reply), version);
    }),
    route(retireLineEndpoint, async ({ caller, params, body }) => {
      const { reply, version } = await retireLine(deps, caller, { id: params.id, ...body });
      return withETag(ok(reply), version);
    }),
    route(restoreLineEndpoint, async ({ caller, params }) => {
      const { reply, version } = await restoreLine(deps, caller, params.id);
      return withETag(ok(reply), version);
    }),
    route(confirmRemovalEndpoint, async ({ caller, params, body }) =>
      ok(await confirmRemoval(deps, caller, { lineId: params.id, phoneSystemId: params.phoneSystemId, ...body })),
    ),
    route(listRevisionsEndpoint, async ({ caller, params, query }) =>
      ok(await listRevisions(deps, caller, { lineId: params.id, ...query })),
    ),
    route(getRevisionEndpoint, async ({ caller, params }) =>
      ok(await getRevision(deps, caller, { lineId: params.id, number: params.n })),
    ),
    route(callersHearEndpoint, async ({ caller, params, query }) =>
      ok(await hearLine(deps, caller, { lineId: params.id, at: query.at })),
    ),
    route(lineStatesEndpoint, async ({ caller, params, query }) =>
      ok(await readLineStates(deps, caller, { lineId: params.id, ...query })),
    ),
    ...standingConsentRoutes(deps),
    ...dayRoutes(deps),
  ];
}

/** Whether lines may be closed in an emergency. */
function standingConsentRoutes(deps: Deps): Route[] {
  return [
    route(listStandingConsentsEndpoint, async ({ caller, query }) =>
      ok(await listStandingConsents(deps, caller, query)),
    ),
    route(setConsentsEndpoint, async ({ caller, body }) => ok(await setConsents(deps, caller, body))),
    route(listConsentChangesEndpoint, async ({ caller, params, query }) =>
      ok(await listConsentChanges(deps, caller, { ...query, id: params.id })),
    ),
  ];
}

/** Lines of a whole table. */
function tableRoutes(deps: Deps): Route[] {
  return [
    streamRoute(exportLinesEndpoint, async ({ caller, query }, request, response) => {
      const lines = await exportLines(deps, caller, query);
      return await sendTable({ request, response }, `lines-${taipeiDate(deps.clock.now())}`, lines);
    }),
    streamRoute(importLinesEndpoint, async ({ caller }, request) =>
      ok(await importLines(deps, caller, await receiveTable(request, { maxBytes: largestTable }))),
    ),
  ];
}

/** A line's own days: into files and out of them, and on to the next year. */
function dayRoutes(deps: Deps): Route[] {
  return [
    route(movedDaysEndpoint, async ({ caller, params, query }) =>
      ok(await moveOwnDays(deps, caller, { lineId: params.id, ...query })),
    ),
    streamRoute(importDaysEndpoint, async ({ caller }, request) => {
      const { stored } = await receiveFile(request, {
        maxBytes: largestDayFile,
        store: (content) => buffer(content),
        discard: async () => undefined,
      });
      return ok(importDays(deps, caller, stored));
    }),
    streamRoute(exportDaysEndpoint, async ({ caller, params }, _request, response) => {
      const { fileName, text } = await exportDays(deps, caller, params.id);
      response.status(200).set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'private, no-store',
      });
      response.end(text);
      return undefined;
    }),
    streamRoute(exportCalendarEndpoint, async ({ caller, params }, _request, response) => {
      const { fileName, text } = await exportCalendar(deps, caller, params.id);
      response.status(200).set({
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'private, no-store',
      });
      response.end(text);
      return undefined;
    }),
  ];
}
