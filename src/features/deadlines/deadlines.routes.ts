import {
  calendarYearEndpoint,
  computeDeadlineEndpoint,
  fileByEndpoint,
  serviceDayEndpoint,
} from '../../contract/deadlines.contract.ts';
import { promiseFileEndpoint } from '../../contract/promise.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { computeDeadlineFor } from './compute-deadline.ts';
import { getCalendarYear, getServiceDay } from './read-calendar.ts';
import { readFileBy } from './read-file-by.ts';
import { readPromise } from './read-promise.ts';

/** `service-day` comes before `{year}`, which would match it. */
export function deadlineRoutes(deps: Deps): Route[] {
  return [
    route(computeDeadlineEndpoint, async ({ caller, body }) => ok(await computeDeadlineFor(deps, caller, body))),
    route(fileByEndpoint, async ({ caller, body }) => ok(await readFileBy(deps, caller, body))),
    route(serviceDayEndpoint, async ({ caller, query }) => ok(await getServiceDay(deps, caller, query.date))),
    route(calendarYearEndpoint, async ({ caller, params }) => ok(await getCalendarYear(deps, caller, params.year))),
    streamRoute(promiseFileEndpoint, async ({ caller, params }, _request, response) => {
      const { fileName, text } = await readPromise(deps, caller, params.id);
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
