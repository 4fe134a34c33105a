import type { Transaction } from '../../db/database.ts';
import type { Deadline } from '../../domain/deadline/compute-deadline.ts';
import type { ReceiptRow } from '../../domain/deadline/receipt.ts';
import type { ChangeRequestRow } from './change-requests.repository.ts';

/** Everything a filing is decided on, read in one statement. */
export interface FilingFacts {
  lineId: string;
  organisationId: string;
  plan: 'trial' | 'pro' | 'enterprise';
  onboardedOn: string;
  contractFrom: string | null;
  contractUntil: string | null;
  environment: 'shared' | 'dedicated';
  extraBusinessDays: number | null;
  promptId: string | null;
  promptStatus: 'checking' | 'ready' | 'rejected' | null;
  /** The line's phone system is changed by a person. */
  changedByHand: boolean;
  /** The uploaded bytes are the very bytes that play in this slot now. */
  alreadyLive: boolean;
  duplicates: string[];
}

interface VoiceTarget {
  lineId: string;
  slot: string;
  uploadId: string;
}

/**
 * Reads the facts of a voice replacement; null when the caller can see no such line. With `lock` the upload's verdict cannot
 * be written until this transaction ends, so that a request never waits for a verdict that has passed it by.
 */
export async function readFilingFacts(
  { sql }: Transaction,
  target: VoiceTarget,
  lock: boolean,
): Promise<FilingFacts | null> {
  const [facts] = await sql`
    select l.id as "lineId", l.organisation_id as "organisationId", c.plan, c.onboarded_on as "onboardedOn",
      c.contract_from as "contractFrom", c.contract_until as "contractUntil", c.environment,
      c.extra_business_days as "extraBusinessDays", p.id as "promptId", p.status as "promptStatus",
      s.kind = 'manual' as "changedByHand", coalesce(live.master_sha256 = p.master_sha256, false) as "alreadyLive",
      array(select d.id::text from change_request d where d.line_id = l.id and d.slot = ${target.slot}
            and d.kind = 'voice_replacement' and d.status not in ('completed', 'rejected', 'failed', 'cancelled')) as duplicates
    from line l
    join customer c on c.id = l.organisation_id
    join phone_system s on s.id = l.phone_system_id
    join line_revision r on r.line_id = l.id and r.number = l.revision
    left join lateral (select id, status, master_sha256 from prompt where upload_id = ${target.uploadId}
      and organisation_id = l.organisation_id ${lock ? sql`for share` : sql``}) p on true
    left join prompt live on live.id = (r.config -> 'prompts' ->> ${target.slot})::uuid
    where l.id = ${target.lineId}`;
  return (facts as FilingFacts | undefined) ?? null;
}

export interface NewFiling {
  id: string;
  jobId: string | null;
  organisationId: string;
  kind: ChangeRequestRow['kind'];
  status: ChangeRequestRow['status'];
  awaiting: ChangeRequestRow['awaiting'];
  lineId: string;
  slot: string;
  promptId: string;
  note: string | null;
  filedBy: { userId: string | null; name: string };
  onBehalf: boolean;
  receivedAt: Date;
  deadline: Deadline;
  receipt: ReceiptRow[];
  extraBusinessDays: number;
  waits: { from: string; until: string | null }[];
  effectiveAt: Date | null;
  revertAt: Date | null;
  reopens: string | null;
}

/** The database's own guards: one open request for a line and slot, one successor of a completed one. */
export const filingGuards = ['change_request_one_open_voice', 'change_request_one_successor'];

/**
 * Writes the request and, when it goes straight to the technicians, its job, in one statement that travels with the commit.
 * What another has filed meanwhile breaks one of `filingGuards`: two simultaneous filings can never both pass.
 */
export function insertFiling(transaction: Transaction, filing: NewFiling): void {
  const { deadline } = filing;
  const iso = (instant: Date | null) => instant?.toISOString() ?? null;
  transaction.last(transaction.sql`
    with filed as (
      insert into change_request (id, organisation_id, kind, status, awaiting, line_id, slot, prompt_id, note, filed_by,
        filed_by_name, on_behalf, received_at, clock_start, day0, earliest_by, due_by, extra_business_days, calendar_version,
        provisional, receipt, waits, effective_at, revert_at, reopens, created_at, updated_at)
      values (${filing.id}, ${filing.organisationId}, ${filing.kind}, ${filing.status}, ${filing.awaiting}, ${filing.lineId},
        ${filing.slot}, ${filing.promptId}, ${filing.note}, ${filing.filedBy.userId}, ${filing.filedBy.name}, ${filing.onBehalf},
        ${iso(filing.receivedAt)}, ${iso(deadline.clockStart)}, ${deadline.day0}, ${iso(deadline.earliestBy)},
        ${iso(deadline.dueBy)}, ${filing.extraBusinessDays}, ${deadline.calendarVersion}, ${deadline.provisional},
        ${JSON.stringify(filing.receipt)}::text::jsonb, ${JSON.stringify(filing.waits)}::text::jsonb, ${iso(filing.effectiveAt)},
        ${iso(filing.revertAt)}, ${filing.reopens}, ${iso(filing.receivedAt)}, ${iso(filing.receivedAt)})
      returning id, organisation_id, due_by, created_at)
    insert into job (id, organisation_id, change_request_id, due_by, created_at)
    select ${filing.jobId}::uuid, organisation_id, id, due_by, created_at from filed where ${filing.jobId}::uuid is not null`);
}

/** Open requests of a line and slot. */
export async function findOpenDuplicates(
  transaction: Transaction,
  target: { lineId: string; slot: string },
): Promise<string[]> {
  const rows = await transaction.sql`
    select id from change_request where line_id = ${target.lineId} and slot = ${target.slot} and kind = 'voice_replacement'
      and status not in ('completed', 'rejected', 'failed', 'cancelled')`;
  return rows.map((row) => row.id as string);
}
