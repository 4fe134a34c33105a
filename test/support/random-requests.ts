import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { type Wait, waitsUntil } from '../../src/domain/deadline/deadline-rules.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';

const calendar = loadServiceCalendar().current();
const hourMs = 3_600_000;

/** Pseudo-random numbers in [0, 1), the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** What differs between requests, by its column; instants are ISO. */
export interface RandomRequest {
  id: string;
  organisation_id: string;
  line_id: string;
  kind: string;
  status: string;
  outcome: string | null;
  received_at: string;
  clock_start: string;
  day0: string;
  earliest_by: string;
  due_by: string;
  receipt: { date: string; reason: string }[];
  waits: { from: string; until: string | null }[];
  effective_at: string | null;
  completed_at: string | null;
  forecast_by: string | null;
  forecast_basis: object | null;
  reopens: string | null;
}

const statuses = [
  'accepted',
  'inProgress',
  'scheduled',
  'partial',
  'pending',
  'held',
  'rejected',
  'failed',
  'cancelled',
];
const kinds = ['voice_replacement', 'business_hours', 'other_adjustment'];

/** A request in a time range, with the promise that it would have had. Three of four are completed, most of them in time. */
export function randomRequest(
  random: () => number,
  parts: { id: string; organisationId: string; lineId: string; from: Date; until: Date },
): RandomRequest {
  const later = (instant: Date, hours: number) => new Date(instant.getTime() + Math.floor(random() * hours * hourMs));
  const oneOf = <Each>(list: readonly Each[]) => list[Math.floor(random() * list.length)] as Each;
  const receivedAt = new Date(
    Math.floor((parts.from.getTime() + random() * (parts.until.getTime() - parts.from.getTime())) / 1000) * 1000,
  );
  const isCompleted = random() < 0.75;
  const status = isCompleted ? 'completed' : oneOf(statuses);
  const waits: { from: string; until: string | null }[] = [];
  if (random() < 0.3 || status === 'pending') {
    const begin = later(receivedAt, 120);
    waits.push({ from: begin.toISOString(), until: status === 'pending' ? null : later(begin, 72).toISOString() });
  }
  const closed: Wait[] = waitsUntil(
    waits.filter(({ until }) => until !== null),
    receivedAt,
  );
  const explained = explainDeadline(calendar, { receivedAt, waits: closed });
  if (!explained.ok) throw new Error('outside the calendar');
  const { clockStart, day0, earliestBy, dueBy, receipt } = explained.deadline;
  const effectiveAt = random() < 0.2 ? later(receivedAt, 400) : null;
  const done = later(random() < 0.1 && effectiveAt !== null ? effectiveAt : receivedAt, random() < 0.8 ? 90 : 400);
  const isForeseen = random() < 0.6;
  const forecast = {
    forecast_by: isForeseen ? later(clockStart, 70).toISOString() : null,
    forecast_basis: isForeseen ? { serviceMs: 0, count: 10, days: 90 } : null,
  };
  return {
    id: parts.id,
    organisation_id: parts.organisationId,
    line_id: parts.lineId,
    kind: oneOf(kinds),
    status,
    outcome: isCompleted ? (random() < 0.1 ? 'partly' : 'whole') : null,
    received_at: receivedAt.toISOString(),
    clock_start: clockStart.toISOString(),
    day0,
    earliest_by: earliestBy.toISOString(),
    due_by: dueBy.toISOString(),
    receipt: receipt as RandomRequest['receipt'],
    waits,
    effective_at: effectiveAt?.toISOString() ?? null,
    completed_at: isCompleted ? done.toISOString() : null,
    ...forecast,
    reopens: null,
  };
}

/** Inserts them directly, without filing; columns that reports do not read are the same for all. */
export async function insertRequests(
  query: (text: string, values?: unknown[]) => Promise<Record<string, string>[]>,
  requests: readonly RandomRequest[],
): Promise<void> {
  const [columns] = await query(
    `select string_agg(quote_ident(column_name), ',') as names from information_schema.columns
     where table_name = 'change_request' and is_generated = 'NEVER'`,
  );
  const names = columns?.names;
  const common = {
    line_count: 1,
    patch: {},
    filed_by_name: 'Somebody',
    on_behalf: false,
    behalf_channel: null,
    behalf_evidence: null,
    extra_business_days: 0,
    calendar_version: 'test',
    provisional: false,
    warned: 'breach',
    version: 1,
    created_at: '2026-01-01',
    updated_at: '2026-01-01',
  };
  await query(
    `insert into change_request (${names}) select ${names} from jsonb_populate_recordset(null::change_request, $1::jsonb)`,
    [JSON.stringify(requests.map((request) => ({ ...common, ...request })))],
  );
}
