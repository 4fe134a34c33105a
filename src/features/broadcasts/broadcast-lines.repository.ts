import type { TransactionSql } from 'postgres';
import type { Transaction } from '../../db/database.ts';
import type { BroadcastLineState } from '../../domain/broadcast/broadcast-state.ts';
import type { DriveFault } from '../../domain/line/line-outcome.ts';
import { type DraftTerms, draftLines } from './draft-lines.repository.ts';

/** Above so many lines one line of each phone system and sound goes first (docs/rules.md#broadcasts). */
const canaryAbove = 20;
/** Sounds of a phone system that are tried first. */
const canarySounds = 3;

/** The state in which a line begins, by `many`, its `place` among lines of its phone system and sound, and its `sound`. */
function firstState(sql: TransactionSql) {
  return sql`case when many and (place > 1 or sound > ${canarySounds}) then 'held' else 'queued' end`;
}

/**
 * Writes a row for each line that is to be closed, in one statement. Of many lines the first of each phone system and sound are
 * `queued`, the others `held`. Returns how many lines each phone system has to drive now.
 */
export async function sendLines(
  { sql }: Transaction,
  broadcastId: string,
  terms: DraftTerms,
  now: Date,
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const rows = await sql`
    with closing as materialized (
      select line_id, organisation_id, phone_system_id, prompt_id,
        count(*) over () > ${canaryAbove} as many,
        row_number() over (partition by phone_system_id, prompt_id order by line_id) as place,
        dense_rank() over (partition by phone_system_id order by prompt_id nulls first) as sound
      from (${draftLines(sql, terms)}) as lines where disposition = 'close'),
    sent as (
      insert into broadcast_line (organisation_id, broadcast_id, line_id, phone_system_id, state, prompt_id, at)
      select organisation_id, ${broadcastId}::uuid, line_id, phone_system_id,
        ${firstState(sql)}, prompt_id,
        ${now.toISOString()}::timestamptz
      from closing
      returning phone_system_id, state)
    select phone_system_id as "phoneSystemId", count(*) filter (where state = 'queued')::int as lines from sent group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}

/** Pauses after earlier failures of these lines end: an emergency does not wait for them. */
export async function endPauses({ sql }: Transaction, broadcastId: string): Promise<void> {
  await sql`
    update line_drive d set not_before = null, attempts = 0
    from broadcast_line b where b.broadcast_id = ${broadcastId} and b.line_id = d.line_id and d.not_before is not null`;
}

/** Moves lines from one state to another; returns the phone systems whose lines moved, with how many. */
export async function moveLines(
  { sql }: Transaction,
  {
    broadcastId,
    from,
    to,
    phoneSystemId,
    now,
  }: {
    broadcastId: string;
    from: readonly BroadcastLineState[];
    to: BroadcastLineState;
    phoneSystemId?: string;
    now: Date;
  },
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const rows = await sql`
    with moved as (
      update broadcast_line set state = ${to}, attempts = 0, fault = null, at = ${now.toISOString()}::timestamptz
      where broadcast_id = ${broadcastId} and state = any(${[...from]}::text[])
        and ${phoneSystemId === undefined ? sql`true` : sql`phone_system_id = ${phoneSystemId}`}
      returning phone_system_id)
    select phone_system_id as "phoneSystemId", count(*)::int as lines from moved group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}

/** Before lines on their way are stopped: whoever drives them loses the lease, and they are driven once more as they are wanted then. */
export async function driveStoppedOnceMore({ sql }: Transaction, broadcastId: string): Promise<void> {
  await sql`
    update line_drive d set again = true, lease_token = null, lease_until = null, not_before = null
    from broadcast_line b where b.broadcast_id = ${broadcastId} and b.state = 'queued' and b.line_id = d.line_id`;
}

/** What was stopped waits again, but for the first line of each phone system and sound where none is closed yet. */
export async function resumeLines(
  { sql }: Transaction,
  broadcastId: string,
  now: Date,
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const rows = await sql`
    with waiting as (
      select line_id, row_number() over (partition by phone_system_id, prompt_id order by line_id) as place,
        dense_rank() over (partition by phone_system_id order by prompt_id nulls first) as sound,
        count(*) over () > ${canaryAbove} as many
      from broadcast_line where broadcast_id = ${broadcastId} and state = 'stopped'),
    resumed as (
      update broadcast_line b set attempts = 0, fault = null, at = ${now.toISOString()}::timestamptz,
        state = ${firstState(sql)}
      from waiting w where b.broadcast_id = ${broadcastId} and b.line_id = w.line_id
      returning b.phone_system_id, b.state)
    select phone_system_id as "phoneSystemId", count(*) filter (where state = 'queued')::int as lines from resumed group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}

/** How many lines are in each state, of each phone system. */
export interface SystemProgress {
  phoneSystemId: string;
  name: string;
  states: Partial<Record<BroadcastLineState, number>>;
}

export async function progressOf({ sql }: Pick<Transaction, 'sql'>, broadcastId: string): Promise<SystemProgress[]> {
  const rows = await sql`
    select s.id as "phoneSystemId", s.name, jsonb_object_agg(p.state, p.lines) as states
    from (select phone_system_id, state, count(*) as lines from broadcast_line
      where broadcast_id = ${broadcastId} group by 1, 2) as p
    join phone_system s on s.id = p.phone_system_id group by 1, 2 order by s.name, s.id`;
  return rows as unknown as SystemProgress[];
}

export interface SentLine {
  lineId: string;
  organisationId: string;
  number: string;
  label: string;
  customer: string;
  phoneSystemId: string;
  state: BroadcastLineState;
  promptId: string | null;
  fault: DriveFault | null;
  at: string;
}

/** A page of a sent broadcast's lines, by number; a customer's connection sees its own. */
export async function listSentLines(
  { sql }: Pick<Transaction, 'sql'>,
  broadcastId: string,
  { state, after, limit }: { state?: BroadcastLineState; after: string | null; limit: number },
): Promise<SentLine[]> {
  const rows = await sql`
    select b.line_id as "lineId", b.organisation_id as "organisationId", l.number, l.label, c.name as customer,
      b.phone_system_id as "phoneSystemId", b.state, b.prompt_id as "promptId", b.fault, b.at
    from broadcast_line b join line l on l.id = b.line_id join customer c on c.id = b.organisation_id
    where b.broadcast_id = ${broadcastId} and ${state === undefined ? sql`true` : sql`b.state = ${state}`}
      and ${after === null ? sql`true` : sql`l.number > ${after}`}
    order by l.number limit ${limit + 1}`;
  return rows as unknown as SentLine[];
}

/** Organisations with lines of a broadcast, with how many: for one audit row each. */
export async function organisationsOf(
  { sql }: Transaction,
  broadcastId: string,
): Promise<{ organisationId: string; lines: number }[]> {
  const rows = await sql`
    select organisation_id as "organisationId", count(*)::int as lines from broadcast_line
    where broadcast_id = ${broadcastId} group by 1 order by 1`;
  return rows as unknown as { organisationId: string; lines: number }[];
}
