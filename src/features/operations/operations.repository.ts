import type { Transaction } from '../../db/database.ts';

type Reader = Pick<Transaction, 'sql'>;

export interface JobFigures {
  open: number;
  taken: number;
  late: number;
  dueSoon: number;
  failed: number;
}

/** Counts of the queue's jobs at an instant. A paused job is nobody's to take, and is not late. */
export async function countJobs({ sql }: Reader, now: Date): Promise<JobFigures> {
  const at = now.toISOString();
  const [row] = await sql<JobFigures[]>`
    select count(*) filter (where j.status = 'open' and not j.paused)::int as open,
      count(*) filter (where j.status = 'taken')::int as taken,
      count(*) filter (where j.status in ('open', 'taken') and not j.paused and j.due_by < ${at}::timestamptz)::int as late,
      count(*) filter (where j.status in ('open', 'taken') and not j.paused and j.due_by >= ${at}::timestamptz
        and j.due_by < ${at}::timestamptz + interval '4 hours')::int as "dueSoon",
      count(*) filter (where j.status = 'failed' and r.status = 'failed')::int as failed
    from job j join change_request r on r.id = j.change_request_id
    where j.status in ('open', 'taken', 'failed')`;
  return row as JobFigures;
}

export async function countRequests({ sql }: Reader): Promise<{ waitingForCustomer: number; scheduled: number }> {
  const [row] = await sql<{ waitingForCustomer: number; scheduled: number }[]>`
    select count(*) filter (where status = 'pending')::int as "waitingForCustomer",
      count(*) filter (where status = 'scheduled')::int as scheduled
    from change_request where status in ('pending', 'scheduled')`;
  return row as { waitingForCustomer: number; scheduled: number };
}

export async function countLines({ sql }: Reader): Promise<{ unknown: number; unsettled: number }> {
  const [row] = await sql<{ unknown: number; unsettled: number }[]>`
    select (select count(*) from line where unknown_since is not null)::int as unknown,
      (select count(*) from line
        where settled_revision is distinct from revision and retired_at is null)::int as unsettled`;
  return row as { unknown: number; unsettled: number };
}

export async function listSilent({ sql }: Reader): Promise<{ id: string; name: string; since: Date }[]> {
  const rows = await sql<{ id: string; name: string; since: string }[]>`
    select id, name, unanswered_since as since from phone_system where unanswered_since is not null
    order by unanswered_since, name`;
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

/** Of all phone systems those that have stopped answering, and since when the first one has. */
export async function countSilent({ sql }: Reader): Promise<{ all: number; silent: number; silentSince: Date | null }> {
  const [row] = await sql<{ all: number; silent: number; since: string | null }[]>`
    select count(*)::int as all, count(unanswered_since)::int as silent, min(unanswered_since) as since from phone_system`;
  const { all = 0, silent = 0, since = null } = row ?? {};
  return { all, silent, silentSince: since === null ? null : new Date(since) };
}

/** Jobs of the queue that nobody has taken, and since when the oldest waits. */
export async function countWaiting({ sql }: Reader): Promise<{ waiting: number; oldestAt: Date | null }> {
  const [row] = await sql<{ waiting: number; oldest: string | null }[]>`
    select count(*)::int as waiting, min(created_at) as oldest from job
    where status = 'open' and not paused and change_request_id is not null`;
  const { waiting = 0, oldest = null } = row ?? {};
  return { waiting, oldestAt: oldest === null ? null : new Date(oldest) };
}

/** How many open jobs of the queue are at least so many hours old, and younger than the next step. `steps` begins with 0. */
export async function countAges({ sql }: Reader, now: Date, steps: readonly number[]): Promise<number[]> {
  const rows = await sql<{ step: number; count: number }[]>`
    select width_bucket(greatest(extract(epoch from ${now.toISOString()}::timestamptz - created_at) / 3600, 0)::numeric,
      ${`{${steps.join(',')}}`}::numeric[]) as step, count(*)::int as count
    from job where status = 'open' and not paused and change_request_id is not null group by 1`;
  const found = new Map(rows.map(({ step, count }) => [step, count]));
  return steps.map((_step, index) => found.get(index + 1) ?? 0);
}

const mostCustomers = 20;

export async function listWithoutOwner({ sql }: Reader): Promise<{ id: string; name: string }[]> {
  return await sql<{ id: string; name: string }[]>`
    select c.id, c.name from customer c
    where not exists (select 1 from member m where m.organisation_id = c.id and m.role = 'owner')
    order by c.name limit ${mostCustomers}`;
}

/** `date`: contracts that end on it or before, `YYYY-MM-DD`; the next to end first. */
export async function listEnding(
  { sql }: Reader,
  date: string,
): Promise<{ id: string; name: string; until: string }[]> {
  return await sql<{ id: string; name: string; until: string }[]>`
    select id, name, contract_until::text as until from customer where contract_until <= ${date}::date
    order by contract_until, name limit ${mostCustomers}`;
}

export interface CountyCount {
  county: string;
  lines: number;
  customers: number;
  agreed: number;
}

/** Counties with lines in service. */
export async function countByCounty({ sql }: Reader): Promise<CountyCount[]> {
  return await sql<CountyCount[]>`
    select county, count(*)::int as lines, count(distinct organisation_id)::int as customers,
      count(*) filter (where emergency_consent = 'auto')::int as agreed
    from line where retired_at is null group by county`;
}
