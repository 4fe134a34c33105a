import type { RenditionFault } from '../../domain/audio/judge-rendition.ts';
import type { RepairDone, RepairStep } from '../../domain/audio/repair-plan.ts';
import type { AudioFinding, AudioMeasurements, AudioVerdict } from '../../domain/audio/verdict.ts';
import type { RawFormat } from '../../domain/audio/voice-formats.ts';

/** The output of a rendition profile; a profile is data, one per phone system (docs/audio.md). */
export interface RenditionFile {
  /** `wav8k`, `ulaw8k`, `alaw8k`, `g722`, `wav16k`. */
  name: string;
  /** Absolute path inside the job's own folder. */
  path: string;
  size: number;
  sha256: string;
  contentType: string;
}

/** A file that a repair joins behind the master. */
export interface JoinedFile {
  masterPath: string;
  fileName: string;
  rawFormat: RawFormat | null;
}

/** The repair of a master that was accepted: its steps, and the files of its `join` steps in their order. */
export interface AudioRepair {
  steps: readonly RepairStep[];
  joined: readonly JoinedFile[];
}

export interface AudioCheckInput {
  /** The master, alone in a 0700 folder made for this task; renditions are written beside it. */
  masterPath: string;
  workFolder: string;
  /** The uploader's file name: only for the wrong-extension warning, never to choose a decoder. */
  fileName: string;
  /** Named by the uploader for headerless telephony files; null otherwise. */
  rawFormat: RawFormat | null;
  /** The slot the prompt is meant for, when known: a long greeting causes a warning. */
  slot?: string;
  /** The renditions are made from the repaired voice; the master is only read. */
  repair?: AudioRepair;
  profileId: string;
  signal?: AbortSignal;
}

/** Levels of the renditions, measured again in the finished file. */
export interface DeliveredLevel {
  /** Integrated loudness; gated RMS for clips under 3 s. */
  method: 'loudness' | 'rms';
  /** LUFS or dBFS; null for a clip without a measurable level. */
  level: number | null;
  peakDbfs: number;
  gainDb: number;
  /** The profile's target would have needed more gain than allowed. */
  gainCapped: boolean;
}

export interface AudioCheckResult {
  verdict: AudioVerdict;
  findings: AudioFinding[];
  /** Null when nothing could be decoded. */
  measurements: AudioMeasurements | null;
  /** Empty when rejected. */
  renditions: RenditionFile[];
  /** Min/max pairs, 8 bit signed, interleaved, 20 pairs a second of the 16 kHz mono mix; empty when nothing decoded. */
  peaks: number[];
  /** Null when rejected. */
  delivered: DeliveredLevel | null;
  /** What each step of the repair did; null without one, and when rejected. */
  repaired: RepairDone[] | null;
  /** For example `5.1.9 (path)`: stored with each rendition. */
  engine: string;
  profileId: string;
}

/** A rendition does not match its recording: a fault of ours, never of the sender. Nothing of it may be delivered. */
export class UnlikeSourceError extends Error {
  override readonly name = 'UnlikeSourceError';
  readonly code = 'rendition_unlike_source';
  readonly rendition: string;
  readonly fault: RenditionFault;

  constructor(rendition: string, fault: RenditionFault) {
    const { what, expected, found } = fault;
    super(`rendition ${rendition} is not the recording: ${what} ${found.toFixed(2)}, expected ${expected.toFixed(2)}`);
    this.rendition = rendition;
    this.fault = fault;
  }
}

/** A rendition that was made before; `path` is a copy in the work folder. */
export interface StoredRendition {
  name: string;
  path: string;
}

/** Checks, measures and renders one uploaded master. Every driver passes `test/contract/audio.suite.ts`. */
export interface AudioProcessor {
  /** Driver, ffmpeg version, sandbox on or off: shown in `/readyz`. */
  describe(): { driver: string; version: string; sandbox: 'bwrap' | 'unshare' | 'none'; warnings: string[] };
  /**
   * A refusal is a result, never an exception.
   * @throws when the machine is at fault (no ffmpeg, no disk, killed): the task is tried again.
   */
  check(input: AudioCheckInput): Promise<AudioCheckResult>;
  /**
   * Compares renditions that were made before with their master, as `check` does before it delivers them.
   * @returns those that are not their recording. @throws when the machine is at fault, or the master cannot be decoded.
   */
  judge(input: AudioCheckInput, renditions: readonly StoredRendition[]): Promise<UnlikeSourceError[]>;
  /** Stops what stays running between files. */
  close(): Promise<void>;
}
