import type { LifecycleTable } from '../lifecycle.ts';
import type { BroadcastNotice } from './broadcast-notice.ts';

/** What becomes of a broadcast as a whole (docs/lifecycle.md#broadcasts). */
export const broadcastStatuses = [
  'draft',
  'awaitingApproval',
  'sending',
  'stopped',
  'active',
  'restoring',
  'ended',
  'cancelled',
] as const;
export type BroadcastStatus = (typeof broadcastStatuses)[number];

/**
 * What becomes of one line. `held`: it waits for the first line of its phone system; `queued`: it is being closed; `restoring`: it is
 * being opened again; `failed`: the phone system did not take it, tried again by `retry`.
 */
export const broadcastLineStates = ['held', 'queued', 'applied', 'failed', 'stopped', 'restoring', 'restored'] as const;
export type BroadcastLineState = (typeof broadcastLineStates)[number];

/** Before sending: what a broadcast would do with a line. */
export const lineDispositions = ['close', 'ask', 'never', 'alreadyClosed', 'blocked'] as const;
export type LineDisposition = (typeof lineDispositions)[number];

/** Why a line cannot be closed by a broadcast. */
export const blockers = ['no_contract', 'district_unknown', 'not_set_up', 'no_sound'] as const;
export type Blocker = (typeof blockers)[number];

export interface BroadcastWindow {
  from: Date;
  /** Exclusive; always after `from`. */
  until: Date;
}

/** A longer window that one operator has asked for and that waits for a second one. */
export interface AskedChange extends BroadcastWindow {
  number: number;
  proposedBy: string;
}

export interface BroadcastState extends BroadcastWindow {
  /** Its own page under `/emergency`, where refusals lead: `broadcasts/{id}`, or that of its exercise. */
  place: string;
  status: BroadcastStatus;
  /** The desk's voice file; null: the bundled announcement. */
  promptId: string | null;
  /** Everybody who made or edited the draft. */
  authors: readonly string[];
  /** Of lines, windows and sounds as they are now; an approval names it. */
  draftHash: string;
  /** Lines that would be closed at once. */
  closing: number;
  /** Lines whose owners or contacts would be asked. */
  asking: number;
  /** Who listened to the sound to its end. */
  listeners: readonly string[];
  /** Some lines have no voice file of their own: the approver has to hear what they play. */
  hasSoundToHear: boolean;
  /** The government notice that it rests on; null: none. */
  notice: BroadcastNotice | null;
  /** A lone send ends at this instant unless a second person confirms it; null: it is confirmed, or not sent. */
  provisionalUntil: Date | null;
  endedAt: Date | null;
  change: AskedChange | null;
}

/** Steps that people take. */
export const broadcastSteps = [
  'edit',
  'submit',
  'approve',
  'approveAlone',
  'confirm',
  'retry',
  'release',
  'stop',
  'resume',
  'change',
  'approveChange',
  'withdrawChange',
  'counter',
  'end',
  'cancel',
] as const;
export type BroadcastStep = (typeof broadcastSteps)[number];

/** Lines of a customer whose owners wanted to be asked. */
export interface AskedLines {
  organisationId: string;
  lineIds: readonly string[];
}

export type BroadcastCommand =
  | { action: 'edit' }
  | { action: 'submit' }
  | { action: 'approve'; draftHash: string }
  | { action: 'approveAlone'; draftHash: string; reason: string }
  | { action: 'confirm' }
  | { action: 'retry' }
  | { action: 'release'; phoneSystemId: string; reason: string }
  /** Without a reason: its notice is disputed or taken back. */
  | { action: 'stop'; reason?: string }
  | { action: 'resume'; reason: string }
  | { action: 'change'; from: Date; until: Date }
  | { action: 'approveChange'; number: number }
  | { action: 'withdrawChange'; number: number }
  | { action: 'counter' }
  | { action: 'end'; reason: string }
  | { action: 'cancel' }
  /** `reason`: who said it on the phone, where an operator took it down. */
  | { action: 'askedYes'; asked: AskedLines; reason?: string }
  | { action: 'askedNo'; asked: AskedLines; reason?: string }
  | { action: 'finishSending' }
  | { action: 'runOut' }
  | { action: 'finish' };

export type BroadcastAction = BroadcastCommand['action'];

/** What must follow a step; each has one carrier. */
export type BroadcastIntent =
  | { type: 'addAuthor' }
  | { type: 'addApprover' }
  | { type: 'overrideApproval' }
  /** Writes a row for each line and starts the work; `alone`: not for lines that a person changes by hand. */
  | { type: 'send'; alone: boolean }
  /** Adds what a lone send left out: lines that a person changes, and questions to owners. */
  | { type: 'sendRest' }
  /** Closes or opens lines as their owner answered; `stopped`: they wait with the others. */
  | { type: 'closeAsked'; asked: AskedLines; stopped: boolean }
  | { type: 'openAsked'; asked: AskedLines }
  /** Drives lines that have a new window, or failed. */
  | { type: 'sendAgain'; states: readonly BroadcastLineState[] }
  /** Sends the rest of a phone system without waiting for its first line. */
  | { type: 'releaseLines'; phoneSystemId: string }
  /** Keeps from being driven what is not driven yet. */
  | { type: 'stopLines' }
  | { type: 'resumeLines' }
  /** Notes a longer window; one that waits already is withdrawn. */
  | { type: 'askChange'; from: Date; until: Date }
  | { type: 'approveChange'; number: number }
  | { type: 'withdrawChange' }
  /** Opens the lines again. */
  | { type: 'restore' };

const operator = ['operator'] as const;
const system = ['system'] as const;
/** By the link of a mail, or on the phone. */
const link = ['system', 'operator'] as const;

/** Status × action. Ending early, like every taking back, needs one person; closing needs two (docs/rules.md#broadcasts). */
export const broadcastLifecycle: LifecycleTable<BroadcastStatus, BroadcastAction> = {
  draft: {
    edit: { by: operator, to: ['draft'] },
    submit: { by: operator, to: ['awaitingApproval'] },
    cancel: { by: operator, to: ['cancelled'] },
  },
  awaitingApproval: {
    edit: { by: operator, to: ['draft'] },
    approve: { by: operator, to: ['sending'] },
    approveAlone: { by: operator, to: ['sending'] },
    cancel: { by: operator, to: ['cancelled'] },
  },
  sending: {
    confirm: { by: operator, to: ['sending'] },
    retry: { by: operator, to: ['sending'] },
    release: { by: operator, to: ['sending'] },
    stop: { by: ['operator', 'system'], to: ['stopped'] },
    change: { by: operator, to: ['sending'] },
    approveChange: { by: operator, to: ['sending'] },
    withdrawChange: { by: operator, to: ['sending'] },
    counter: { by: operator, to: ['restoring'] },
    end: { by: operator, to: ['restoring'] },
    askedYes: { by: link, to: ['sending'] },
    askedNo: { by: link, to: ['sending'] },
    finishSending: { by: system, to: ['active'] },
    runOut: { by: system, to: ['restoring'] },
  },
  stopped: {
    askedYes: { by: link, to: ['stopped'] },
    askedNo: { by: link, to: ['stopped'] },
    resume: { by: operator, to: ['sending'] },
    counter: { by: operator, to: ['restoring'] },
    end: { by: operator, to: ['restoring'] },
    runOut: { by: system, to: ['restoring'] },
  },
  active: {
    confirm: { by: operator, to: ['sending'] },
    retry: { by: operator, to: ['sending'] },
    change: { by: operator, to: ['active'] },
    approveChange: { by: operator, to: ['sending'] },
    withdrawChange: { by: operator, to: ['active'] },
    askedYes: { by: link, to: ['sending'] },
    askedNo: { by: link, to: ['active'] },
    counter: { by: operator, to: ['restoring'] },
    end: { by: operator, to: ['restoring'] },
    runOut: { by: system, to: ['restoring'] },
  },
  restoring: {
    retry: { by: operator, to: ['restoring'] },
    finish: { by: system, to: ['ended'] },
  },
  ended: {},
  cancelled: {},
};
