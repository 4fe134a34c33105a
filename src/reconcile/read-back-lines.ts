import { ConnectorError } from '../connectors/phone-systems/phone-system.port.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from '../domain/access/actor.ts';
import { type ActualLine, compareLines, type DesiredLine, type Difference } from '../domain/line/compare-lines.ts';
import type { PhoneSystemSays } from '../domain/line/phone-system-says.ts';
import type { VersionedPhoneSystem } from './connectors/open-connectors.ts';
import { desiredLines, type LineAtRevision } from './desired-lines.repository.ts';
import { findLine, newestRevision } from './line-revisions.repository.ts';
import { phoneSystemOfLine } from './phone-systems.repository.ts';

/** A phone system's answer for one line, compared with the newest revision. */
export interface LineReading {
  lineId: string;
  at: Date;
  /** Null where nothing can be read, and where it did not answer. */
  actual: ActualLine | null;
  differences: Difference[];
  /** False for phone systems that cannot be read. */
  readable: boolean;
  /** Its fault, in place of an answer. */
  fault: PhoneSystemSays | null;
}

/**
 * Reads lines back from their phone systems, each phone system once. Changes nothing. Lines that the actor cannot see are left out.
 * No transaction is open while a phone system is asked; it may take as long as a call's time limit.
 */
export async function readBackLines(
  deps: Deps,
  actor: Actor,
  { lineIds, signal }: { lineIds: string[]; signal: AbortSignal },
): Promise<LineReading[]> {
  const at = deps.clock.now();
  const wanted = await linesBySystem(deps, actor, { lineIds, at });
  const readings = await Promise.all(
    wanted.map(({ system, lines }) => readSystem(deps, system, { lines, at, signal })),
  );
  return readings.flat();
}

interface LinesOfSystem {
  system: VersionedPhoneSystem;
  lines: DesiredLine[];
}

function linesBySystem(deps: Deps, actor: Actor, { lineIds, at }: { lineIds: string[]; at: Date }) {
  return deps.database.transaction(actor, async (transaction): Promise<LinesOfSystem[]> => {
    const systems = new Map<string, { system: VersionedPhoneSystem; lines: LineAtRevision[] }>();
    for (const lineId of lineIds) {
      const line = await findLine(transaction, lineId);
      const newest = await newestRevision(transaction, lineId);
      if (!line || !newest) continue;
      const system = systems.get(line.phoneSystemId)?.system ?? (await phoneSystemOfLine(transaction, line));
      const own = systems.get(system.id) ?? { system, lines: [] };
      own.lines.push({ id: line.id, number: line.number, revision: newest.number, config: newest.config });
      systems.set(system.id, own);
    }
    const found: LinesOfSystem[] = [];
    for (const { system, lines } of systems.values())
      found.push({ system, lines: await desiredLines(transaction, lines, at) });
    return found;
  });
}

async function readSystem(
  deps: Deps,
  system: VersionedPhoneSystem,
  { lines, at, signal }: { lines: DesiredLine[]; at: Date; signal: AbortSignal },
): Promise<LineReading[]> {
  const unread = { at, actual: null, differences: [], readable: true, fault: null };
  try {
    return await deps.connectors.withConnector(system, { signal }, async (connector) => {
      const readable = connector.describe().verifiesByReadBack;
      const answers = readable ? await connector.readBack(lines.map(({ lineId }) => lineId)) : [];
      const found = new Map(answers.map((actual) => [actual.lineId, actual]));
      return lines.map((line) => {
        const actual = found.get(line.lineId) ?? null;
        const differences = actual ? compareLines(line, actual) : [];
        return { ...unread, lineId: line.lineId, actual, differences, readable };
      });
    });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return lines.map(({ lineId }) => ({ ...unread, lineId, fault: error.says }));
  }
}
