import type { Transaction } from '../db/database.ts';
import { writeRecords } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import type { LineConfig } from '../domain/line/line-config.ts';
import { driveLinesTask } from '../tasks/drive-lines.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import { hurryNudges } from './hurry-lines.ts';
import { driveFrom, hasten, hurry } from './line-drives.repository.ts';
import { findLine, type NewRevision } from './line-revisions.repository.ts';
import {
  findWished,
  insertWished,
  type MadeRevision,
  type WishedLine,
  type WishKey,
} from './want-revisions.repository.ts';

export interface RevisionWish extends WishKey {
  /** Makes the wanted configuration from the newest one; checked by the caller. */
  change(newest: LineConfig): LineConfig;
  author: NewRevision['author'];
  /** Goes before everything else: the line's closure begins or ends. Default: false. */
  hurried?: boolean;
}

/** `waiting`: what became of it will be told to the listener. Not waiting: it has settled before. */
export interface WantedRevision {
  revision: number;
  waiting: boolean;
}

/**
 * Records what change requests want of lines: appends the revisions, notes that the requests wait for them, and has the lines
 * driven after the commit. No phone system is asked here. Idempotent; after a revision was taken back and its request was
 * notified, it is another attempt. However many lines there are, it is three statements. Answers in the order of the wishes; of
 * several wishes for a line each is made on the one before.
 * @throws Error when a line does not exist.
 */
export async function wantRevisions(
  deps: Deps,
  transaction: Transaction,
  wishes: readonly RevisionWish[],
): Promise<WantedRevision[]> {
  if (wishes.length === 0) return [];
  const found = await findWished(transaction, wishes);
  if (found.length < wishes.length) throw new Error(`no line among ${wishes.map(({ lineId }) => lineId).join()}`);
  const newest = new Map<string, Newest>();
  const made: MadeRevision[] = [];
  const wanted = wishes.map((wish, place) => {
    const line = found[place] as WishedLine;
    if (line.wished !== null) return { revision: line.wished, waiting: true };
    if (line.lastNumber !== null && !line.takenBack) return { revision: line.lastNumber, waiting: false };
    const next = nextRevision(wish, line, newest.get(wish.lineId) ?? line);
    newest.set(wish.lineId, { revision: next.number, config: next.config });
    made.push(next);
    return { revision: next.number, waiting: true };
  });
  await insertWished(transaction, made, deps.clock.now());
  const driven = found.filter((_, place) => wanted[place]?.waiting);
  const phoneSystemIds = [...new Set(driven.map(({ phoneSystemId }) => phoneSystemId))];
  const [organisationId = null, ...others] = new Set(driven.map((line) => line.organisationId));
  const asWhose = others.length > 0 ? null : organisationId;
  if (phoneSystemIds.length > 0) await nudgeDriving(deps, transaction, phoneSystemIds, asWhose);
  const hurried = wishes.filter((wish, place) => wish.hurried && wanted[place]?.waiting);
  if (hurried.length > 0) await nudgeHurry(deps, transaction, hurried, asWhose);
  return wanted;
}

type Newest = Pick<WishedLine, 'revision' | 'config'>;

function nextRevision(wish: RevisionWish, line: WishedLine, newest: Newest): MadeRevision {
  const { lineId, changeRequestId, reason, author } = wish;
  return {
    ...{ lineId, changeRequestId, reason, author, organisationId: line.organisationId },
    number: newest.revision + 1,
    attempt: (line.lastAttempt ?? 0) + 1,
    config: wish.change(newest.config),
  };
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
  await nudgeDriving(deps, transaction, [line.phoneSystemId]);
}

async function nudgeHurry(
  deps: Deps,
  transaction: Transaction,
  wishes: readonly RevisionWish[],
  organisationId: string | null,
): Promise<void> {
  const waiting = await hurry(
    transaction,
    wishes.map(({ lineId }) => lineId),
  );
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: deps.clock.now(), actor: systemActor, callId: null, audit: [], events: [] },
    nudges: hurryNudges(waiting),
  });
}

/** In a customer's transaction, of that customer alone. */
async function nudgeDriving(
  deps: Deps,
  transaction: Transaction,
  phoneSystemIds: string[],
  organisationId: string | null = null,
): Promise<void> {
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: deps.clock.now(),
    actor: systemActor,
    callId: null,
    audit: [],
    events: [],
    nudges: phoneSystemIds.map((phoneSystemId) => nudgeFor(driveLinesTask, { phoneSystemId })),
  });
}
