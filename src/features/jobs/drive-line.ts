import { ConnectorError, type PhoneSystemConnector } from '../../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { compareLines, type DesiredLine } from '../../domain/line/compare-lines.ts';
import { applyPatch, type LinePatch } from '../../domain/line/line-patch.ts';
import {
  appendRevision,
  type LineRow,
  loadLineForUpdate,
  type NewRevision,
  newestRevision,
} from '../../reconcile/line-revisions.repository.ts';
import { desiredLine } from './desired-line.ts';
import { doubtLine, endDoubt, findPhoneSystem, renditionKeys, settleLine } from './drive.repository.ts';

export interface LineDrive {
  lineId: string;
  patch: LinePatch;
  reason: NewRevision['reason'];
  changeRequestId: string;
  author: NewRevision['author'];
  now: Date;
  signal?: AbortSignal;
}

export interface DrivenLine {
  line: LineRow;
  revision: number;
}

/**
 * Makes the next revision of a line from its newest one and brings the phone system to it: deliver, apply, read back. All under
 * the line's row lock and in the caller's transaction, so that a revision stands exactly when the phone system was read back at
 * it, and one change at a time works on a line. Killed in between, the next run makes the same revision and applies it again.
 * @throws ConnectorError; `retry` as well when what is read back differs (`differences` in its cause).
 */
export async function driveLine(deps: Deps, transaction: Transaction, drive: LineDrive): Promise<DrivenLine> {
  const { now } = drive;
  const line = await loadLineForUpdate(transaction, drive.lineId);
  const newest = await newestRevision(transaction, drive.lineId);
  if (!line || !newest) throw new Error(`no line ${drive.lineId}`);
  const config = applyPatch(newest.config, drive.patch);
  const { reason, changeRequestId, author } = drive;
  const { revision } = await appendRevision(transaction, { line, config, reason, changeRequestId, author, at: now });
  const desired = await desiredLine(transaction, { line, revision: revision.number, config: revision.config, now });
  await bringTo(deps, transaction, { line, desired, signal: drive.signal });
  await settleLine(transaction, line.id, { revision: revision.number, at: now });
  return { line, revision: revision.number };
}

/**
 * Brings the phone system back to the newest revision, after a change that failed half-way. False when that could not be done or
 * seen: then it is unknown what the line has, and the failure says so.
 */
export async function restoreLine(deps: Deps, transaction: Transaction, lineId: string): Promise<boolean> {
  const line = await loadLineForUpdate(transaction, lineId);
  const newest = await newestRevision(transaction, lineId);
  if (!line || !newest) return true;
  const now = deps.clock.now();
  try {
    // Nothing was ever settled there: there is no state to go back to, and nothing of ours may be there.
    if (line.settledRevision === null) {
      await assertEmpty(deps, transaction, line);
      await endDoubt(transaction, lineId);
    } else {
      const desired = await desiredLine(transaction, { line, revision: newest.number, config: newest.config, now });
      await bringTo(deps, transaction, { line, desired });
      await settleLine(transaction, lineId, { revision: newest.number, at: now });
    }
    return true;
  } catch (error) {
    deps.logger.error({ err: error, lineId }, 'a line could not be brought back to its newest revision');
    await doubtLine(transaction, lineId, now);
    return false;
  }
}

async function assertEmpty(deps: Deps, transaction: Transaction, line: LineRow): Promise<void> {
  const [actual] = await withConnector(deps, transaction, line, (connector) => connector.readBack([line.id]));
  if (actual && actual.config !== null) throw new ConnectorError('retry', 'differs');
}

interface Bringing {
  line: LineRow;
  desired: DesiredLine;
  signal?: AbortSignal;
}

/** Deliver, apply, read back. @throws ConnectorError. */
async function bringTo(deps: Deps, transaction: Transaction, { line, desired, signal }: Bringing): Promise<void> {
  const named = desired.prompts.map(({ promptId }) => promptId);
  const keys = await renditionKeys(transaction, named);
  await withConnector(deps, transaction, line, async (connector) => {
    signal?.throwIfAborted();
    await connector.deliver(desired.prompts, (promptId, name) =>
      deps.storage.read(keys.get(`${promptId} ${name}`) ?? ''),
    );
    signal?.throwIfAborted();
    await connector.apply([desired]);
    await assertReadBack(connector, desired);
  });
}

async function assertReadBack(connector: PhoneSystemConnector, desired: DesiredLine): Promise<void> {
  const [actual] = await connector.readBack([desired.lineId]);
  if (!actual) throw new ConnectorError('retry', 'no_answer');
  const differences = compareLines(desired, actual);
  if (differences.length > 0) throw new ConnectorError('retry', 'differs', { cause: { differences } });
}

/** Opens the line's connector for a piece of work and closes it. */
export async function withConnector<Result>(
  deps: Deps,
  transaction: Transaction,
  line: Pick<LineRow, 'phoneSystemId'>,
  work: (connector: PhoneSystemConnector) => Promise<Result>,
): Promise<Result> {
  const connector = deps.phoneSystems(await findPhoneSystem(transaction, line.phoneSystemId));
  try {
    return await work(connector);
  } finally {
    await connector.close();
  }
}
