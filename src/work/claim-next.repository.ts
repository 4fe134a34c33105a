import type { Transaction } from '../db/database.ts';
import { type ChangeRequestStatus, changeRequestStatuses, followsJob } from '../domain/change-request/lifecycle.ts';

export interface Claim {
  /** How many jobs the taker holds already. */
  taken: number;
  job: ClaimedJob | null;
}

export interface ClaimedJob {
  jobId: string;
  changeRequestId: string;
  organisationId: string;
  lineId: string;
  /** The request's status, before and after. */
  before: ChangeRequestStatus;
  after: ChangeRequestStatus;
}

interface ClaimWish {
  holder: { userId: string; name: string };
  now: Date;
  /** Lease ends: of an emergency's job, and of any other. */
  leases: { emergency: Date; other: Date };
  most: number;
}

/** What `take` makes of a request, from the lifecycle's own table, for the statement. */
const takeMakes = JSON.stringify(
  Object.fromEntries(
    changeRequestStatuses.flatMap((status) => {
      const next = followsJob[status].take;
      return next === undefined ? [] : [[status, next]];
    }),
  ),
);

/**
 * Takes the first open job of the queue and moves its request, in one statement: the cell `open` × `take` of the job's
 * lifecycle (test/integration/take-next.test.ts compares it with the step itself). Two claimers get different rows (`skip
 * locked`, also for the request: otherwise a cancel that holds the request would wait for the job, and we for the
 * request). One person's claims run one after the other, so that the limit holds.
 */
export async function claimNext({ sql }: Transaction, { holder, now, leases, most }: ClaimWish): Promise<Claim> {
  const turn = sql`select pg_advisory_xact_lock(hashtextextended(${holder.userId}, 7))`.execute();
  const claiming = sql`
    with mine as materialized (
      select count(*)::int as taken from job where taken_by = ${holder.userId} and status = 'taken' and not paused
        and (lease_until > ${now.toISOString()} or apply_requested_at is not null)),
    next as materialized (
      select job.id, change_request.status as before, ${takeMakes}::jsonb ->> change_request.status as after
      from job join change_request on change_request.id = job.change_request_id
      where job.status = 'open' and not job.paused and (select taken from mine) < ${most}
        and ${takeMakes}::jsonb ? change_request.status
      order by job.emergency desc, job.due_by, job.created_at, job.id limit 1
      for update of job, change_request skip locked),
    claimed as (
      update job set status = 'taken', taken_by = ${holder.userId}, taken_by_name = ${holder.name},
        taken_at = ${now.toISOString()}, 
        lease_until = case when emergency then ${leases.emergency.toISOString()}::timestamptz else ${leases.other.toISOString()}::timestamptz end,
        version = version + 1
      where id = (select id from next) returning id, change_request_id, organisation_id),
    moved as (
      update change_request set status = (select after from next), reason = null, updated_at = ${now.toISOString()},
        version = version + 1
      where id = (select change_request_id from claimed) returning id, line_id)
    select mine.taken, claimed.id as "jobId", claimed.change_request_id as "changeRequestId",
      claimed.organisation_id as "organisationId", moved.line_id as "lineId", next.before, next.after
    from mine left join next on true left join claimed on true left join moved on true`.execute();
  const [, [row]] = await Promise.all([turn, claiming]);
  const { taken, ...job } = row as unknown as { taken: number; jobId: string | null } & ClaimedJob;
  return { taken, job: job.jobId === null ? null : job };
}
