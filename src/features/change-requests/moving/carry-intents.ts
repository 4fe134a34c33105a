import type { Deps } from '../../../deps.ts';
import type { ChangeRequestIntent } from '../../../domain/change-request/change-request-state.ts';
import type { JobCommand } from '../../../domain/job/job-state.ts';
import type { JobRow } from '../../../work/job-row.ts';
import { alarmOperators } from '../../notifications/operator-alarms.ts';
import { mailCustomer } from '../../notifications/request-mails.ts';
import type { ChangeRequestRow } from '../change-requests.repository.ts';
import { reopenLines } from './closures.ts';
import { deadlineValues } from './deadline-values.ts';
import type { Following, SavedStep, Transition } from './transition.ts';
import { wantLines } from './want-lines.ts';

type IntentType = ChangeRequestIntent['type'];
type IntentOf<Type extends IntentType> = Extract<ChangeRequestIntent, { type: Type }>;

/** The effects an intent can have; values of the request's row include those of earlier intents. */
interface Places<Type extends IntentType> {
  requestValues(
    intent: IntentOf<Type>,
    at: { deps: Deps; row: ChangeRequestRow; now: Date },
  ): Partial<ChangeRequestRow>;
  /** The command for the job's own lifecycle; `open` opens it again. */
  jobCommand(intent: IntentOf<Type>): JobCommand | 'open';
  jobValues(intent: IntentOf<Type>, step: Transition): Partial<JobRow>;
  follow(intent: IntentOf<Type>, deps: Deps, saved: SavedStep): Promise<Partial<Following>>;
}

type AtLeastOne<Parts> = { [Key in keyof Parts]-?: Required<Pick<Parts, Key>> & Partial<Parts> }[keyof Parts];

/** Exactly one carrier for each intent of a request's lifecycle. */
export type ChangeRequestCarriers = { [Type in IntentType]: AtLeastOne<Places<Type>> };

/** The carrier of each intent: an intent without one does not compile. */
export const changeRequestCarriers: ChangeRequestCarriers = {
  startCheck: {
    follow: async (_intent, _deps, { request: { promptId } }) =>
      promptId === null ? {} : { nudges: [{ task: 'check-prompt', payload: { promptId } }] },
  },
  openJob: { jobCommand: () => 'open' },
  closeJob: {
    jobCommand: ({ outcome, reason }) => {
      if (outcome === 'failed') return { action: 'fail', reason: reason ?? '' };
      return outcome === 'withdrawn' ? { action: 'withdraw', reason } : { action: 'finish', outcome };
    },
  },
  pauseJob: { jobCommand: ({ reason }) => ({ action: 'pause', reason }) },
  retryJob: {
    jobCommand: () => ({ action: 'retry' }),
    jobValues: () => ({ reason: null, finishedAt: null, result: null, attempts: 0 }),
  },
  // The reason for a pause is shown only during the pause.
  resumeJob: { jobCommand: () => ({ action: 'resume' }), jobValues: () => ({ reason: null }) },
  startWait: {
    requestValues: ({ at }, { row }) => ({ waits: [...row.waits, { from: at.toISOString(), until: null }] }),
  },
  endWait: {
    requestValues: ({ at }, { row }) => ({
      waits: row.waits.map((wait) => (wait.until === null ? { ...wait, until: at.toISOString() } : wait)),
    }),
  },
  recomputeDeadline: { requestValues: (_intent, { deps, row, now }) => deadlineValues(deps, row, now) },
  applyChange: {
    jobCommand: () => ({ action: 'apply' }),
    jobValues: (_intent, { now, actor }) => ({
      applyRequestedAt: now,
      applyRequestedBy: actor.userId,
      attempts: 0,
      result: null,
    }),
    follow: async (_intent, _deps, { job }) =>
      job === null ? {} : { nudges: [{ task: 'apply-change', payload: { jobId: job.id } }] },
  },
  closeLines: {
    follow: async (_intent, deps, { transaction, request, lines, job }) => {
      await wantLines(deps, transaction, [{ request, lines, job }]);
      return {};
    },
  },
  reopenLines: {
    follow: async (_intent, deps, { transaction, request, lines, job }) => {
      await reopenLines(deps, transaction, { request, lines, job });
      return {};
    },
  },
  notifyCustomer: { follow: mailCustomer },
  notifyOperators: { follow: alarmOperators },
};

function carrierOf(intent: ChangeRequestIntent): Partial<Places<IntentType>> {
  return changeRequestCarriers[intent.type] as Partial<Places<IntentType>>;
}

/** The values that the intents set in the request's row, one after the other. */
export function requestValuesOf(
  deps: Deps,
  { intents, row, now }: { intents: ChangeRequestIntent[]; row: ChangeRequestRow; now: Date },
): Partial<ChangeRequestRow> {
  let values: Partial<ChangeRequestRow> = {};
  for (const intent of intents) {
    const next = carrierOf(intent).requestValues?.(intent, { deps, row: { ...row, ...values }, now });
    values = { ...values, ...next };
  }
  return values;
}

/** The command of the first intent that concerns the job; null when none does. */
export function jobCommandOf(intents: ChangeRequestIntent[]): JobCommand | 'open' | null {
  for (const intent of intents) {
    const command = carrierOf(intent).jobCommand?.(intent);
    if (command !== undefined) return command;
  }
  return null;
}

export function jobValuesOf(intents: ChangeRequestIntent[], step: Transition): Partial<JobRow> {
  return Object.assign({}, ...intents.map((intent) => carrierOf(intent).jobValues?.(intent, step)));
}

/** Carries out the intents once the rows are saved: messages, events and tasks. */
export async function followIntents(deps: Deps, saved: SavedStep): Promise<Following> {
  const following: Following = { nudges: [], events: [] };
  for (const intent of saved.step.decision.intents) {
    const next = await carrierOf(intent).follow?.(intent, deps, saved);
    following.nudges.push(...(next?.nudges ?? []));
    following.events.push(...(next?.events ?? []));
  }
  return following;
}
