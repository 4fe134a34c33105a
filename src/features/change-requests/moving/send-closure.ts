import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { Transaction } from '../../../db/database.ts';
import { writeRecords } from '../../../db/records.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { conflict, notFound } from '../../../shared/app-error.ts';
import { alarmOperators } from '../../notifications/operator-alarms.ts';
import { findRequest, lockRequest, type RequestWithJob } from '../change-requests.repository.ts';
import { coveringAnnouncement } from '../filing/closure-facts.repository.ts';
import { datesOf } from '../filing/closure-facts.ts';
import { presentRequest } from '../reading/change-requests.presenter.ts';
import { sightOf } from '../reading/sight.ts';
import { retiredAmong } from '../request-lines.repository.ts';
import { isToldWaiting, unsentClosuresOver, waitingClosures } from './closures.repository.ts';
import { handPartOf } from './lines-by-hand.ts';
import { eachInTurn } from './step-each.ts';
import { transitionRequest } from './transition-request.ts';

const system = { actor: systemActor, callId: null };

/**
 * Sends a closure that waits past the queue where an active announcement covers it: one that was there when it was filed, or has become
 * active since. Else whoever is on duty is told, once, that it waits. Does nothing when it has moved on.
 */
export async function sendClosure(deps: Deps, id: string): Promise<boolean> {
  return await deps.database.transaction(systemActor, async (transaction) => {
    const current = await lockRequest(transaction, id);
    if (current?.request.status !== 'acknowledged' || current.job !== null) return false;
    const announcementId = await announcementFor(transaction, current, deps.clock.now());
    if (announcementId === null) return await tellWaiting(deps, transaction, current);
    await fastTrack(deps, transaction, system, { current, announcementId });
    return true;
  });
}

/** The closures that wait, one after the other. Returns how many were sent, or told. */
export async function sendClosures(deps: Deps): Promise<number> {
  const ids = await deps.database.transaction(systemActor, (transaction) =>
    waitingClosures(transaction, deps.clock.now()),
  );
  let sent = 0;
  for (const id of ids) {
    try {
      if (await sendClosure(deps, id)) sent += 1;
    } catch (error) {
      deps.logger.warn({ err: error, changeRequestId: id }, 'an emergency closure could not be sent yet');
    }
  }
  return sent;
}

/**
 * Turns down closures whose time is over before anybody sent them past the queue: their customer hears why, and nothing waits for ever.
 * Returns how many.
 */
export async function giveUpClosures(deps: Deps): Promise<number> {
  const ids = await deps.database.transaction(systemActor, (transaction) =>
    unsentClosuresOver(transaction, deps.clock.now()),
  );
  return await eachInTurn(deps, ids, async (transaction, id) => {
    await transitionRequest(deps, transaction, system, {
      id,
      command: { action: 'reject', cause: 'closure_time_over' },
    });
  });
}

/** It cannot be taken back until the transaction ends. */
async function announcementFor(
  transaction: Transaction,
  { request, lines }: RequestWithJob,
  now: Date,
): Promise<string | null> {
  const { effectiveAt, revertAt: until } = request;
  if (effectiveAt === null || until === null) return null;
  // Days that are over meanwhile need no announcement any more.
  const from = new Date(Math.max(effectiveAt.getTime(), now.getTime()));
  const lineIds = lines.map(({ lineId }) => lineId);
  const question = { lineIds, dates: datesOf({ from, until }), announcementId: null, lock: true };
  return (await coveringAnnouncement(transaction, question))?.id ?? null;
}

async function tellWaiting(deps: Deps, transaction: Transaction, current: RequestWithJob): Promise<boolean> {
  const { request, lines } = current;
  if (await isToldWaiting(transaction, request.id)) return false;
  const now = deps.clock.now();
  const step = { actor: systemActor, now, decision: { next: { awaited: null } } };
  const message = { type: 'notifyOperators', message: 'emergency_waiting' } as const;
  const told = await alarmOperators(message, deps, { transaction, step, request, lines, job: null });
  await writeRecords(transaction, deps.outbox, null, { at: now, ...system, audit: [], ...told });
  return true;
}

/**
 * An operator lets a closure go past the queue that no announcement covers, with a reason.
 * @throws AppError `not_found`, `line_retired` (409), or the domain's refusal.
 */
export async function approveEmergency(
  deps: Deps,
  caller: Caller,
  { id, reason }: { id: string; reason: string },
): Promise<ChangeRequestReply> {
  const row = await deps.database.transaction(caller.actor, async (transaction) => {
    const current = await findRequest(transaction, id);
    if (!current) throw notFound();
    await fastTrack(deps, transaction, caller, { current, reason });
    return await findRequest(transaction, id);
  });
  if (!row) throw notFound();
  return presentRequest(row, sightOf(deps, caller, row));
}

/** Sends a request past the queue. @throws AppError `line_retired` (409), or the domain's refusal. */
export async function fastTrack(
  deps: Deps,
  transaction: Transaction,
  caller: Pick<Caller, 'actor' | 'callId'>,
  { current, ...given }: { current: RequestWithJob; reason?: string; announcementId?: string; hoursOpen?: boolean },
): Promise<void> {
  const { lines } = current;
  const retired = await retiredAmong(
    transaction,
    lines.map(({ lineId }) => lineId),
  );
  const gone = lines.find(({ lineId }) => retired.has(lineId));
  if (gone) throw conflict('line_retired', { number: gone.number });
  const byHand = await handPartOf(deps, transaction, current);
  const { reason, announcementId = null, hoursOpen = false } = given;
  await transitionRequest(deps, transaction, caller, {
    id: current.request.id,
    command: { action: 'fastTrack', reason, hoursOpen, ...(byHand ? { byHand } : {}) },
    extras: () => ({ request: { announcementId } }),
  });
}
