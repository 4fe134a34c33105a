import type { Hum } from './hum-meter.ts';
import type { MixChoice } from './mono-mix.ts';
import type { InvalidSamples } from './sample-cleaner.ts';
import type { SourceMeasurements } from './source-meter.ts';
import type { VoiceMeasurements } from './voice-meter.ts';

/** Facts about the whole file that decoding yields. */
export interface DecodeFacts {
  /** Decoded frames over their sample rate. */
  seconds: number;
  /** Length the container promises, where it promises one exactly; null otherwise. */
  declaredSeconds: number | null;
  /** The file ends before its container says it does. */
  cutShort: boolean;
  /** Where something other than sound may begin at the end of an open-ended file; null where that is certain. */
  unclearEndSeconds: number | null;
  failedPackets: number;
  /** False when the decoder gave up. */
  reachedEnd: boolean;
  sampleRateHz: number;
  /** A lossy codec in floats: its tops are never flat. */
  isLossy: boolean;
  /** Without a head, read as the sender named it. */
  isHeaderless: boolean;
  /** Pages that are missing in the middle. */
  lost: { seconds: number; at: number } | null;
  /** Each recording in the file that is not used: its length, and where it would begin, in seconds. */
  unused: readonly { seconds: number; at: number }[];
  /** Samples silenced before any filter; null where all were valid. */
  invalidSamples: InvalidSamples | null;
}

export interface JudgedFile {
  decode: DecodeFacts;
  source: SourceMeasurements;
  hum: Hum | null;
  mix: MixChoice;
  voice: VoiceMeasurements;
  /** Channels of the file as sent; more than two were averaged to two before they were measured. */
  channels: number | null;
  slot: string | null;
  /** The file name's extension and the real kind of content, when they disagree. */
  wrongExtension: { extension: string; actual: string } | null;
}
