import type { Readable } from 'node:stream';
import type { NationalDayName, NationalDays } from '../../domain/calendar/national-days.ts';
import type { ActualLine, DesiredLine, DesiredPrompt } from '../../domain/line/compare-lines.ts';
import type { PhoneSystemCode, PhoneSystemSays } from '../../domain/line/phone-system-says.ts';

export interface Capabilities {
  /** False for systems where a person must do it (`manual`). */
  appliesByItself: boolean;
  endsClosuresByItself: boolean;
  verifiesByReadBack: boolean;
  verifiesByCall: boolean;
  bulk: boolean;
}

export type ConnectorFault = 'retry' | 'wrong_configuration' | 'refused';

/**
 * Classified: `retry` is tried again with back-off, the others go to a person at once. What it says is put into words for its
 * reader; the message is for logs.
 */
export class ConnectorError extends Error {
  readonly fault: ConnectorFault;
  readonly says: PhoneSystemSays;
  constructor(
    fault: ConnectorFault,
    code: PhoneSystemCode,
    { params = {}, ...options }: { params?: PhoneSystemSays['params']; cause?: unknown } = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'ConnectorError';
    this.fault = fault;
    this.says = { code, params };
  }
}

export interface Health {
  ok: boolean;
  says: PhoneSystemSays;
}

/** Reads one rendition of one prompt from our store. */
export type OpenRendition = (promptId: string, renditionName: string) => Promise<Readable>;

/** What a person has to bring about: from the state last signed off (null: a new line) to the wanted one. */
export interface LineChange {
  before: DesiredLine | null;
  after: DesiredLine;
  /** For a line that is not set up there yet: as it was wanted before the change, which is told apart by it. */
  wantedBefore?: DesiredLine;
  /** The nation's days off to enter where the line comes to follow them. */
  national?: readonly NationalDayName[];
}

/**
 * One thing to do by hand. The sentence comes from the message catalogue, by code, in the reader's language.
 * `id` is unique in its checklist and the same whenever the same change is listed again: a sign-off is recorded under it.
 */
export interface ChecklistStep {
  id: string;
  code: string;
  params: Record<string, string | number>;
  /** Setting the line up there for the first time, not the change itself. */
  setUp?: true;
}

/** For systems no program can reach: what a technician needs, and signs off step by step. */
export interface HandWork {
  /** Empty when nothing differs. @throws ConnectorError `wrong_configuration` when a prompt lacks the rendition. */
  checklist(change: LineChange): ChecklistStep[];
  /** What to take away by hand when the line leaves, from the state last signed off. @throws as `checklist`. */
  removal(line: DesiredLine): ChecklistStep[];
  /**
   * A ZIP of exactly the files that the `upload_prompt` and `place_prompt` steps name; null when there are none.
   * The stream breaks with a ConnectorError when a rendition cannot be read whole.
   */
  promptArchive(change: LineChange, open: OpenRendition): Readable | null;
}

/**
 * One phone system. Idempotent: applying twice is applying once. Every driver passes `test/contract/phone-system.suite.ts`.
 * A call whose `signal` is aborted ends with the signal's reason after the step it is at, in a state like that after a kill, and does
 * nothing more: what is rejected writes nothing from then on.
 * @throws ConnectorError from everything but `describe`, `health` and `close`; the reason of an aborted `signal`.
 */
export interface PhoneSystemConnector {
  /** Null exactly where `appliesByItself` is true. */
  readonly handWork: HandWork | null;
  describe(): Capabilities;
  /** Places prompt files; already placed ones (same hash) are left alone. */
  deliver(prompts: DesiredPrompt[], open: OpenRendition, signal?: AbortSignal): Promise<void>;
  /**
   * Makes the system agree with the lines given, whose prompts have been delivered. A line that fails leaves that line and
   * those after it as they were. Callers let one `apply` at a time work on a line.
   * @throws ConnectorError `retry` when a prompt is not there, `refused` where only a person can do it.
   */
  apply(lines: DesiredLine[], signal?: AbortSignal): Promise<void>;
  /**
   * Takes away everything the system holds for the lines; a line it does not know is done already. Prompts that no other line
   * names become removable, as after `apply`. Killed in between, removing again takes away the rest.
   * @throws ConnectorError `refused` where only a person can do it.
   */
  remove(lineIds: string[], signal?: AbortSignal): Promise<void>;
  /** One answer a line, in the order asked; empty where nothing can be read (`verifiesByReadBack` false). */
  readBack(lineIds: string[], signal?: AbortSignal): Promise<ActualLine[]>;
  /**
   * Gives the system the nation's days off, which all its lines share, in place of those it had: a reader sees the old edition or the
   * new. @throws ConnectorError `refused` where only a person can do it.
   */
  applyNational(days: NationalDays, signal?: AbortSignal): Promise<void>;
  /** The edition that is really there; null where there is none, or nothing can be read (`verifiesByReadBack` false). */
  readBackNational(signal?: AbortSignal): Promise<NationalDays | null>;
  /** Whether the system can be reached and written; never throws, aborted either. What it says is shown by "test connection". */
  health(signal?: AbortSignal): Promise<Health>;
  close(): Promise<void>;
}

/** A phone system as stored: `settings` is parsed by its driver (unknown keys refused). */
export interface PhoneSystemRecord {
  id: string;
  kind: string;
  settings: unknown;
}

/** Makes the connector for a stored phone system. @throws ConnectorError `wrong_configuration`. */
export type ConnectorFactory = (system: PhoneSystemRecord) => PhoneSystemConnector;

/** What is known of the kinds of phone system without opening one. Pure: no connection, no clock. */
export interface PhoneSystemCatalogue {
  kinds: readonly string[];
  /** Null where there is no driver of that name. */
  capabilitiesOf(kind: string): Capabilities | null;
  /** Null exactly where the kind applies by itself. @throws ConnectorError `wrong_configuration`. */
  handWorkOf(system: PhoneSystemRecord): HandWork | null;
}

/**
 * Checks what an admin typed against the driver's own settings, with every default filled in: this is what is stored.
 * @throws AppError whose `errors` name each field (`settings.folder`).
 */
export type SettingsParser = (kind: string, settings: unknown) => Record<string, unknown>;
