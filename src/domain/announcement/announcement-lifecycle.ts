import type { Actor } from '../access/actor.ts';
import type { Performer } from '../access/performer.ts';
import { refuse } from '../decision.ts';

import {
  type Cell,
  decide,
  type Lifecycle,
  type LifecycleSteps,
  type LifecycleTable,
  possibleActions,
} from '../lifecycle.ts';
import { makeStep, type StepInput, type StepOutcome, withReason } from '../step.ts';
import type { NoticeDoubt, OpenState } from './notice-item.ts';

/** Where an announcement stands (docs/rules.md#announcements). */
export const announcementStates = [
  'settling',
  'proposed',
  'disputed',
  'active',
  'rejected',
  'superseded',
  'revoked',
  'expired',
] as const;
export type AnnouncementStatus = (typeof announcementStates)[number];

export const announcementActions = [
  'stand',
  'dispute',
  'activate',
  'reject',
  'settle',
  'agree',
  'supersede',
  'revoke',
  'expire',
] as const;
export type AnnouncementAction = (typeof announcementActions)[number];

export const disputeCauses = ['contradicted', 'vanished'] as const;
export type DisputeCause = (typeof disputeCauses)[number];

export interface AnnouncementState {
  status: AnnouncementStatus;
  work: OpenState;
  /** Since when it stands unchanged. */
  standsSince: Date;
  /** When it became certain enough to be proposed; null while it settles. */
  settledAt: Date | null;
  /** Someone has made it active once. */
  activatedAt: Date | null;
  /** Made active before it had stood long enough. */
  waitOverridden: boolean;
  disputedAt: Date | null;
  endedAt: Date | null;
}

interface Details {
  stand: unknown;
  dispute: { cause: DisputeCause };
  activate: { doubts: readonly NoticeDoubt[]; override?: { reason: string } };
  reject: { reason: string };
  /** `work`: what the kept sighting says. */
  settle: { work: OpenState; reason: string };
  agree: { work: OpenState };
  supersede: unknown;
  revoke: { reason?: string };
  /** Its time is over. */
  expire: unknown;
}
type CommandOf<Action extends AnnouncementAction> = { action: Action } & Details[Action];
export type AnnouncementCommand = { [Action in AnnouncementAction]: CommandOf<Action> }[AnnouncementAction];

/** Whoever is on duty is notified: of a dispute, because something may be in sending, and of an end while lines are closed on it. */
export type AnnouncementIntent =
  | { type: 'tellOperators'; message: 'announcement_disputed'; cause: DisputeCause }
  | { type: 'tellOperators'; message: 'announcement_ended' };

export interface AnnouncementRules {
  /** How long a notice must stand unchanged, ms. */
  settleMs: number;
}

const desk: readonly Performer[] = ['operator'];
const anybody: readonly Performer[] = ['operator', 'system'];
const expires: Cell<AnnouncementStatus> = { by: ['system'], to: ['expired'] };
const settled: readonly AnnouncementStatus[] = ['proposed', 'active', 'rejected', 'revoked'];

/** The complete lifecycle of an announcement: status × action × who. Everything else is illegal. Printed in docs/lifecycle.md. */
export const announcementTable: LifecycleTable<AnnouncementStatus, AnnouncementAction> = {
  settling: {
    stand: { by: ['system'], to: ['proposed'] },
    dispute: { by: anybody, to: ['disputed'] },
    activate: { by: desk, to: ['active'] },
    reject: { by: desk, to: ['rejected'] },
    supersede: { by: anybody, to: ['superseded'] },
    revoke: { by: anybody, to: ['revoked'] },
    expire: expires,
  },
  proposed: {
    dispute: { by: anybody, to: ['disputed'] },
    activate: { by: desk, to: ['active'] },
    reject: { by: desk, to: ['rejected'] },
    supersede: { by: anybody, to: ['superseded'] },
    revoke: { by: anybody, to: ['revoked'] },
    expire: expires,
  },
  disputed: {
    // Said again: the alarm has gone out once.
    dispute: { by: anybody, to: ['disputed'] },
    reject: { by: desk, to: ['rejected'] },
    settle: { by: desk, to: settled },
    agree: { by: ['system'], to: settled },
    supersede: { by: anybody, to: ['superseded'] },
    revoke: { by: anybody, to: ['revoked'] },
    expire: expires,
  },
  active: {
    dispute: { by: anybody, to: ['disputed'] },
    supersede: { by: anybody, to: ['superseded'] },
    revoke: { by: anybody, to: ['revoked'] },
    expire: expires,
  },
  rejected: {},
  superseded: {},
  revoked: {},
  expired: {},
};

type Input<Action extends AnnouncementAction> = StepInput<AnnouncementState, CommandOf<Action>, AnnouncementRules>;
type Outcome = StepOutcome<AnnouncementState, AnnouncementIntent>;
const step = makeStep<AnnouncementState, AnnouncementIntent>;

/** A notice has stood long enough after exactly the time of the rules. */
export function hasStood(
  { standsSince }: Pick<AnnouncementState, 'standsSince'>,
  now: Date,
  { settleMs }: AnnouncementRules,
): boolean {
  return now.getTime() - standsSince.getTime() >= settleMs;
}

/** Whether it ended while its sources disagreed, or disagrees now: a dispute that was settled has set `standsSince` anew. */
export function wasDisputed({
  disputedAt,
  standsSince,
}: Pick<AnnouncementState, 'disputedAt' | 'standsSince'>): boolean {
  return disputedAt !== null && disputedAt >= standsSince;
}

function dispute({ state, command, now }: Input<'dispute'>): Outcome {
  const told: AnnouncementIntent[] =
    state.status === 'disputed'
      ? []
      : [{ type: 'tellOperators', message: 'announcement_disputed', cause: command.cause }];
  return step({ status: 'disputed', disputedAt: now, standsSince: now }, told);
}

function activate({ state, command, now, rules }: Input<'activate'>): Outcome {
  const [first] = command.doubts;
  if (first !== undefined) {
    const reasons = command.doubts.map((code) => ({ code, params: {} }));
    return { ok: false, refusal: { code: 'announcement_not_sendable', params: {}, reasons } };
  }
  const waits = state.status === 'settling' && !hasStood(state, now, rules);
  const changes = { status: 'active', activatedAt: now, settledAt: state.settledAt ?? now } as const;
  if (!waits) return step(changes);
  if (command.override === undefined)
    return refuse('announcement_settling', { minutes: Math.ceil(rules.settleMs / 60_000) });
  return withReason(command.override.reason, step({ ...changes, waitOverridden: true }));
}

/** It has ended. Broadcasts may rest on whatever was proposed once. */
function ended(state: AnnouncementState, status: 'rejected' | 'superseded' | 'revoked', now: Date) {
  const told: AnnouncementIntent[] =
    state.settledAt === null ? [] : [{ type: 'tellOperators', message: 'announcement_ended' }];
  return step({ status, endedAt: now }, told);
}

/** Where a dispute leads: on with what it said before, or to its end. */
function resolved(state: AnnouncementState, work: OpenState, now: Date): Outcome {
  if (work === state.work) {
    const status = state.activatedAt === null ? 'proposed' : 'active';
    return step({ status, settledAt: state.settledAt ?? now, standsSince: now });
  }
  return ended(state, state.activatedAt === null ? 'rejected' : 'revoked', now);
}

const steps: LifecycleSteps<AnnouncementState, AnnouncementCommand, AnnouncementIntent, AnnouncementRules> = {
  stand: ({ now }) => step({ status: 'proposed', settledAt: now }),
  dispute,
  activate,
  reject: ({ state, command, now }) => withReason(command.reason, ended(state, 'rejected', now)),
  settle: ({ state, command, now }) => {
    const made = resolved(state, command.work, now);
    return made.ok ? withReason(command.reason, made) : made;
  },
  agree: ({ state, command, now }) => resolved(state, command.work, now),
  supersede: ({ state, now }) => ended(state, 'superseded', now),
  revoke: ({ state, command, now }) => {
    const made = ended(state, 'revoked', now);
    return command.reason === undefined ? made : withReason(command.reason, made);
  },
  // Nobody is called: what was closed on it ends by its own window. An open dispute stays known by its instant (`wasDisputed`).
  expire: ({ now }) => step({ status: 'expired', endedAt: now }),
};

export const announcementLifecycle: Lifecycle<
  'announcement',
  AnnouncementState,
  AnnouncementCommand,
  AnnouncementIntent,
  AnnouncementRules
> = {
  name: 'announcement',
  table: announcementTable,
  steps,
  snapshot: ({ status }) => ({ status }),
};

/**
 * Decides one step of an announcement. Codes: `announcement_not_sendable` (with its doubts as reasons), `announcement_settling`,
 * `reason_required`, and those of the engine.
 */
export function decideAnnouncement(input: StepInput<AnnouncementState, AnnouncementCommand, AnnouncementRules>) {
  return decide(announcementLifecycle, input);
}

/** What the table allows this person now, for buttons. */
export function announcementStepsFor(state: AnnouncementState, actor: Actor): AnnouncementAction[] {
  return possibleActions<AnnouncementState, AnnouncementCommand>(announcementLifecycle, state, actor);
}
