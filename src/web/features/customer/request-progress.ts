import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';

type Request = Pick<
  ChangeRequestReply,
  | 'kind'
  | 'closure'
  | 'status'
  | 'awaiting'
  | 'receivedAt'
  | 'effectiveAt'
  | 'revertAt'
  | 'completedAt'
  | 'updatedAt'
  | 'deadline'
>;

/** A step on the way from received to live; `label` is its key among the words of progress. */
export interface RequestStep {
  key: 'received' | 'checked' | 'work' | 'live' | 'back';
  label: string;
  state: 'done' | 'now' | 'next' | 'trouble' | 'skipped';
  /** RFC 3339: when it happened or will; null where nobody can say. */
  at: string | null;
  /** `at` is a promised end, not the instant itself. */
  isLatest?: boolean;
}

/** When things happened, by the timeline's action (RFC 3339). */
export type Happened = Partial<Record<string, string>>;

const prefix = 'change_request.';

/** The newest instant of each action in a timeline, oldest entry first. */
export function happenedIn(entries: readonly { action: string; at: string }[]): Happened {
  return Object.fromEntries(entries.map(({ action, at }) => [action.replace(prefix, ''), at]));
}

/**
 * Where a request stands: received, checked, in work, live, and back to the former voice file where that was asked for, each
 * with the customer's own times where there are some; of a closure when its lines open again. A wait for the customer and a problem on our side stand at the step
 * that they stop.
 */
export function progressOf(request: Request, happened: Happened): RequestStep[] {
  const { status, receivedAt, revertAt } = request;
  const isOver = status === 'cancelled' || status === 'rejected';
  const checkedAt = happened.checkPassed ?? happened.provide ?? null;
  const steps: RequestStep[] = [
    { key: 'received', label: 'received', state: 'done', at: receivedAt },
    checked(request, checkedAt, isOver),
    work(request, happened, isOver),
    live(request, isOver),
  ];
  if (revertAt !== null) steps.push(back(request, revertAt, happened, isOver));
  return steps;
}

function checked({ status, awaiting, closure }: Request, at: string | null, isOver: boolean): RequestStep {
  const step = { key: 'checked', label: 'checked' } as const;
  if (closure?.waits) return { ...step, label: 'waitsForApproval', state: 'now', at: null };
  if (status === 'acknowledged') return { ...step, label: 'checking', state: 'now', at: null };
  if (status === 'pending' && awaiting?.code === 'upload')
    return { ...step, label: 'waitsForFile', state: 'trouble', at: null };
  return isOver && at === null ? { ...step, state: 'skipped', at: null } : { ...step, state: 'done', at };
}

const workStates: Partial<Record<Request['status'], Pick<RequestStep, 'label' | 'state'>>> = {
  accepted: { label: 'queued', state: 'now' },
  inProgress: { label: 'work', state: 'now' },
  partial: { label: 'work', state: 'now' },
  held: { label: 'held', state: 'trouble' },
  failed: { label: 'problem', state: 'trouble' },
  scheduled: { label: 'prepared', state: 'done' },
  completed: { label: 'work', state: 'done' },
};

function work({ status, awaiting, updatedAt }: Request, happened: Happened, isOver: boolean): RequestStep {
  const at = happened.take ?? null;
  const step = { key: 'work', label: 'work', state: 'next', at } as const;
  if (status === 'pending' && awaiting?.code !== 'upload')
    return { ...step, label: 'waitsForAnswer', state: 'trouble' };
  if (isOver) return { ...step, state: at === null ? 'skipped' : 'done' };
  if (status === 'failed' || status === 'held') return { ...step, ...workStates[status], at: updatedAt };
  if (status === 'scheduled') return { ...step, ...workStates.scheduled, at: happened.schedule ?? at };
  return { ...step, ...workStates[status] };
}

function live(request: Request, isOver: boolean): RequestStep {
  const { kind, closure, status, effectiveAt, completedAt, deadline } = request;
  const step = { key: 'live', label: 'live' } as const;
  if (status === 'completed') return { ...step, state: 'done', at: completedAt };
  if (isOver) return { ...step, state: 'skipped', at: null };
  if (status === 'scheduled') return { ...step, label: 'scheduled', state: 'now', at: effectiveAt };
  if (status === 'pending' || status === 'failed') return { ...step, state: 'next', at: effectiveAt };
  // Of a closure nothing is promised before it went past the queue.
  if (kind === 'emergency_closure') {
    const at = closure?.targetAt ?? null;
    return { ...step, state: 'next', at, isLatest: at !== null };
  }
  const isPromised = effectiveAt !== null && new Date(effectiveAt) >= new Date(deadline.dueBy);
  return { ...step, state: 'next', at: isPromised ? effectiveAt : deadline.dueBy, isLatest: !isPromised };
}

function back({ kind, status }: Request, revertAt: string, happened: Happened, isOver: boolean): RequestStep {
  const label = kind === 'emergency_closure' ? 'opens' : 'back';
  const step = { key: 'back', label, at: revertAt } as const;
  if (happened.reverted) return { ...step, state: 'done', at: happened.reverted };
  const isOff = isOver || (happened.revert_unneeded ?? happened.revert_given_up) !== undefined;
  if (isOff) return { ...step, state: 'skipped', at: null };
  return { ...step, state: status === 'completed' ? 'now' : 'next' };
}
