import {
  ConnectorError,
  type ConnectorFault,
  type PhoneSystemConnector,
} from '../connectors/phone-systems/phone-system.port.ts';
import type { Storage } from '../connectors/storage/storage.port.ts';
import type { ChangeFault } from '../domain/change-request/change-fault.ts';
import { type ActualLine, compareLines, type DesiredLine } from '../domain/line/compare-lines.ts';
import type { DriveFault } from '../domain/line/line-outcome.ts';

/** The result of driving one line. */
export type DriveResult =
  | { state: 'agrees' }
  /** `again`: the fault may be transient, so another attempt is worthwhile. */
  | { state: 'fault'; fault: DriveFault; again: boolean; cause: unknown };

/** Another process drives these lines by now: this one decides nothing. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

export interface Drive {
  connector: PhoneSystemConnector;
  storage: Pick<Storage, 'read'>;
  /** Storage keys of the prompts' renditions. */
  keys: ReadonlyMap<string, string>;
  /** Called before anything is changed. @throws LeaseLostError. */
  assertHeld(): Promise<void>;
  signal: AbortSignal;
}

/**
 * Drives lines to their desired state: deliver, apply, read back. Where the phone system refuses a batch, its halves are
 * driven, so that a fault falls on the line that causes it; where it does not answer, the fault falls on all of them. No
 * transaction is open meanwhile.
 * @throws the abort reason of `signal`, LeaseLostError.
 */
export async function driveBatch(drive: Drive, lines: readonly DesiredLine[]): Promise<Map<string, DriveResult>> {
  try {
    return await driveTogether(drive, lines);
  } catch (error) {
    drive.signal.throwIfAborted();
    if (error instanceof LeaseLostError) throw error;
    if (lines.length === 1 || hasNoAnswer(error)) return new Map(lines.map(({ lineId }) => [lineId, faultOf(error)]));
    const half = Math.ceil(lines.length / 2);
    const first = await driveBatch(drive, lines.slice(0, half));
    const second = await driveBatch(drive, lines.slice(half));
    return new Map([...first, ...second]);
  }
}

async function driveTogether(drive: Drive, lines: readonly DesiredLine[]): Promise<Map<string, DriveResult>> {
  const { connector, storage, keys, signal } = drive;
  const prompts = new Map(lines.flatMap(({ prompts: own }) => own.map((prompt) => [prompt.promptId, prompt] as const)));
  signal.throwIfAborted();
  await connector.deliver([...prompts.values()], (promptId, name) =>
    storage.read(keys.get(`${promptId} ${name}`) ?? ''),
  );
  await drive.assertHeld();
  signal.throwIfAborted();
  await connector.apply([...lines]);
  const actual = await connector.readBack(lines.map(({ lineId }) => lineId));
  const found = new Map(actual.map((line) => [line.lineId, line]));
  return new Map(lines.map((line) => [line.lineId, compared(line, found.get(line.lineId))]));
}

function compared(desired: DesiredLine, actual: ActualLine | undefined): DriveResult {
  if (!actual) return faultOf(new ConnectorError('retry', 'no_answer'));
  const differences = compareLines(desired, actual);
  if (differences.length === 0) return { state: 'agrees' };
  return faultOf(new ConnectorError('retry', 'differs', { cause: { differences } }));
}

/** Whether the phone system has nothing of a line that was never there. */
export async function seeEmpty(connector: PhoneSystemConnector, lineId: string): Promise<DriveResult> {
  try {
    const [actual] = await connector.readBack([lineId]);
    if (actual?.config === null) return { state: 'agrees' };
    return faultOf(new ConnectorError('retry', 'differs'));
  } catch (error) {
    return faultOf(error);
  }
}

function hasNoAnswer(error: unknown): boolean {
  return error instanceof ConnectorError && error.says.code === 'no_answer';
}

/** The stored form of a phone system's fault. */
const faultCodes: Record<ConnectorFault, ChangeFault> = {
  retry: 'apply_retry',
  wrong_configuration: 'apply_wrong_configuration',
  refused: 'apply_refused',
};

export function faultOf(error: unknown): DriveResult & { state: 'fault' } {
  if (!(error instanceof ConnectorError))
    return { state: 'fault', again: true, fault: { fault: 'apply_internal' }, cause: error };
  const differences = (error.cause as { differences?: DriveFault['differences'] } | undefined)?.differences;
  return {
    state: 'fault',
    again: error.fault === 'retry',
    fault: { fault: faultCodes[error.fault], says: error.says, ...(differences ? { differences } : {}) },
    cause: error,
  };
}
