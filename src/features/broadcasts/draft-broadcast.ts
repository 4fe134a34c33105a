import type { BroadcastInput, BroadcastPatch, BroadcastReply } from '../../contract/broadcasts.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { BroadcastWindow } from '../../domain/broadcast/broadcast-state.ts';
import { dayMs } from '../../domain/calendar/taipei-time.ts';
import { AppError, invalidInput, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { addAuthor, findBroadcast, findSound, insertBroadcast, lockBroadcast } from './broadcasts.repository.ts';
import { assertDistrict, draftedBy } from './drafted-terms.ts';
import { presentBroadcast } from './read-broadcasts.ts';
import { transitionBroadcast } from './step-broadcast.ts';

interface Written {
  reply: BroadcastReply;
  version: number;
}

/**
 * Drafts a broadcast over the lines of an area. Nothing is sent. Its lines are read anew whenever it is looked at, until it is sent.
 * @throws AppError `forbidden`, `broadcast_window_over`, `broadcast_too_long`, `district_not_in_county`, `desk_sound_unusable`;
 * `announcement_unknown` (422), `announcement_not_sendable` (409) with the doubts of its notice.
 */
export async function createBroadcast(deps: Deps, caller: Caller, input: BroadcastInput): Promise<Written> {
  const { actor, callId } = caller;
  ensure(actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  const now = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const drafted = await draftedBy(transaction, input, now);
    const { from, until, reason, announcementId, ...place } = drafted;
    assertWindow(drafted, now);
    const { promptId } = input;
    await assertSound(transaction, promptId);
    const id = newId();
    const userId = actor.userId ?? '';
    await insertBroadcast(transaction, { id, ...drafted, promptId, createdBy: userId, createdAt: now });
    await addAuthor(transaction, { broadcastId: id, userId, userName: actor.name, at: now });
    await writeRecords(transaction, deps.outbox, null, {
      ...{ at: now, actor, callId, nudges: [] },
      audit: [
        {
          ...{ organisationId: null, action: 'broadcast.drafted', subjectKind: 'broadcast', subjectId: id, reason },
          after: { effectiveAt: from.toISOString(), revertAt: until.toISOString(), promptId },
          names: { after: place },
        },
      ],
      events: [{ type: 'broadcast.changed', subjectId: id, organisationId: null, data: { status: 'draft' } }],
    });
    const written = await writtenAs(deps, transaction, caller, id);
    await caller.remember(transaction, {
      status: 201,
      body: written.reply,
      headers: { ETag: `"${written.version}"` },
    });
    return written;
  });
}

/**
 * Changes a draft, or one that waits for its approval, which is a draft again then.
 * @throws AppError `not_found`, `forbidden`, `precondition_failed`, `broadcast_window_over`, `desk_sound_unusable`, or the domain's refusal.
 */
export async function editBroadcast(
  deps: Deps,
  caller: Caller,
  { id, expectedVersion, patch }: { id: string; expectedVersion: number; patch: BroadcastPatch },
): Promise<Written> {
  ensure(caller.actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await lockBroadcast(transaction, id);
    if (!row) throw notFound();
    if (row.version !== expectedVersion) throw new AppError('precondition_failed', { status: 412 });
    const { area, ...others } = patch;
    if (area !== undefined && row.announcementId !== null) throw new AppError('area_of_notice', { status: 409 });
    const place = area === undefined ? {} : { county: area?.county ?? null, district: area?.district ?? null };
    const next = { ...row, ...others };
    if (next.from >= next.until)
      throw invalidInput([{ path: 'until', code: 'range_not_forward', message: 'range_not_forward' }]);
    assertWindow(next, deps.clock.now());
    if (area !== undefined) assertDistrict(area);
    await assertSound(transaction, next.promptId);
    await transitionBroadcast(deps, transaction, caller, {
      id,
      command: { action: 'edit' },
      values: { ...place, ...others },
    });
    return await writtenAs(deps, transaction, caller, id);
  });
}

async function writtenAs(deps: Deps, transaction: Transaction, caller: Caller, id: string): Promise<Written> {
  const row = await findBroadcast(transaction, id);
  if (!row) throw notFound();
  return { reply: await presentBroadcast(deps, transaction, caller, row), version: row.version };
}

/** A notice is for a day or two; a closure that stands for weeks is a slip of the hand. */
const mostDays = 7;

export function assertWindow({ from, until }: { from: Date; until: Date }, now: Date): void {
  if (until <= now) throw new AppError('broadcast_window_over', { status: 422 });
  assertLength({ from, until });
}

/** @throws AppError `broadcast_too_long`. */
export function assertLength({ from, until }: BroadcastWindow): void {
  if (until.getTime() - from.getTime() > mostDays * dayMs)
    throw new AppError('broadcast_too_long', { status: 422, params: { days: mostDays } });
}

/** A voice file of the desk that has passed its check. */
async function assertSound(transaction: Transaction, promptId: string | null): Promise<void> {
  if (promptId === null) return;
  const sound = await findSound(transaction, promptId);
  if (!sound?.ready) throw new AppError('desk_sound_unusable', { status: 422 });
}
