import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { ReaderSide } from '../../../contract/words/say.ts';
import type { Language } from '../../../deps.ts';
import type { ServiceCalendar } from '../../../domain/calendar/service-calendar.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { changeFaultOf } from '../../../domain/change-request/change-fault.ts';
import { reopenableUntil } from '../../../domain/change-request/reopening.ts';
import { requestNumber } from '../../../domain/change-request/request-number.ts';
import { closureTarget } from '../../../domain/deadline/closure-target.ts';
import type { Forecast } from '../../../domain/deadline/forecast.ts';
import type { ReceiptRow } from '../../../domain/deadline/receipt.ts';
import { reasonEffects } from '../../../domain/qualification/qualification-input.ts';
import { presentDeadline, presentForecast } from '../../deadline-presenter.ts';
import { presentReasons, presentReasonText } from '../../reason-presenter.ts';
import type { ChangeRequestRow, RequestWithJob } from '../change-requests.repository.ts';
import type { Assessment } from '../filing/assess-filing.ts';
import type { NewFiling } from '../filing/filing.repository.ts';
import type { RequestLine } from '../request-lines.repository.ts';

/**
 * The parts of a request that a reader may see: its contents (the note, the question) are for the customer and the job's
 * holder.
 */
export interface Sight {
  language: Language;
  side: ReaderSide;
  /** Says until when a completed request can be reopened. */
  calendar: ServiceCalendar;
  contents: boolean;
}

type PresentedLine = Pick<RequestLine, 'lineId' | 'number' | 'state' | 'revision' | 'proof' | 'result'>;

function instantOrNull(instant: Date | null): string | null {
  return instant && formatTaipei(instant);
}

/** Rows come back from the database with their instants as text. */
function revive(receipt: readonly ReceiptRow[]): ReceiptRow[] {
  return receipt.map((row) =>
    row.waits
      ? { ...row, waits: row.waits.map(({ from, until }) => ({ from: new Date(from), until: new Date(until) })) }
      : row,
  );
}

type DeadlineColumns = Pick<
  ChangeRequestRow,
  'clockStart' | 'day0' | 'earliestBy' | 'dueBy' | 'calendarVersion' | 'provisional' | 'receipt'
>;

function deadlineOf(row: DeadlineColumns, language: Language): ChangeRequestReply['deadline'] {
  return presentDeadline({ ...row, receipt: revive(row.receipt) }, language);
}

function said({ forecastBy: by, forecastBasis: basis }: ChangeRequestRow): Forecast | null {
  return by && basis && { by, basis };
}

/** Nothing is foreseen while the clock is stopped, nor of what waits for a time of its own. */
function forecastOf(
  { status, effectiveAt }: Pick<ChangeRequestRow, 'status' | 'effectiveAt'>,
  forecast: Forecast | null,
): ChangeRequestReply['forecast'] {
  return forecast === null || status === 'pending' || effectiveAt !== null ? null : presentForecast(forecast);
}

/** A closure that is over is not done again: another one is filed. */
function reopenEnd(
  { kind, completedAt }: ChangeRequestRow,
  successor: string | null,
  { calendar }: Sight,
): Date | null {
  return completedAt && successor === null && kind !== 'emergency_closure'
    ? reopenableUntil(calendar, completedAt)
    : null;
}

function awaitingOf(
  { awaiting, waits }: Pick<ChangeRequestRow, 'awaiting' | 'waits'>,
  question: string | null,
): ChangeRequestReply['awaiting'] {
  const open = waits.find(({ until }) => until === null);
  return awaiting === null || !open ? null : { code: awaiting, question, since: formatTaipei(new Date(open.from)) };
}

/** Nothing is done on the line yet. */
const untouched = { revision: null, proof: null, result: null } as const;

function presentLine(line: PresentedLine): ChangeRequestReply['lines'][number] {
  const { lineId, number, state, revision, proof, result } = line;
  return { lineId, number, state, revision, proof, fault: result?.state === 'failed' ? result.fault : null };
}

/** Its job is made when it is sent past the queue. */
function closureOf(
  { patch, status }: ChangeRequestRow,
  job: RequestWithJob['job'],
  announcement: RequestWithJob['announcement'],
): ChangeRequestReply['closure'] {
  if (patch?.kind !== 'close_line') return null;
  return {
    announcement: announcement ?? null,
    waits: job === null && status === 'acknowledged',
    targetAt: job && formatTaipei(closureTarget(job.createdAt)),
  };
}

/** One request as the API answers it. */
export function presentRequest(
  { request, lines, job, successor = null, announcement = null }: RequestWithJob,
  sight: Sight,
): ChangeRequestReply {
  return {
    id: request.id,
    number: requestNumber(request.id),
    organisationId: request.organisationId,
    kind: request.kind,
    status: request.status as ChangeRequestReply['status'],
    outcome: request.outcome,
    lineId: request.lineId,
    lines: lines.map(presentLine),
    slot: request.slot,
    promptId: request.promptId,
    note: sight.contents ? request.note : null,
    filedBy: request.filedByName,
    onBehalf: request.onBehalf
      ? { channel: request.behalfChannel, evidence: sight.contents ? request.behalfEvidence : null }
      : null,
    receivedAt: formatTaipei(request.receivedAt),
    deadline: deadlineOf(request, sight.language),
    forecast: forecastOf(request, said(request)),
    effectiveAt: instantOrNull(request.effectiveAt),
    revertAt: instantOrNull(request.revertAt),
    awaiting: awaitingOf(request, sight.contents ? request.question : null),
    reason: presentReasonText(request.reason, sight.language, sight.side),
    fault: changeFaultOf(request.reason),
    proof: request.proof,
    revision: lines.length === 1 ? (lines[0]?.revision ?? null) : null,
    reopens: request.reopens,
    reopenedAs: successor,
    mergedInto: request.mergedInto,
    returnOf: request.returnOf,
    reopenableUntil: instantOrNull(reopenEnd(request, successor, sight)),
    jobId: job?.id ?? null,
    closure: closureOf(request, job, announcement),
    notices: [],
    createdAt: formatTaipei(request.createdAt),
    updatedAt: formatTaipei(request.updatedAt),
    completedAt: instantOrNull(request.completedAt),
  };
}

/** The answer to a filing, built from what was written without reading it back; includes notices for the filer. */
export function presentFiled(
  filing: NewFiling,
  { qualification: { reasons }, lines }: Pick<Assessment, 'qualification' | 'lines'>,
  language: Language,
): ChangeRequestReply {
  const told = reasons.filter(({ code }) => ['waits', 'information'].includes(reasonEffects[code]));
  const { receivedAt } = filing;
  return {
    id: filing.id,
    number: requestNumber(filing.id),
    organisationId: filing.organisationId,
    kind: filing.kind,
    status: filing.status as ChangeRequestReply['status'],
    outcome: null,
    lineId: lines[0]?.lineId ?? '',
    lines: lines.map(({ lineId, number, state }) => presentLine({ lineId, number, state, ...untouched })),
    slot: filing.patch.kind === 'set_prompt' ? filing.patch.slot : null,
    promptId: filing.promptId,
    note: filing.note,
    filedBy: filing.filedBy.name,
    onBehalf: filing.onBehalf,
    receivedAt: formatTaipei(receivedAt),
    deadline: presentDeadline({ ...filing.deadline, receipt: filing.receipt }, language),
    forecast: forecastOf(filing, filing.forecast),
    effectiveAt: instantOrNull(filing.effectiveAt),
    revertAt: instantOrNull(filing.revertAt),
    awaiting: awaitingOf(filing, null),
    reason: null,
    fault: null,
    proof: null,
    revision: null,
    reopens: filing.reopens,
    reopenedAs: null,
    mergedInto: null,
    returnOf: filing.returnOf,
    reopenableUntil: null,
    jobId: filing.jobId,
    closure: null,
    notices: presentReasons(told, language),
    createdAt: formatTaipei(receivedAt),
    updatedAt: formatTaipei(receivedAt),
    completedAt: null,
  };
}
