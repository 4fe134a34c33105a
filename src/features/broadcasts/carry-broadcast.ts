import type { Transaction } from '../../db/database.ts';
import type { LiveEvent, OutboxNudge } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { BroadcastCommand, BroadcastIntent, BroadcastLineState } from '../../domain/broadcast/broadcast-state.ts';
import { hurryNudges } from '../../reconcile/hurry-lines.ts';
import { notFound } from '../../shared/app-error.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { brokeConstraint } from '../edit-conflict.ts';
import { alarmAbout } from '../notifications/subject-alarms.ts';
import { approveChangeRow, insertChange, withdrawWaiting } from './broadcast-changes.repository.ts';
import {
  driveStoppedOnceMore,
  endPauses,
  moveLines,
  resumeLines,
  sendLines,
  type Which,
} from './broadcast-lines.repository.ts';
import { termsOf, type WholeBroadcast } from './broadcast-terms.ts';
import { addApprover, addAuthor, addOverride } from './broadcasts.repository.ts';
import { keepHandJobs } from './keep-hand-jobs.ts';
import { closeAskedLines, openAskedLines } from './questions.repository.ts';

export interface Carried {
  nudges: OutboxNudge[];
  events: LiveEvent[];
  /** Further values of the broadcast's row. */
  values: { approvedBy?: string; overriddenBy?: string; sentAt?: Date; correctionDueAt?: Date };
}

interface Carrying {
  deps: Deps;
  whole: WholeBroadcast;
  command: BroadcastCommand;
  actor: Caller['actor'];
  now: Date;
}

type Carriers = {
  [Type in BroadcastIntent['type']]: (
    transaction: Transaction,
    carrying: Carrying,
    intent: Extract<BroadcastIntent, { type: Type }>,
  ) => Promise<Partial<Carried>>;
};

function personOf({ whole, actor, now }: Carrying) {
  return { broadcastId: whole.row.id, userId: actor.userId ?? '', userName: actor.name, at: now };
}

/** Moves lines and has those that are to be driven driven. */
async function move(
  transaction: Transaction,
  { whole, now }: Carrying,
  lines: { from: readonly BroadcastLineState[]; to: BroadcastLineState; phoneSystemId?: string; which?: Which },
): Promise<Partial<Carried>> {
  const broadcastId = whole.row.id;
  const moved = await moveLines(transaction, { broadcastId, ...lines, now });
  if (lines.to !== 'queued' && lines.to !== 'restoring') return {};
  await endPauses(transaction, broadcastId);
  return { nudges: hurryNudges(moved) };
}

/** One for each intent; a missing one does not compile. */
const carriers: Carriers = {
  async addAuthor(transaction, carrying) {
    await addAuthor(transaction, personOf(carrying));
    return {};
  },
  async addApprover(transaction, carrying) {
    const approver = personOf(carrying);
    try {
      await addApprover(transaction, approver);
    } catch (error) {
      // Whoever became an author meanwhile: the key is the rule.
      if (!brokeConstraint(error, 'broadcast_person_broadcast_id_user_id_pk')) throw error;
      throw refusalError({ code: 'second_person_required', params: {} });
    }
    return { values: { approvedBy: approver.userId } };
  },
  async overrideApproval(transaction, carrying) {
    const { broadcastId, userId, at } = personOf(carrying);
    const reason = ('reason' in carrying.command && carrying.command.reason) || '';
    await addOverride(transaction, { broadcastId, userId, at, reason });
    const alarm = { kind: 'broadcast_alone', subject: { kind: 'broadcast', id: broadcastId }, now: at } as const;
    const told = await alarmAbout(carrying.deps, transaction, alarm);
    return { ...told, values: { overriddenBy: userId } };
  },
  async send(transaction, { whole, now }, { alone }) {
    const sent = await sendLines(transaction, whole.row.id, whole.terms, { byHand: !alone, asks: !alone, now });
    await endPauses(transaction, whole.row.id);
    return { nudges: hurryNudges(sent), values: { sentAt: now } };
  },
  async sendRest(transaction, { whole, now }) {
    await sendLines(transaction, whole.row.id, whole.terms, { byHand: 'only', asks: true, now });
    return {};
  },
  async closeAsked(transaction, { deps, whole, now }, { asked, stopped }) {
    const { drivenKinds, promptId } = termsOf(deps, whole.row);
    const state = stopped ? 'stopped' : 'queued';
    const closing = { broadcastId: whole.row.id, promptId, drivenKinds, state, now } as const;
    const moved = await closeAskedLines(transaction, asked, closing);
    return { nudges: hurryNudges(stopped ? [] : moved) };
  },
  async openAsked(transaction, { whole, now }, { asked }) {
    return { nudges: hurryNudges(await openAskedLines(transaction, asked, { broadcastId: whole.row.id, now })) };
  },
  sendAgain: (transaction, carrying, { states }) => move(transaction, carrying, { from: states, to: 'queued' }),
  async releaseLines(transaction, carrying, { phoneSystemId }) {
    const { nudges = [] } = await move(transaction, carrying, { from: ['held'], to: 'queued', phoneSystemId });
    if (nudges.length === 0) throw notFound();
    return { nudges };
  },
  // A line may be on its way at this moment: it is driven once more, without the closure.
  async stopLines(transaction, carrying) {
    await driveStoppedOnceMore(transaction, carrying.whole.row.id);
    return await move(transaction, carrying, { from: ['held', 'queued'], to: 'stopped', which: 'untouched' });
  },
  async resumeLines(transaction, { whole, now }) {
    const waiting = await resumeLines(transaction, whole.row.id, now);
    await endPauses(transaction, whole.row.id);
    return { nudges: hurryNudges(waiting) };
  },
  async askChange(transaction, { whole, actor, now }, { from, until }) {
    const broadcastId = whole.row.id;
    await withdrawWaiting(transaction, { broadcastId, at: now });
    const { from: wasFrom, until: wasUntil } = whole.row;
    const proposed = { proposedBy: actor.userId ?? '', proposedByName: actor.name, proposedAt: now };
    await insertChange(transaction, { broadcastId, from, until, wasFrom, wasUntil, ...proposed });
    return {};
  },
  async approveChange(transaction, carrying, { number }) {
    await approveChangeRow(transaction, { ...personOf(carrying), number });
    return {};
  },
  async withdrawChange(transaction, { whole, now }) {
    await withdrawWaiting(transaction, { broadcastId: whole.row.id, at: now });
    return {};
  },
  // What was never closed stays as it is; a failed line may be closed after all.
  async restore(transaction, carrying) {
    await move(transaction, carrying, { from: ['held'], to: 'stopped' });
    await move(transaction, carrying, { from: ['queued'], to: 'stopped', which: 'untouchedByHand' });
    const moved = await move(transaction, carrying, { from: ['queued', 'applied', 'failed'], to: 'restoring' });
    const byPerson = carrying.command.action === 'counter' || carrying.command.action === 'end';
    return byPerson ? { ...moved, values: { correctionDueAt: carrying.now } } : moved;
  },
};

/** Carries out what follows a step, in its transaction. @throws AppError `second_person_required`. */
export async function carryBroadcast(
  transaction: Transaction,
  carrying: Carrying,
  intents: readonly BroadcastIntent[],
): Promise<Carried> {
  const all: Carried = { nudges: [], events: [], values: {} };
  for (const intent of intents) {
    const carry = carriers[intent.type] as (
      of: Transaction,
      carrying: Carrying,
      intent: BroadcastIntent,
    ) => Promise<Partial<Carried>>;
    const { nudges = [], events = [], values = {} } = await carry(transaction, carrying, intent);
    all.nudges.push(...nudges);
    all.events.push(...events);
    Object.assign(all.values, values);
  }
  all.events.push(...(await keepHandJobs(transaction, { broadcastId: carrying.whole.row.id, now: carrying.now })));
  return all;
}
