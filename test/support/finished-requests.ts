import { randomUUID } from 'node:crypto';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';
import type { TestApp } from './app.ts';
import { insertRequests, type RandomRequest } from './random-requests.ts';

const calendar = loadServiceCalendar().current();

interface Finished {
  /** The line named first, of `as(account).line(…)`. */
  line: { id: string; organisationId: string };
  kind?: string;
  receivedAt: string;
  /** One each. */
  completedAt: readonly string[];
  /** The forecast of each at filing. */
  forecastBy?: string;
}

/** Inserts completed requests as if filed and worked on before; the test's background work does not touch them. */
export async function insertFinished(app: Pick<TestApp, 'query'>, wish: Finished): Promise<void> {
  const { line, kind = 'voice_replacement', forecastBy = null } = wish;
  const basis = forecastBy === null ? null : { serviceMs: 0, count: 10, days: 90 };
  const receivedAt = new Date(wish.receivedAt);
  const explained = explainDeadline(calendar, { receivedAt });
  if (!explained.ok) throw new Error('outside the calendar');
  const { clockStart, day0, earliestBy, dueBy, receipt } = explained.deadline;
  const requests = wish.completedAt.map(
    (completedAt): RandomRequest => ({
      ...{ id: randomUUID(), organisation_id: line.organisationId, line_id: line.id, kind, status: 'completed' },
      ...{ outcome: 'whole', received_at: receivedAt.toISOString(), clock_start: clockStart.toISOString(), day0 },
      ...{ earliest_by: earliestBy.toISOString(), due_by: dueBy.toISOString(), receipt: receipt as never, waits: [] },
      ...{ effective_at: null, completed_at: new Date(completedAt).toISOString(), reopens: null },
      ...{ forecast_by: forecastBy, forecast_basis: basis },
    }),
  );
  await insertRequests(app.query, requests);
  await app.query(
    `insert into change_request_line (organisation_id, change_request_id, line_id, position)
     select $1, id, $2, 0 from unnest($3::uuid[]) as id`,
    [line.organisationId, line.id, requests.map(({ id }) => id)],
  );
}
