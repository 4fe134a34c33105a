import type { Transaction } from '../../../db/database.ts';
import type { OnBehalf } from '../../../domain/change-request/on-behalf.ts';
import type { OpenThere } from '../../../domain/change-request/plan.ts';
import type { Deadline } from '../../../domain/deadline/compute-deadline.ts';
import type { Forecast, Pace } from '../../../domain/deadline/forecast.ts';
import type { ReceiptRow } from '../../../domain/deadline/receipt.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';
import type { LinePatch } from '../../../domain/line/line-patch.ts';
import type { Place } from '../../../domain/line/place.ts';
import { brokeConstraint } from '../../edit-conflict.ts';
import type { ChangeRequestRow } from '../change-requests.repository.ts';

/** What a filing is decided on, of one line. */
export interface LineFacts {
  lineId: string;
  number: string;
  isRetired: boolean;
  /** The newest revision's. */
  config: LineConfig;
  /** The line's phone system is changed by a person. */
  changedByHand: boolean;
  /** How long comparable requests took lately; null where they were too few. */
  pace: Pace | null;
  /** The uploaded bytes are the very bytes that play in the slot asked about. */
  playsUpload: boolean;
  /** Open requests that touch one of the places asked about, in the order of their ids. */
  open: OpenThere[];
}

/** Everything a filing is decided on, read in one statement. */
export interface FilingFacts {
  organisationId: string;
  plan: 'trial' | 'pro' | 'enterprise';
  onboardedOn: string;
  contractFrom: string | null;
  contractUntil: string | null;
  environment: 'shared' | 'dedicated';
  extraBusinessDays: number | null;
  promptId: string | null;
  promptStatus: 'checking' | 'ready' | 'rejected' | null;
  /** How long the upload plays; null while its check runs. */
  promptSeconds: number | null;
  /** In the order asked. */
  lines: LineFacts[];
}

interface FilingQuestion {
  kind: ChangeRequestRow['kind'];
  lineIds: string[];
  uploadId: string | null;
  slot: string | null;
  places: Place[];
}

/** Instants come as text. */
type OpenRow = Record<'effectiveAt' | 'revertAt', string | null> & { changeRequestId: string };
type FactsRow = Omit<FilingFacts, 'lines'> & Omit<LineFacts, 'open'> & { open: OpenRow[] };

function instantsOf({ changeRequestId, effectiveAt, revertAt }: OpenRow): OpenThere {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return { changeRequestId, effectiveAt: instant(effectiveAt), revertAt: instant(revertAt) };
}

/**
 * Reads the facts of a filing; null when the caller cannot see one of the lines, `two_customers` when they are not one customer's.
 * With `lock` the upload's verdict cannot be written until this transaction ends, so that a request never waits for a verdict
 * that has passed it by.
 */
export async function readFilingFacts(
  { sql }: Transaction,
  { kind, lineIds, uploadId, slot, places }: FilingQuestion,
  lock: boolean,
): Promise<FilingFacts | 'two_customers' | null> {
  const rows = (await sql`
    with upload as materialized (
      select id, status, master_sha256, organisation_id, (measurements ->> 'durationSeconds')::float as seconds from prompt where upload_id = ${uploadId}
      ${lock ? sql`for share` : sql``})
    select l.id as "lineId", l.number, l.retired_at is not null as "isRetired", r.config, s.kind = 'manual' as "changedByHand",
      case when w.kind is not null then json_build_object('p90Ms', w.p90_ms, 'count', w.count, 'days', w.days) end as pace,
      coalesce(live.master_sha256 = p.master_sha256, false) and l.unknown_since is null as "playsUpload",
      coalesce((select json_agg(json_build_object('changeRequestId', o.id, 'effectiveAt', o.effective_at,
            'revertAt', o.revert_at) order by o.id)
          from (select change_request_id as id from change_request_place
                where line_id = l.id and place = any(${places}) and open and occupies is null
                union select change_request_id from change_request_place
                where line_id = l.id and place = any(${places}) and open and occupies is not null) there
          join change_request o using (id)), '[]') as open,
      l.organisation_id as "organisationId", c.plan, c.onboarded_on as "onboardedOn", c.contract_from as "contractFrom",
      c.contract_until as "contractUntil", c.environment, c.extra_business_days as "extraBusinessDays",
      p.id as "promptId", p.status as "promptStatus", p.seconds as "promptSeconds"
    from unnest(${lineIds}::uuid[]) with ordinality as asked(id, position)
    join line l on l.id = asked.id
    join customer c on c.id = l.organisation_id
    join phone_system s on s.id = l.phone_system_id
    join line_revision r on r.line_id = l.id and r.number = l.revision
    left join service_pace w on w.kind = ${kind} and w.environment = c.environment and w.by_hand = (s.kind = 'manual')
    left join upload p on p.organisation_id = l.organisation_id
    left join line_revision seen on seen.line_id = l.id and seen.number = l.settled_revision
    left join prompt live on live.id = (r.config -> 'prompts' ->> ${slot})::uuid
      and seen.config -> 'prompts' ->> ${slot} = r.config -> 'prompts' ->> ${slot}
    order by asked.position`) as unknown as FactsRow[];
  const [first] = rows;
  if (first === undefined || rows.length < lineIds.length) return null;
  if (rows.some(({ organisationId }) => organisationId !== first.organisationId)) return 'two_customers';
  return { ...first, lines: rows.map((row) => ({ ...row, open: row.open.map(instantsOf) })) };
}

/** One line of a filing. */
export interface NewRequestLine {
  lineId: string;
  patch: LinePatch | null;
  state: 'waiting' | 'unchanged';
  places: Place[];
}

export interface NewFiling {
  id: string;
  jobId: string | null;
  organisationId: string;
  kind: ChangeRequestRow['kind'];
  status: ChangeRequestRow['status'];
  awaiting: ChangeRequestRow['awaiting'];
  lines: NewRequestLine[];
  patch: LinePatch;
  promptId: string | null;
  note: string | null;
  filedBy: { userId: string | null; name: string };
  /** Where our staff file it for the customer. */
  onBehalf: OnBehalf | null;
  receivedAt: Date;
  deadline: Deadline;
  receipt: ReceiptRow[];
  forecast: Forecast | null;
  extraBusinessDays: number;
  waits: { from: string; until: string | null }[];
  effectiveAt: Date | null;
  revertAt: Date | null;
  reopens: string | null;
  /** The request whose limited time is over. */
  returnOf: string | null;
  /** The active announcement that an emergency closure rests on. */
  announcementId: string | null;
  /** Its job goes before all others. */
  emergency: boolean;
}

const placeGuards = ['change_request_place_one_open', 'change_request_place_no_overlap'];

/** Whether a write met the database's guards of places: one open immediate request for each, and plans that do not overlap. */
export function metOpenPlace(error: unknown): boolean {
  return placeGuards.some((guard) => brokeConstraint(error, guard));
}

/**
 * As `metOpenPlace`, or the guard of successors: a completed request is reopened once; or two of several lines, which wait for each
 * other and of which one is let go.
 */
export function metFiledMeanwhile(error: unknown): boolean {
  const { code } = ((error as { cause?: unknown }).cause ?? error) as { code?: string };
  return code === '40P01' || metOpenPlace(error) || brokeConstraint(error, 'change_request_one_successor');
}

/**
 * Writes the request with its lines and, when it goes straight to the technicians, its job, in one statement that travels with
 * the commit. What another has filed meanwhile meets a guard (`metFiledMeanwhile`): two simultaneous filings can never both pass.
 */
export function insertFiling(transaction: Transaction, filing: NewFiling): void {
  const { deadline, forecast, lines } = filing;
  const iso = (instant: Date | null) => instant?.toISOString() ?? null;
  const asked = lines.map(({ lineId, patch, state, places }, position) => ({
    line_id: lineId,
    position,
    patch,
    state,
    places: state === 'waiting' ? places : [],
  }));
  transaction.last(transaction.sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
        as line(line_id uuid, position integer, patch jsonb, state text, places jsonb)),
    filed as (
      insert into change_request (id, organisation_id, kind, status, awaiting, line_id, line_count, patch, prompt_id, note,
        filed_by, filed_by_name, on_behalf, behalf_channel, behalf_evidence, received_at, clock_start, day0, earliest_by, due_by, extra_business_days,
        calendar_version, provisional, receipt, forecast_by, forecast_basis, waits, effective_at, revert_at, reopens, return_of, announcement_id, created_at, updated_at)
      values (${filing.id}, ${filing.organisationId}, ${filing.kind}, ${filing.status}, ${filing.awaiting},
        ${lines[0]?.lineId ?? null}, ${lines.length}, ${JSON.stringify(filing.patch)}::text::jsonb, ${filing.promptId}, ${filing.note},
        ${filing.filedBy.userId}, ${filing.filedBy.name}, ${filing.onBehalf !== null},
        ${filing.onBehalf?.channel ?? null}, ${filing.onBehalf?.evidence ?? null}, ${iso(filing.receivedAt)},
        ${iso(deadline.clockStart)}, ${deadline.day0}, ${iso(deadline.earliestBy)}, ${iso(deadline.dueBy)},
        ${filing.extraBusinessDays}, ${deadline.calendarVersion}, ${deadline.provisional},
        ${JSON.stringify(filing.receipt)}::text::jsonb, ${iso(forecast?.by ?? null)},
        ${forecast ? JSON.stringify(forecast.basis) : null}::text::jsonb, ${JSON.stringify(filing.waits)}::text::jsonb,
        ${iso(filing.effectiveAt)}, ${iso(filing.revertAt)}, ${filing.reopens}, ${filing.returnOf}, ${filing.announcementId}, ${iso(filing.receivedAt)}, ${iso(filing.receivedAt)})
      returning id, organisation_id, due_by, created_at, effective_at, revert_at),
    lines as (
      insert into change_request_line (organisation_id, change_request_id, line_id, position, patch, state)
      select filed.organisation_id, filed.id, asked.line_id, asked.position, nullif(asked.patch, 'null'), asked.state
      from filed, asked),
    places as (
      insert into change_request_place (organisation_id, change_request_id, line_id, place, occupies)
      select filed.organisation_id, filed.id, asked.line_id, place.name, planned_span(filed.effective_at, filed.revert_at)
      from filed, asked, jsonb_array_elements_text(asked.places) as place(name))
    insert into job (id, organisation_id, subject_kind, subject_id, due_by, emergency, created_at)
    select ${filing.jobId}::uuid, organisation_id, 'request', id, due_by, ${filing.emergency}, created_at from filed where ${filing.jobId}::uuid is not null`);
}

/** Other open requests at places of this one, each once, with the number of the first line that they share. */
export async function findOpenThere(
  { sql }: Transaction,
  changeRequestId: string,
): Promise<(OpenThere & { line: string })[]> {
  const rows = (await sql`
    select distinct on (r.id) r.id as "changeRequestId", r.effective_at as "effectiveAt", r.revert_at as "revertAt", l.number as line
    from change_request_place own
    join change_request_place other on other.line_id = own.line_id and other.place = own.place and other.open
    join change_request r on r.id = other.change_request_id
    join line l on l.id = own.line_id
    where own.change_request_id = ${changeRequestId} and r.id <> own.change_request_id
    order by r.id, l.number`) as unknown as (OpenRow & { line: string })[];
  return rows.map(({ line, ...row }) => ({ ...instantsOf(row), line }));
}

/** Whether a person changes one of a request's lines, so that nothing there reverts by itself. */
export async function isChangedByHand({ sql }: Transaction, changeRequestId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from change_request_line asked
    join line l on l.id = asked.line_id
    join phone_system s on s.id = l.phone_system_id
    where asked.change_request_id = ${changeRequestId} and s.kind = 'manual' limit 1`;
  return rows.length > 0;
}
