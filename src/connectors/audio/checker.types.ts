import type { Activity } from '../../domain/audio/activity-meter.ts';
import type { Hum } from '../../domain/audio/hum-meter.ts';
import type { DecodeFacts } from '../../domain/audio/judged-file.ts';
import type { MixChoice } from '../../domain/audio/mono-mix.ts';
import type { SourceMeasurements } from '../../domain/audio/source-meter.ts';
import type { Repair } from '../../domain/audio/verdict.ts';
import type { VoiceMeasurements } from '../../domain/audio/voice-meter.ts';
import type { FfmpegEngine } from './ffmpeg-engine.ts';
import type { runFfmpeg } from './ffmpeg-runner.ts';
import type { Sniffer } from './sniff/sniff-client.ts';

export interface CheckerOptions {
  engine: FfmpegEngine;
  sniffer: Sniffer;
  targetLevel: number | undefined;
  timeoutMs: number;
  /** Runs one plan; tests replace it to inject faults. */
  run: typeof runFfmpeg;
}

export interface Decoded {
  decode: DecodeFacts;
  source: SourceMeasurements;
  /** Measured before any filter; the renditions are compared with it. */
  activity: Activity;
  hum: Hum | null;
  mix: MixChoice;
  voice: VoiceMeasurements;
  codec: string;
  container: string;
  repairs: readonly Repair[];
  /** Channels of the file, before more than two were folded; null when the log does not say. */
  channels: number | null;
}
