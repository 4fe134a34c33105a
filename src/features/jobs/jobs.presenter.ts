import type { JobNoteReply, JobReply } from '../../contract/job-shapes.ts';
import { sayOfPhoneSystem } from '../../contract/words/phone-system-says.ts';
import type { Deps, Language } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { changeFaultOf } from '../../domain/change-request/change-fault.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { JobResult } from '../../domain/job/job-result.ts';
import { presentReasonText } from '../reason-presenter.ts';
import type { JobNoteRow } from './job-notes.repository.ts';
import type { JobView } from './job-views.repository.ts';

/** What everybody on the desk may see: ids, states and times; no audio, no note, no configuration. */
export function presentJob(deps: Deps, view: JobView, language: Language): JobReply {
  const { job } = view;
  return {
    id: job.id,
    organisationId: job.organisationId,
    customer: view.customer,
    changeRequestId: job.changeRequestId,
    requestNumber: requestNumber(job.changeRequestId),
    kind: view.kind,
    requestStatus: view.requestStatus,
    lineCount: view.lineCount,
    lineId: view.lineId,
    lineNumber: view.lineNumber,
    lineLabel: view.lineLabel,
    slot: view.slot,
    promptId: view.promptId,
    changedBy: changedBy(deps, view),
    hasNote: view.note !== null,
    effectiveAt: instant(view.effectiveAt),
    status: job.status,
    paused: job.paused,
    outcome: job.outcome,
    emergency: job.emergency,
    dueBy: formatTaipei(job.dueBy),
    takenBy: job.takenBy === null ? null : { id: job.takenBy, name: job.takenByName ?? '' },
    takenAt: instant(job.takenAt),
    leaseUntil: instant(job.leaseUntil),
    applying: job.applyRequestedAt !== null,
    attempts: job.attempts,
    result: withoutDifferences(presentResult(job.result, language)),
    reason: presentReasonText(job.reason, language, 'staff'),
    fault: changeFaultOf(job.reason),
    createdAt: formatTaipei(job.createdAt),
    finishedAt: instant(job.finishedAt),
  };
}

export function presentNote({ id, authorName, at, words }: JobNoteRow): JobNoteReply {
  return { id, by: authorName, at: formatTaipei(at), text: words };
}

/** Who changes the phone systems of its lines. */
function changedBy(deps: Deps, { systemKinds }: JobView): JobReply['changedBy'] {
  const byHand = systemKinds.filter((kind) => deps.phoneSystemKinds.capabilitiesOf(kind)?.appliesByItself === false);
  if (byHand.length === 0) return 'program';
  return byHand.length === systemKinds.length ? 'person' : 'both';
}

function instant(value: Date | null): string | null {
  return value && formatTaipei(value);
}

type Result = JobReply['result'];

/** What the end of a job left behind, with what the phone system said in words. */
export function presentResult(stored: JobResult | null, language: Language): Result {
  if (stored?.state !== 'failed') return stored;
  const { says, ...result } = stored;
  return says ? { ...result, message: sayOfPhoneSystem(says, language) } : result;
}

/** Why a line failed, with what its phone system said in words; nulls where it has not failed. */
export function presentFault(
  stored: JobResult | null,
  language: Language,
): { fault: JobReply['fault']; message: string | null } {
  if (stored?.state !== 'failed') return { fault: null, message: null };
  const { fault, says } = stored;
  return { fault, message: says ? sayOfPhoneSystem(says, language) : null };
}

/** Differences carry configuration values: only the job itself shows them, to those who may read the configuration. */
function withoutDifferences(whole: Result): Result {
  if (whole === null) return null;
  const { differences: _differences, ...result } = whole;
  return result;
}
