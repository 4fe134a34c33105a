import type { TransactionSql } from 'postgres';
import type { Transaction } from '../../db/database.ts';
import type { BroadcastLineState } from '../../domain/broadcast/broadcast-state.ts';
import type { DriveFault } from '../../domain/line/line-outcome.ts';
import { type DraftTerms, draftLines } from './draft-lines.repository.ts';

/** Above so many lines one line of each phone system and sound goes first (docs/rules.md#broadcasts). */
const canaryAbove = 20;
/** Sounds of a phone system that are tried first. */
const canarySounds = 3;

/** The state in which a line begins, by `many`, its `place` among lines of its phone system and sound, and its `sound`; a person waits for none. */
function firstState(sql: TransactionSql) {
  return sql`case when many and not by_hand and (place > 1 or sound > ${canarySounds}) then 'held' else 'queued' end`;
}

/**
 * Writes a row for each line that is to be closed, in one statement. Of many lines the first of each phone system and sound are
 * `queued`, the others `held`. `byHand` false leaves out the lines that a person changes, `'only'` adds them later; `asks` notes the customers that want to be asked. Returns how many lines
 * each phone system has to drive now.
 */
export async function sendLines(
  { sql }: Transaction,
  broadcastId: string,
  terms: DraftTerms,
  { byHand, asks, now }: { byHand: boolean | 'only'; asks: boolean; now: Date },
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const wanted = byHand === true ? sql`true` : byHand === 'only' ? sql`by_hand` : sql`not by_hand`;
  const rows = await sql`
    with those as materialized (select * from (${draftLines(sql, terms)}) as lines where disposition in ('close', 'ask')),
    asked as (
      insert into broadcast_question (id, organisation_id, broadcast_id, contact_email, contact_name, line_ids, created_at)
      select gen_random_uuid(), t.organisation_id, ${broadcastId}::uuid, l.contact_email, string_agg(distinct l.contact_name, ', '),
        array_agg(t.line_id order by t.number), ${now.toISOString()}::timestamptz
      from those t join line l on l.id = t.line_id where t.disposition = 'ask' and ${asks}::boolean
      group by t.organisation_id, l.contact_email
      on conflict do nothing),
    closing as materialized (
      select line_id, organisation_id, phone_system_id, prompt_id, by_hand,
        count(*) filter (where not by_hand) over () > ${canaryAbove} as many,
        row_number() over (partition by phone_system_id, prompt_id order by line_id) as place,
        dense_rank() over (partition by phone_system_id order by prompt_id nulls first) as sound
      from those where disposition = 'close' and ${wanted}),
    sent as (
      insert into broadcast_line (organisation_id, broadcast_id, line_id, phone_system_id, hand_id, state, prompt_id, at)
      select organisation_id, ${broadcastId}::uuid, line_id, phone_system_id,
        case when by_hand then gen_random_uuid() end, ${firstState(sql)}, prompt_id,
        ${now.toISOString()}::timestamptz
      from closing
      on conflict do nothing
      returning phone_system_id, hand_id, state)
    select phone_system_id as "phoneSystemId", count(*) filter (where state = 'queued')::int as lines from sent
    where hand_id is null group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}

/** Pauses after earlier failures of these lines end: an emergency does not wait for them. */
export async function endPauses({ sql }: Transaction, broadcastId: string): Promise<void> {
  await sql`
    update line_drive d set not_before = null, attempts = 0
    from broadcast_line b where b.broadcast_id = ${broadcastId} and b.line_id = d.line_id and d.not_before is not null`;
}

/** Lines that somebody has worked on by hand are left out; or only lines by hand that nobody has worked on are moved. */
export type Which = 'untouched' | 'untouchedByHand';

/** Moves lines from one state to another; returns the phone systems whose lines moved, with how many. */
export async function moveLines(
  { sql }: Transaction,
  {
    broadcastId,
    from,
    to,
    phoneSystemId,
    which,
    now,
  }: {
    broadcastId: string;
    from: readonly BroadcastLineState[];
    to: BroadcastLineState;
    phoneSystemId?: string;
    which?: Which;
    now: Date;
  },
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const touched = sql`exists (select from job j where j.subject_kind = 'broadcast_line' and j.subject_id = hand_id
    and (j.status = 'taken' or j.outcome = 'done'))`;
  const those = {
    untouched: sql`and (hand_id is null or not ${touched})`,
    untouchedByHand: sql`and hand_id is not null and not ${touched}`,
  };
  const rows = await sql`
    with moved as (
      update broadcast_line set state = ${to}, attempts = 0, fault = null, at = ${now.toISOString()}::timestamptz
      where broadcast_id = ${broadcastId} and state = any(${[...from]}::text[])
        and ${phoneSystemId === undefined ? sql`true` : sql`phone_system_id = ${phoneSystemId}`}
        ${which === undefined ? sql`` : those[which]}
      returning phone_system_id, hand_id)
    select phone_system_id as "phoneSystemId", count(*)::int as lines from moved where hand_id is null group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}

/** Before lines on their way are stopped: whoever drives them loses the lease, and they are driven once more as they are wanted then. */
export async function driveStoppedOnceMore({ sql }: Transaction, broadcastId: string): Promise<void> {
  await sql`
    update line_drive d set again = true, lease_token = null, lease_until = null, not_before = null
    from broadcast_line b where b.broadcast_id = ${broadcastId} and b.state = 'queued' and b.line_id = d.line_id`;
}

/**
 * What was stopped waits again: of many lines all but the first of each phone system and sound, and all of a phone system one of whose
 * lines has failed, whether it failed before or after the stop.
 */
export async function resumeLines(
  { sql }: Transaction,
  broadcastId: string,
  now: Date,
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const rows = await sql`
    with driven as (
      select count(*) > ${canaryAbove} as many,
        coalesce(array_agg(distinct phone_system_id) filter (where state = 'failed'), '{}') as failing
      from broadcast_line where broadcast_id = ${broadcastId} and hand_id is null),
    waiting as (
      select line_id, hand_id is not null as by_hand, many,
        row_number() over (partition by phone_system_id, prompt_id order by line_id)
          + case when phone_system_id = any(failing) then 1 else 0 end as place,
        dense_rank() over (partition by phone_system_id order by prompt_id nulls first) as sound
      from broadcast_line, driven where broadcast_id = ${broadcastId} and state = 'stopped'),
    resumed as (
      update broadcast_line b set attempts = 0, fault = null, at = ${now.toISOString()}::timestamptz,
        state = ${firstState(sql)}
      from waiting w where b.broadcast_id = ${broadcastId} and b.line_id = w.line_id
      returning b.phone_system_id, b.hand_id, b.state)
    select phone_system_id as "phoneSystemId", count(*) filter (where state = 'queued')::int as lines from resumed
    where hand_id is null group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}

/** How many lines are in each state, of each phone system. */
export interface SystemProgress {
  phoneSystemId: string;
  name: string;
  states: Partial<Record<BroadcastLineState, number>>;
  fellBackAt: string | null;
}

export async function progressOf({ sql }: Pick<Transaction, 'sql'>, broadcastId: string): Promise<SystemProgress[]> {
  const rows = await sql`
    select s.id as "phoneSystemId", s.name, jsonb_object_agg(p.state, p.lines) as states, f.at as "fellBackAt"
    from (select phone_system_id, state, count(*) as lines from broadcast_line
      where broadcast_id = ${broadcastId} group by 1, 2) as p
    join phone_system s on s.id = p.phone_system_id
    left join broadcast_fallback f on f.broadcast_id = ${broadcastId} and f.phone_system_id = s.id
    group by s.id, s.name, f.at order by s.name, s.id`;
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
  byHand: boolean;
  /** Whose job it is now, where a person changes its phone system. */
  takenBy: string | null;
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
      b.phone_system_id as "phoneSystemId", b.state, b.prompt_id as "promptId", b.fault, b.at, b.hand_id is not null as "byHand", j.taken_by_name as "takenBy"
    from broadcast_line b join line l on l.id = b.line_id join customer c on c.id = b.organisation_id
      left join job j on j.subject_kind = 'broadcast_line' and j.subject_id = b.hand_id and j.status = 'taken'
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
