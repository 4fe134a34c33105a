import type { Transaction } from '../db/database.ts';
import { writeRecords } from '../db/records.ts';
import type { Deps } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { readLineTask } from '../tasks/read-line.ts';
import { nudgeFor } from '../tasks/task-contract.ts';
import { findReading, recordReading, requestReading, type StoredReading } from './line-readings.repository.ts';
import { type LineReading, readBackLines } from './read-back-lines.ts';

interface ReadLine {
  id: string;
  organisationId: string;
}

/** Has a line read back after the commit. The answer is stored and told as `line.read`; until then the last one stands. */
export async function askForReading(deps: Deps, transaction: Transaction, line: ReadLine): Promise<void> {
  const { id: lineId, organisationId } = line;
  const at = deps.clock.now();
  await requestReading(transaction, { lineId, organisationId, at });
  await writeRecords(transaction, deps.outbox, organisationId, {
    at,
    actor: systemActor,
    callId: null,
    audit: [],
    events: [],
    nudges: [nudgeFor(readLineTask, { lineId })],
  });
}

/**
 * Reads a line back from its phone system, outside any transaction, and stores what is there. Changes nothing there. Steps aside where
 * nothing is waited for any more; asked again meanwhile, it reads again.
 */
export async function readLine(
  deps: Deps,
  { lineId }: { lineId: string },
  { signal }: { signal: AbortSignal },
): Promise<void> {
  const waiting = () => deps.database.transaction(systemActor, (transaction) => findReading(transaction, lineId));
  let { requestedAt } = await waiting();
  while (requestedAt) {
    signal.throwIfAborted();
    const [answer] = await readBackLines(deps, systemActor, { lineIds: [lineId], signal });
    signal.throwIfAborted();
    if (!answer) return;
    await record(deps, lineId, { requestedAt, reading: storedReading(answer) });
    ({ requestedAt } = await waiting());
  }
}

/** The workers died over it: that is an answer too. */
export async function giveUpReading(deps: Deps, { lineId }: { lineId: string }): Promise<void> {
  const { requestedAt } = await deps.database.transaction(systemActor, (transaction) =>
    findReading(transaction, lineId),
  );
  if (!requestedAt) return;
  const reading: StoredReading = {
    readable: true,
    actual: null,
    differences: [],
    fault: { code: 'no_answer', params: {} },
  };
  await record(deps, lineId, { requestedAt, reading });
}

function storedReading({ readable, actual, differences, fault }: LineReading): StoredReading {
  const { revision = null, config = null, promptHashes = {} } = actual ?? {};
  return { readable, actual: actual && { revision, config, promptHashes }, differences, fault };
}

async function record(
  deps: Deps,
  lineId: string,
  answer: { requestedAt: Date; reading: StoredReading },
): Promise<void> {
  const at = deps.clock.now();
  await deps.database.transaction(systemActor, async (transaction) => {
    const organisationId = await recordReading(transaction, { lineId, at, ...answer });
    if (organisationId === null) return;
    await writeRecords(transaction, deps.outbox, organisationId, {
      at,
      actor: systemActor,
      callId: null,
      audit: [],
      events: [{ type: 'line.read', subjectId: lineId, organisationId }],
      nudges: [],
    });
  });
}
