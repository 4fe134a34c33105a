import type { Closure, LineConfig } from '../../domain/line/line-config.ts';

/** A line as a phone system must have it: the desired state. Dialled numbers are E.164. */
export interface DesiredLine {
  lineId: string;
  number: string;
  revision: number;
  config: LineConfig;
  closures: Closure[];
  /** Every prompt the config or a closure names. */
  prompts: DesiredPrompt[];
}

export interface DesiredPrompt {
  promptId: string;
  /** Renditions by name, with their hash; content is read through the port's `openRendition`. */
  renditions: { name: string; sha256: string; size: number }[];
}

/** What is really there, as far as the system can be read. */
export interface ActualLine {
  lineId: string;
  revision: number | null;
  /** Null when the system holds nothing for this line. */
  config: LineConfig | null;
  /** Prompt id to SHA-256 of the file that is really there. */
  promptHashes: Record<string, string>;
}

/** One difference between desired and actual, for people: a path in the configuration and both values. */
export interface Difference {
  path: string;
  desired: unknown;
  actual: unknown;
}

export interface Capabilities {
  /** False for systems where a person must do it (`manual`). */
  appliesByItself: boolean;
  endsClosuresByItself: boolean;
  verifiesByReadBack: boolean;
  verifiesByCall: boolean;
  bulk: boolean;
}

export type ConnectorFault = 'retry' | 'wrong_configuration' | 'refused';

/** Classified: `retry` is tried again with back-off, the others go to a person at once. */
export class ConnectorError extends Error {
  readonly fault: ConnectorFault;
  constructor(fault: ConnectorFault, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ConnectorError';
    this.fault = fault;
  }
}

/** Reads one rendition of one prompt from our store. */
export type OpenRendition = (promptId: string, renditionName: string) => Promise<NodeJS.ReadableStream>;

/**
 * One phone system. Idempotent: applying twice is applying once. Every driver passes `test/contract/phone-system.suite.ts`.
 * @throws ConnectorError from every method.
 */
export interface PhoneSystemConnector {
  describe(): Capabilities;
  /** Places prompt files; already placed ones (same hash) are left alone. */
  deliver(prompts: DesiredPrompt[], open: OpenRendition): Promise<void>;
  /** Makes the system agree with the lines given. */
  apply(lines: DesiredLine[]): Promise<void>;
  readBack(lineIds: string[]): Promise<ActualLine[]>;
  /** Resolves when the system can be reached and written; the text is shown by "test connection". */
  health(): Promise<{ ok: boolean; detail: string }>;
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
