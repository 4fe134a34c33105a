import type { ChangeRequestInput } from '../../../contract/change-request-kinds.contract.ts';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import {
  type ChangeRequestCommand,
  type ChangeRequestState,
  newChangeRequest,
} from '../../../domain/change-request/change-request-state.ts';
import {
  type ChangeRequestDecision,
  decideChangeRequest,
} from '../../../domain/change-request/decide-change-request.ts';
import type { OnBehalf } from '../../../domain/change-request/on-behalf.ts';
import { newId } from '../../../shared/ids.ts';
import { onBehalfOf } from '../../on-behalf.ts';
import type { Ask } from '../kinds/ask.ts';
import { askOf, type RequestKinds } from '../kinds/request-kinds.ts';
import { eventsOf } from '../live-events.ts';
import { sendClosure } from '../moving/send-closure.ts';
import { presentFiled } from '../reading/change-requests.presenter.ts';
import { getRequest } from '../reading/read-requests.ts';
import { refusalError } from '../refusal-error.ts';
import { type Assessment, assessFiling } from './assess-filing.ts';
import { insertFiling, metFiledMeanwhile, type NewFiling } from './filing.repository.ts';
import type { Reopening } from './reopening.ts';
import { resolveAsk } from './resolve-ask.ts';
import { assertFileable } from './unfileable.ts';

/**
 * Records a change request with its promise, and its job when the audio is already accepted: one transaction.
 * @throws AppError `not_found`, `forbidden`, and what `assertFileable` and `assessReopening` throw.
 */
export async function fileChangeRequest(
  deps: Deps,
  caller: Caller,
  input: ChangeRequestInput,
  kinds?: RequestKinds,
): Promise<ChangeRequestReply> {
  const ask = askOf(input, kinds);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const filed = await tryFiling(deps, caller, { asked: ask, onBehalf: input.onBehalf });
      return ask.closes ? await afterSending(deps, caller, filed) : filed;
    } catch (error) {
      // Another request for the place was committed after our facts were read. Read again, they name it, unless it has
      // ended meanwhile.
      if (!metFiledMeanwhile(error) || attempt === 3) throw error;
    }
  }
}

/** A closure is sent past the queue at once, or whoever is on duty is told that it waits; a sweep makes up for what fails here. */
async function afterSending(deps: Deps, caller: Caller, filed: ChangeRequestReply): Promise<ChangeRequestReply> {
  try {
    await sendClosure(deps, filed.id);
  } catch (error) {
    deps.logger.warn({ err: error, changeRequestId: filed.id }, 'an emergency closure could not be sent at once');
  }
  return { ...(await getRequest(deps, caller, filed.id)), notices: filed.notices };
}

async function tryFiling(
  deps: Deps,
  caller: Caller,
  { asked, onBehalf }: { asked: Ask; onBehalf: OnBehalf | undefined },
): Promise<ChangeRequestReply> {
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const ask = await resolveAsk(transaction, asked, now);
    const assessment = await assessFiling(deps, transaction, { caller, ask, now, lock: true });
    const behalf = onBehalfOf(caller, onBehalf);
    assertFileable(assessment.qualification.reasons);
    const start = startOf(ask, assessment, now);
    const filing = filingOf({ caller, ask, onBehalf: behalf, assessment, start: start.state, now });
    insertFiling(transaction, filing);
    await recordFiling(deps, transaction, { caller, filing, audit: start.audit, reopening: assessment.reopening });
    const reply = presentFiled(filing, assessment, caller.language);
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}

interface Start {
  state: ChangeRequestState;
  audit: Extract<ChangeRequestDecision, { ok: true }>['audit'][];
}

/** The state at filing: still being checked, ready for a technician, or back to the customer for a better file. */
function startOf({ kind, effectiveAt, revertAt }: Ask, { facts, lines }: Assessment, now: Date): Start {
  const state = newChangeRequest({ kind, effectiveAt, revertAt, lineCount: lines.length });
  // An emergency closure goes past the queue, or waits for an operator.
  if (facts.promptStatus === 'checking' || kind === 'emergency_closure') return { state, audit: [] };
  const command: ChangeRequestCommand =
    facts.promptStatus !== 'rejected' ? { action: 'checkPassed' } : { action: 'checkRefused', reasons: [] };
  const decision = decideChangeRequest({ state, command, actor: systemActor, now });
  if (!decision.ok) throw refusalError(decision.refusal);
  return { state: decision.next, audit: [decision.audit] };
}

function filingOf(from: {
  caller: Caller;
  ask: Ask;
  onBehalf: OnBehalf | null;
  assessment: Assessment;
  start: ChangeRequestState;
  now: Date;
}): NewFiling {
  const { caller, ask, onBehalf, assessment, start, now } = from;
  const { facts, lines, deadline, forecast, extraBusinessDays } = assessment;
  const { receipt, ...promise } = deadline;
  return {
    id: newId(),
    jobId: start.hasJob ? newId() : null,
    organisationId: facts.organisationId,
    kind: ask.kind,
    status: start.status,
    awaiting: start.awaited?.wants ?? null,
    lines,
    patch: ask.patch(facts.promptId),
    promptId: facts.promptId,
    note: ask.note,
    filedBy: { userId: caller.actor.userId, name: caller.actor.name },
    onBehalf,
    receivedAt: now,
    deadline: promise,
    receipt,
    forecast,
    extraBusinessDays,
    waits: start.awaited ? [{ from: now.toISOString(), until: null }] : [],
    effectiveAt: ask.effectiveAt,
    revertAt: ask.revertAt,
    reopens: assessment.reopening?.former.id ?? null,
    returnOf: null,
    announcementId: assessment.closure?.announcement?.id ?? null,
    emergency: false,
  };
}

async function recordFiling(
  deps: Deps,
  transaction: Transaction,
  filed: { caller: Caller; filing: NewFiling; audit: Start['audit']; reopening: Reopening | null },
): Promise<void> {
  const { caller, filing, reopening } = filed;
  const { organisationId, id } = filing;
  const subject = { organisationId, subjectKind: 'change_request' as const, subjectId: id, changeRequestId: id };
  const { kind, patch, promptId, onBehalf, reopens } = filing;
  const [lineId = '', ...others] = filing.lines.map((line) => line.lineId);
  const places = [...new Set(filing.lines.flatMap((line) => line.places))];
  const dueBy = filing.deadline.dueBy.toISOString();
  const entry: AuditEntry = {
    ...subject,
    action: 'change_request.filed',
    after: {
      kind,
      lineId,
      ...(others.length > 0 ? { otherLineIds: others } : {}),
      ...(patch.kind === 'set_prompt' ? { slot: patch.slot } : { places }),
      promptId,
      onBehalf: onBehalf !== null,
      dueBy,
      ...(reopens ? { reopens } : {}),
      status: 'acknowledged',
    },
  };
  const job = filing.jobId ? { id: filing.jobId, status: 'open' } : null;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: filing.receivedAt,
    actor: caller.actor,
    callId: caller.callId,
    audit: [
      entry,
      ...(reopening ? [reopenedEntry(reopening, id)] : []),
      ...filed.audit.map(({ action, before, after }) => ({ ...subject, action, before, after, actor: systemActor })),
    ],
    events: [...eventsOf({ ...filing, lineId }, job), ...(reopening ? eventsOf(reopening.former, null) : [])],
    nudges: [],
  });
}

/** The audit entry at the old request: names the one that reopens it. */
function reopenedEntry({ former, audit }: Reopening, reopenedAs: string): AuditEntry {
  const { id, organisationId } = former;
  const { action, before, after } = audit;
  const subject = { organisationId, subjectKind: 'change_request' as const, subjectId: id, changeRequestId: id };
  return { ...subject, action, before, after: { ...after, reopenedAs } };
}
