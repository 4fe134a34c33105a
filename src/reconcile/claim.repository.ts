import type { TransactionSql } from 'postgres';
import type { Transaction } from '../db/database.ts';
import type { LineConfig } from '../domain/line/line-config.ts';
import { leaseSeconds } from './line-drives.repository.ts';

/** A line that this process has leased to bring it to `revision`. */
export interface ClaimedLine {
  id: string;
  organisationId: string;
  number: string;
  phoneSystemId: string;
  revision: number;
  settledRevision: number | null;
  config: LineConfig;
  /** Failed attempts at this revision so far. */
  attempts: number;
  /** No change of this line is in force: perhaps nothing of it was ever on the phone system. */
  untouched: boolean;
}

export type Lane = 'ordinary' | 'hurried' | 'emergency';

export interface Claim {
  phoneSystemId: string;
  /** The phone system does not follow the edges of closures by itself: the line is driven at each edge. */
  mindsEdges: boolean;
  token: string;
  most: number;
  /** `hurried`: only lines with a closure of their own on its way; `emergency`: only those of broadcasts. Whatever else waits. */
  lane: Lane;
  /** Our clock, which closures follow. */
  at: Date;
}

/**
 * A closure of line `l` itself has been approved, begun or ended since the line was driven last. Those of broadcasts have states of
 * their own, which say when they are to be driven: their history is never read here.
 */
function edgePassed(sql: TransactionSql, at: Date) {
  const since = sql`coalesce(d.as_of, l.settled_at, '-infinity')`;
  const now = sql`${at.toISOString()}::timestamptz`;
  return sql`exists (select 1 from closure c where c.line_id = l.id and not c.withdrawn and (
    (c.approved_at > ${since} and c.until_at > ${now}) or (c.from_at > ${since} and c.from_at <= ${now})
    or (c.until_at > ${since} and c.until_at <= ${now})))`;
}

/** Neither leased nor in a pause after a failure. */
function isFree(sql: TransactionSql) {
  return sql`(d.lease_until is null or d.lease_until < now()) and (d.not_before is null or d.not_before <= now())`;
}

/** The lines to lease, under lock; those that somebody else has under lock are skipped. */
function dueLines(sql: TransactionSql, { phoneSystemId, mindsEdges, most, at, lane }: Claim) {
  if (lane === 'emergency')
    return sql`
      select d.line_id from broadcast_line b join line_drive d on d.line_id = b.line_id
        join line l on l.id = b.line_id and l.phone_system_id = b.phone_system_id
      where b.phone_system_id = ${phoneSystemId} and b.state in ('queued', 'failed', 'restoring') and ${isFree(sql)}
      order by b.line_id limit ${most}
      for update of d skip locked`;
  if (lane === 'hurried')
    return sql`
      select d.line_id from line_drive d join line l on l.id = d.line_id
      where d.hurried and l.phone_system_id = ${phoneSystemId} and ${isFree(sql)}
      order by d.line_id limit ${most}
      for update of d skip locked`;
  const edge = mindsEdges ? sql`or ${edgePassed(sql, at)}` : sql``;
  return sql`
      select d.line_id from line_drive d join line l on l.id = d.line_id
      where l.phone_system_id = ${phoneSystemId} and ${isFree(sql)}
        and (l.settled_revision is distinct from l.revision or d.again ${edge})
      order by d.not_before nulls first, d.line_id limit ${most}
      for update of d skip locked`;
}

/**
 * Leases unsettled lines of one phone system, the longest waiting first. Two processes never get the same line.
 * Leases and pauses use the database's clock.
 */
export async function claimLines({ sql }: Transaction, claim: Claim): Promise<ClaimedLine[]> {
  const { token } = claim;
  const rows = await sql`
    with due as (${dueLines(sql, claim)}),
    claimed as (
      update line_drive d set lease_token = ${token}, lease_until = now() + make_interval(secs => ${leaseSeconds}),
        attempts = case when d.target = l.revision then d.attempts else 0 end, target = l.revision
      from due join line l on l.id = due.line_id
      where d.line_id = due.line_id
      returning d.line_id, d.target, d.attempts)
    select l.id, l.organisation_id as "organisationId", l.number, l.phone_system_id as "phoneSystemId", c.target as revision,
      l.settled_revision as "settledRevision", r.config, c.attempts,
      not exists (select 1 from line_revision t where t.line_id = l.id and t.number <= c.target
        and t.reason not in ('created', 'edited', 'taken_back')
        and not exists (select 1 from line_revision b where b.line_id = t.line_id and b.takes_back = t.number)) as untouched
    from claimed c join line l on l.id = c.line_id join line_revision r on r.line_id = l.id and r.number = c.target
    order by l.id`;
  return rows as unknown as ClaimedLine[];
}

/** Phone systems with lines that `claimLines` would find, closures' edges only for the kinds named. */
export async function unsettledPhoneSystems(
  { sql }: Transaction,
  { kinds, mindEdges, at }: { kinds: string[]; mindEdges: string[]; at: Date },
): Promise<string[]> {
  const rows = await sql`
    select s.id from phone_system s where s.kind = any(${kinds}) and (
      exists (select 1 from line l join line_drive d on d.line_id = l.id
        where l.phone_system_id = s.id and l.settled_revision is distinct from l.revision and ${isFree(sql)})
      or exists (select 1 from line_drive d join line l on l.id = d.line_id
        where d.again and l.phone_system_id = s.id and ${isFree(sql)})
      or (s.kind = any(${mindEdges}) and exists (select 1 from closure e join line l on l.id = e.line_id
        join line_drive d on d.line_id = l.id where l.phone_system_id = s.id and ${isFree(sql)} and ${edgePassed(sql, at)})))`;
  return rows.map((row) => row.id as string);
}

/** Phone systems with lines of broadcasts, or with a closure of their own on its way, that nobody drives now, with how many. */
export async function hurriedPhoneSystems(
  { sql }: Transaction,
  kinds: string[],
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const rows = await sql`
    select waiting.phone_system_id as "phoneSystemId", count(*)::int as lines
    from (
      select b.phone_system_id, b.line_id from broadcast_line b where b.state in ('queued', 'failed', 'restoring')
      union all
      select l.phone_system_id, l.id from line_drive h join line l on l.id = h.line_id where h.hurried) waiting
    join line_drive d on d.line_id = waiting.line_id join phone_system s on s.id = waiting.phone_system_id
    where s.kind = any(${kinds}) and ${isFree(sql)} group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}
