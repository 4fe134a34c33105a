import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { broadcastQuestion, broadcastQuestionMail } from '../../db/schema/broadcast-question.ts';
import type { AskedLines, BroadcastLineState } from '../../domain/broadcast/broadcast-state.ts';

export type QuestionRow = typeof broadcastQuestion.$inferSelect;
export type QuestionMailRow = typeof broadcastQuestionMail.$inferSelect;

/** One question of each customer that nobody has got a mail about yet, of running broadcasts. */
export async function unmailedQuestions({ sql }: Transaction, most: number): Promise<string[]> {
  const rows = await sql`
    select id from (
      select distinct on (q.broadcast_id, q.organisation_id) q.id, q.created_at
      from broadcast_question q join broadcast b on b.id = q.broadcast_id
      where q.mailed_at is null and b.status in ('sending', 'stopped', 'active')
      order by q.broadcast_id, q.organisation_id, q.id) as first
    order by created_at, id limit ${most}`;
  return rows.map((row) => row.id as string);
}

interface CustomerAsked {
  broadcastId: string;
  organisationId: string;
}

function ofCustomer({ broadcastId, organisationId }: CustomerAsked) {
  return and(eq(broadcastQuestion.broadcastId, broadcastId), eq(broadcastQuestion.organisationId, organisationId));
}
const inOrder = [asc(broadcastQuestion.contactName), asc(broadcastQuestion.id)];

/** The questions to one customer: lines without a contact last. */
export async function customerQuestions({ orm }: Transaction, asked: CustomerAsked): Promise<QuestionRow[]> {
  return await orm
    .select()
    .from(broadcastQuestion)
    .where(ofCustomer(asked))
    .orderBy(...inOrder);
}

/** The same under lock. */
export async function lockCustomerQuestions({ orm }: Transaction, asked: CustomerAsked): Promise<QuestionRow[]> {
  return await orm
    .select()
    .from(broadcastQuestion)
    .where(ofCustomer(asked))
    .orderBy(...inOrder)
    .for('update');
}

export type GivenAnswer = Pick<
  QuestionRow,
  'answer' | 'answeredBy' | 'answeredByContact' | 'answeredAt' | 'takenDownBy' | 'takenDownByName'
>;

export async function updateQuestions(
  { orm }: Transaction,
  ids: readonly string[],
  values: GivenAnswer | Pick<QuestionRow, 'mailedAt'>,
): Promise<void> {
  await orm
    .update(broadcastQuestion)
    .set(values)
    .where(inArray(broadcastQuestion.id, [...ids]));
}

export async function insertQuestionMail(transaction: Transaction, row: QuestionMailRow): Promise<void> {
  await transaction.orm.insert(broadcastQuestionMail).values(row);
}

export async function findQuestionMail(transaction: Transaction, tokenHash: string): Promise<QuestionMailRow | null> {
  const [row] = await transaction.orm
    .select()
    .from(broadcastQuestionMail)
    .where(eq(broadcastQuestionMail.tokenHash, tokenHash));
  return row ?? null;
}

/** The first reading counts. */
export async function noteOpened({ sql }: Transaction, id: string, at: Date): Promise<boolean> {
  const rows = await sql`
    update broadcast_question_mail set opened_at = ${at.toISOString()}::timestamptz
    where id = ${id} and opened_at is null returning id`;
  return rows.length > 0;
}

export async function findQuestion(transaction: Transaction, id: string): Promise<QuestionRow | null> {
  const [row] = await transaction.orm.select().from(broadcastQuestion).where(eq(broadcastQuestion.id, id));
  return row ?? null;
}

export interface LineNamed {
  id: string;
  number: string;
  label: string;
}

/** Names of lines with their ids, by number. */
export async function nameLines({ sql }: Pick<Transaction, 'sql'>, lineIds: readonly string[]): Promise<LineNamed[]> {
  const rows = await sql`select id, number, label from line where id = any(${[...lineIds]}::uuid[]) order by number`;
  return rows as unknown as LineNamed[];
}

/** A question with the name of its customer. */
export interface AskedCustomer extends QuestionRow {
  customer: string;
}

/** The customers that were asked: those who have not answered first. */
export async function questionsOf(transaction: Transaction, broadcastId: string): Promise<AskedCustomer[]> {
  const rows = await transaction.sql`
    select q.id, q.organisation_id as "organisationId", q.broadcast_id as "broadcastId", q.line_ids as "lineIds", q.answer,
      q.answered_by as "answeredBy", q.answered_by_contact as "answeredByContact", q.answered_at as "answeredAt", q.created_at as "createdAt", q.mailed_at as "mailedAt",
      q.taken_down_by as "takenDownBy", q.taken_down_by_name as "takenDownByName",
      q.contact_name as "contactName", q.contact_email as "contactEmail",
      c.name as customer
    from broadcast_question q join customer c on c.id = q.organisation_id
    where q.broadcast_id = ${broadcastId} order by q.answer is not null, c.name, q.organisation_id, q.contact_name, q.id`;
  return rows.map((row) => ({
    ...(row as unknown as AskedCustomer),
    answeredAt: row.answeredAt && new Date(row.answeredAt),
  }));
}

export async function questionMailsOf(transaction: Transaction, broadcastId: string): Promise<QuestionMailRow[]> {
  const rows = await transaction.orm
    .select({ mail: broadcastQuestionMail })
    .from(broadcastQuestionMail)
    .innerJoin(
      broadcastQuestion,
      and(
        eq(broadcastQuestion.id, broadcastQuestionMail.questionId),
        eq(broadcastQuestion.organisationId, broadcastQuestionMail.organisationId),
      ),
    )
    .where(eq(broadcastQuestion.broadcastId, broadcastId))
    .orderBy(asc(broadcastQuestionMail.userName), asc(broadcastQuestionMail.id));
  return rows.map(({ mail }) => mail);
}

/** Closes what an owner agreed to, on the phone systems where the lines are now. Returns how many each has to drive. */
export async function closeAskedLines(
  { sql }: Transaction,
  { organisationId, lineIds }: AskedLines,
  closing: {
    broadcastId: string;
    promptId: string | null;
    drivenKinds: readonly string[];
    state: BroadcastLineState;
    now: Date;
  },
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const { broadcastId, promptId, drivenKinds, state, now } = closing;
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await sql`
    with closed as (
      insert into broadcast_line (organisation_id, broadcast_id, line_id, phone_system_id, hand_id, state, prompt_id, at)
      select l.organisation_id, ${broadcastId}::uuid, l.id, l.phone_system_id,
        case when not s.kind = any(${[...drivenKinds]}::text[]) then gen_random_uuid() end, ${state},
        coalesce((r.config -> 'prompts' ->> 'emergency')::uuid, case when not exists (select from broadcast_fallback f
          where f.broadcast_id = ${broadcastId} and f.phone_system_id = l.phone_system_id) then ${promptId}::uuid end), ${at}
      from line l join line_revision r on r.line_id = l.id and r.number = l.revision join phone_system s on s.id = l.phone_system_id
      where l.id = any(${[...lineIds]}::uuid[]) and l.organisation_id = ${organisationId} and l.retired_at is null
      on conflict (broadcast_id, line_id) do update set state = excluded.state, attempts = 0, fault = null, reopened_at = null,
        phone_system_id = excluded.phone_system_id, at = excluded.at,
        hand_id = case when excluded.hand_id is not null then coalesce(broadcast_line.hand_id, excluded.hand_id) end
      where broadcast_line.state in ('restoring', 'restored')
      returning phone_system_id, line_id, hand_id),
    unpaused as (
      update line_drive d set not_before = null, attempts = 0 from closed c where c.line_id = d.line_id and d.not_before is not null)
    select phone_system_id as "phoneSystemId", count(*)::int as lines from closed where hand_id is null group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}

/** Opens what an owner wants open after all; what was not sent yet stays open. */
export async function openAskedLines(
  { sql }: Transaction,
  { organisationId, lineIds }: AskedLines,
  { broadcastId, now }: { broadcastId: string; now: Date },
): Promise<{ phoneSystemId: string; lines: number }[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await sql`
    with opened as (
      update broadcast_line set reopened_at = ${at}, attempts = 0, fault = null, at = ${at},
        state = case when state in ('held', 'stopped') then 'restored' else 'restoring' end
      where broadcast_id = ${broadcastId} and organisation_id = ${organisationId} and line_id = any(${[...lineIds]}::uuid[])
        and state in ('held', 'queued', 'applied', 'failed', 'stopped')
      returning phone_system_id, hand_id, state)
    select phone_system_id as "phoneSystemId", count(*)::int as lines from opened
    where hand_id is null and state = 'restoring' group by 1`;
  return rows as unknown as { phoneSystemId: string; lines: number }[];
}
