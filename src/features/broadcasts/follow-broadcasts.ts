import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { mustStop } from '../../domain/broadcast/broadcast-notice.ts';
import type { BroadcastCommand } from '../../domain/broadcast/broadcast-state.ts';
import { hurryNudges } from '../../reconcile/hurry-lines.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { dueAlarm, raiseDue } from './broadcast-alarms.ts';
import { endPauses, moveLines, progressOf, type SystemProgress } from './broadcast-lines.repository.ts';
import { noticeNow } from './broadcast-terms.ts';
import {
  type BroadcastRow,
  earliestEnd,
  findBroadcast,
  lockBroadcast,
  runningBroadcasts,
} from './broadcasts.repository.ts';
import { systemsToFallBack } from './fall-back.repository.ts';
import { fallBackOnce } from './fall-back.ts';
import { findNotice } from './notices.repository.ts';
import { transitionBroadcast } from './step-broadcast.ts';

/**
 * Takes running broadcasts one step on where their lines or the clock ask for it: the lines behind a first one that is closed are sent;
 * sending ends when no line is on its way, and stops when the notice is disputed or taken back; somebody is notified of lines that are not closed (docs/on-call.md#alarms); a window that is over opens the lines again. Returns how many took a step.
 */
export async function followBroadcasts(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.database.transaction(systemActor, async (transaction) => {
    const found: string[] = [];
    for (const id of await runningBroadcasts(transaction)) {
      const row = await findBroadcast(transaction, id);
      const isDue =
        row && ((await nextOf(transaction, row, now)) !== null || (await dueAlarm(transaction, row, now)) !== null);
      if (isDue) found.push(id);
    }
    return found;
  });
  return await eachInTurn(deps, due, async (transaction, id) => {
    const row = await lockBroadcast(transaction, id);
    const kind = row && (await dueAlarm(transaction, row, now));
    if (kind) await raiseDue(deps, transaction, { row, kind, now });
    const next = row && (await nextOf(transaction, row, now));
    if (!next) return;
    if ('fallBack' in next) await fallBackOnce(deps, transaction, { id, phoneSystemIds: next.fallBack });
    else if ('command' in next) {
      const caller = { actor: systemActor, callId: null };
      await transitionBroadcast(deps, transaction, caller, { id, command: next.command });
    } else await releaseRest(deps, transaction, { id, phoneSystemIds: next.release });
  });
}

/** When the clock next ends a broadcast; null when none runs. */
export async function nextBroadcastEnd(deps: Deps): Promise<Date | null> {
  return await deps.database.transaction(systemActor, earliestEnd);
}

type Next = { command: BroadcastCommand } | { release: string[] } | { fallBack: string[] } | null;

async function nextOf(transaction: Transaction, row: BroadcastRow, now: Date): Promise<Next> {
  if (row.status !== 'restoring' && (row.provisionalUntil ?? row.until) <= now)
    return { command: { action: 'runOut' } };
  if (row.status === 'sending' && (await isContested(transaction, row, now))) return { command: { action: 'stop' } };
  if (row.status !== 'sending' && row.status !== 'restoring') return null;
  const progress = await progressOf(transaction, row.id);
  const lines = (state: keyof SystemProgress['states']) =>
    progress.reduce((sum, { states }) => sum + Number(states[state] ?? 0), 0);
  if (row.status === 'restoring') return lines('restoring') === 0 ? { command: { action: 'finish' } } : null;
  const failing = await systemsToFallBack(transaction, row.id);
  if (failing.length > 0) return { fallBack: failing };
  const release = progress.filter(isProven).map(({ phoneSystemId }) => phoneSystemId);
  if (release.length > 0) return { release };
  return lines('held') + lines('queued') === 0 ? { command: { action: 'finishSending' } } : null;
}

/** Its notice is disputed or taken back: what is on its way stops, what is closed stays closed. */
async function isContested(transaction: Transaction, { announcementId }: BroadcastRow, now: Date): Promise<boolean> {
  const notice = announcementId === null ? null : await findNotice(transaction, announcementId);
  return mustStop({ notice: notice && noticeNow(notice, now) });
}

/** Its first lines are closed and read back, and others wait for them. */
function isProven({ states }: SystemProgress): boolean {
  return Number(states.held ?? 0) > 0 && Number(states.queued ?? 0) === 0 && Number(states.failed ?? 0) === 0;
}

async function releaseRest(
  deps: Deps,
  transaction: Transaction,
  { id, phoneSystemIds }: { id: string; phoneSystemIds: readonly string[] },
): Promise<void> {
  const now = deps.clock.now();
  const waiting: Parameters<typeof hurryNudges>[0][number][] = [];
  for (const phoneSystemId of phoneSystemIds) {
    const moved = { broadcastId: id, from: ['held'], to: 'queued', phoneSystemId, now } as const;
    waiting.push(...(await moveLines(transaction, moved)));
  }
  await endPauses(transaction, id);
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor: systemActor, callId: null, audit: [], nudges: hurryNudges(waiting) },
    events: [{ type: 'broadcast.changed', subjectId: id, organisationId: null, data: { status: 'sending' } }],
  });
}
