import type { Transaction } from '../db/database.ts';
import { writeRecords } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import type { LineConfig } from '../domain/line/line-config.ts';
import type { WishReason } from '../domain/line/line-outcome.ts';
import { driveLinesTask } from '../tasks/drive-lines.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import { driveFrom, hasten } from './line-drives.repository.ts';
import {
  appendRevision,
  findLine,
  type LineRow,
  loadLineForUpdate,
  type NewRevision,
  newestRevision,
} from './line-revisions.repository.ts';
import { findWish, insertWish } from './wishes.repository.ts';

export interface RevisionWish {
  lineId: string;
  /** Makes the wanted configuration from the newest one; checked by the caller. */
  change(newest: LineConfig): LineConfig;
  reason: WishReason;
  changeRequestId: string;
  author: NewRevision['author'];
}

/** `waiting`: what became of it will be told to the listener. Not waiting: it has settled before. */
export interface WantedRevision {
  line: LineRow;
  revision: number;
  waiting: boolean;
}

/**
 * Records what a change request wants of a line: appends the revision, notes that the request waits for it, and has the
 * line driven after the commit. The phone system is not asked here. Idempotent; after the revision was taken back and the
 * request was notified, it is another attempt.
 * @throws Error when the line does not exist.
 */
export async function wantRevision(deps: Deps, transaction: Transaction, wish: RevisionWish): Promise<WantedRevision> {
  const { lineId, reason, changeRequestId, author } = wish;
  const line = await loadLineForUpdate(transaction, lineId);
  const newest = await newestRevision(transaction, lineId);
  if (!line || !newest) throw new Error(`no line ${lineId}`);
  const earlier = await findWish(transaction, { changeRequestId, lineId, reason });
  if (earlier) {
    await nudgeDriving(deps, transaction, line.phoneSystemId);
    return { line, revision: earlier.revision, waiting: true };
  }
  const at = deps.clock.now();
  const config = wish.change(newest.config);
  const { revision, appended } = await appendRevision(transaction, {
    line,
    config,
    reason,
    changeRequestId,
    author,
    at,
  });
  if (!appended) return { line, revision: revision.number, waiting: false };
  const { organisationId } = line;
  await insertWish(transaction, { organisationId, lineId, revision: revision.number, changeRequestId, reason });
  await driveFrom(transaction, { lineId, organisationId, target: revision.number });
  await nudgeDriving(deps, transaction, line.phoneSystemId);
  return { line, revision: revision.number, waiting: true };
}

/**
 * Has a line driven again after something other than a request changed its desired state: its time zone, number or phone
 * system, a closure. A line that was never on a phone system is not brought there by this, unless `fromNowOn` says so.
 */
export async function wantLine(
  deps: Deps,
  transaction: Transaction,
  { lineId, fromNowOn = false }: { lineId: string; fromNowOn?: boolean },
): Promise<void> {
  const line = await findLine(transaction, lineId);
  if (!line) return;
  const { organisationId, revision: target } = line;
  if (fromNowOn) await driveFrom(transaction, { lineId, organisationId, target });
  else if (!(await hasten(transaction, lineId))) return;
  await nudgeDriving(deps, transaction, line.phoneSystemId);
}

async function nudgeDriving(deps: Deps, transaction: Transaction, phoneSystemId: string): Promise<void> {
  await writeRecords(transaction, deps.outbox, null, {
    at: deps.clock.now(),
    actor: systemActor,
    callId: null,
    audit: [],
    events: [],
    nudges: [nudgeFor(driveLinesTask, { phoneSystemId })],
  });
}
