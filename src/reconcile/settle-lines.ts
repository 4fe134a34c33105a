import type { Transaction } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { LineOutcome } from '../domain/line/line-outcome.ts';
import { settleClosures } from './broadcast-lines.repository.ts';
import type { ClaimedLine } from './claim.repository.ts';
import { endLease, heldLines, stopDriving } from './line-drives.repository.ts';
import type { LineRow } from './line-revisions.repository.ts';
import { removeOnceMore } from './removals.repository.ts';
import { endDoubt, linesInDoubt, lockLines, settleTogether } from './settle.repository.ts';
import { type Settled, settleFailure } from './settle-failure.ts';
import type { SettleListener } from './settle-listener.ts';
import { type DrivenLine, failedOutcome, outcomeOf, type SettlingLine } from './settling-line.ts';
import { tellBroadcasts } from './tell-broadcasts.ts';
import { wantAgain } from './want-again.ts';
import { deleteWishes, wishesOn } from './wishes.repository.ts';

export interface Driven {
  token: string;
  /** When what was wanted was read, by our clock: closures that begin or end later are edges. */
  asOf: Date;
  lines: DrivenLine[];
}

/**
 * Settles driven lines in one transaction: where the revision is still the newest, records what the phone system has, and
 * notifies the listener of the results of waiting requests. A line that has changed, or is leased by another process by
 * now, is left to its next drive.
 */
export async function settleLines(
  deps: Deps,
  transaction: Transaction,
  { token, asOf, lines }: Driven,
  listener: SettleListener,
): Promise<void> {
  const ids = lines.map(({ claimed }) => claimed.id);
  const waiting = await wishesOn(transaction, ids);
  const changeRequestIds = waiting.map(({ changeRequestId }) => changeRequestId);
  await listener.lock(transaction, { changeRequestIds, doubtedLineIds: await linesInDoubt(transaction, ids) });
  const rows = await lockLines(transaction, ids);
  const held = await heldLines(transaction, ids, token);
  const wishes = await wishesOn(transaction, ids);
  await removeWhatLeft(transaction, lines, rows);
  const movedOn: string[] = [];
  const settling: SettlingLine[] = [];
  for (const driven of lines) {
    const { claimed } = driven;
    const line = rows.get(claimed.id);
    if (!line || !held.has(claimed.id)) continue;
    if (!isStill(line, claimed)) movedOn.push(line.id);
    else {
      const own = wishes.filter(({ lineId, revision }) => lineId === line.id && revision <= claimed.revision);
      settling.push({ ...driven, line, wishes: own });
    }
  }
  const agreeing = settling.filter(({ result }) => result.state === 'agrees');
  const seen = agreeing.filter(({ seenEmpty }) => !seenEmpty).map(({ line }) => line.id);
  await settleTogether(transaction, { lineIds: seen, at: deps.clock.now(), asOf });
  const given = agreeing.filter(({ seenEmpty }) => !seenEmpty);
  const broadcastIds = new Set(await settleClosures(transaction, given, deps.clock.now()));
  const outcomes: LineOutcome[] = [];
  for (const line of settling) {
    const settled = await settleLine(deps, transaction, line);
    outcomes.push(...settled.outcomes);
    for (const id of settled.broadcastIds) broadcastIds.add(id);
  }
  await tellBroadcasts(deps, transaction, [...broadcastIds]);
  const known = agreeing.filter(({ line }) => line.unknownSince).map(({ line }) => line.id);
  if (movedOn.length > 0) await endLease(transaction, movedOn, token);
  if (outcomes.length > 0) await listener.tell(deps, transaction, outcomes);
  if (known.length > 0) await listener.known(deps, transaction, known);
}

/** A line that left its phone system while it was driven may be there again. */
async function removeWhatLeft(
  transaction: Transaction,
  lines: readonly DrivenLine[],
  rows: ReadonlyMap<string, LineRow>,
): Promise<void> {
  for (const { claimed } of lines) {
    const { id, phoneSystemId } = claimed;
    const line = rows.get(id);
    if (line && (line.phoneSystemId !== phoneSystemId || line.retiredAt))
      await removeOnceMore(transaction, { lineIds: [id], phoneSystemId });
  }
}

/** Wanted as it was driven: the same revision, of the same number, on the same phone system. */
function isStill(line: LineRow, claimed: ClaimedLine): boolean {
  return (
    line.revision === claimed.revision && line.number === claimed.number && line.phoneSystemId === claimed.phoneSystemId
  );
}

/** Of a line that agrees the rows are settled already, unless it was seen to be empty. */
async function settleLine(deps: Deps, transaction: Transaction, settling: SettlingLine): Promise<Settled> {
  const { line, result, seenEmpty, wishes } = settling;
  if (result.state === 'fault') return await settleFailure(deps, transaction, { ...settling, result });
  const { id: lineId, revision } = line;
  let broadcastIds: string[] = [];
  if (seenEmpty) {
    await endDoubt(transaction, lineId);
    broadcastIds = await stopDriving(transaction, { lineId, at: deps.clock.now() });
    await deleteWishes(transaction, { lineId, upTo: revision, states: ['waiting', 'taken_back'] });
  }
  const [cause, ...innocent] = wishes.filter(({ state }) => state === 'taken_back');
  for (const wish of innocent) await wantAgain(deps, transaction, line, wish);
  const settled = wishes.filter(({ state }) => state === 'waiting');
  const outcomes = [
    ...settled.map((wish) => outcomeOf(wish, { state: 'settled' })),
    ...(cause ? [failedOutcome(cause, true)] : []),
  ];
  return { outcomes, broadcastIds };
}
