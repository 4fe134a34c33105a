import { rm } from 'node:fs/promises';
import { audioLimits } from '../../domain/audio/audio-limits.ts';
import { errorFinding, judgeHeader } from '../../domain/audio/judge.ts';
import { chooseMix, type MixChoice } from '../../domain/audio/mono-mix.ts';
import type { RenditionProfile } from '../../domain/audio/rendition-profile.ts';
import type { SourceMeasurements } from '../../domain/audio/source-meter.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import type { VoiceMeasurements } from '../../domain/audio/voice-meter.ts';
import type { AudioCheckInput } from './audio.port.ts';
import type { CheckerOptions, Decoded } from './checker.types.ts';
import { readInputStreams } from './ffmpeg-log.ts';
import { planDecode, voiceRateHz } from './ffmpeg-plan.ts';
import type { RunReport } from './ffmpeg-runner.ts';
import { measureVoice } from './measure-file.ts';
import { PcmReader, type ReadSource } from './pcm-reader.ts';
import type { SniffedAudio } from './sniff/sniff-result.ts';

export interface DecodeWork {
  input: AudioCheckInput;
  sniffed: SniffedAudio;
  profile: RenditionProfile;
  voicePath: string;
  options: CheckerOptions;
}

interface FirstRun {
  refusal: AudioFinding | null;
  report: RunReport;
  read: ReadSource | null;
  sampleRateHz: number;
}

interface Heard extends FirstRun {
  read: ReadSource;
  mix: MixChoice;
  voice: VoiceMeasurements;
  /** Highest sample of the voice, linear; NaN where invalid samples reached the filters. */
  peak: number;
}

/**
 * First run: decodes the file once and measures it while it streams by. An invalid sample spoils every filter's memory
 * after it, so it shows at the end of the voice: the file is then decoded once more, carefully.
 */
export async function decodeMaster(work: DecodeWork): Promise<Decoded | { refusal: AudioFinding }> {
  let heard = await decodeAndMeasure(work, false);
  if ('peak' in heard && !(heard.peak <= audioLimits.overshoot)) {
    heard = await decodeAndMeasure(work, true);
    if ('peak' in heard && !(heard.peak <= 4 * audioLimits.largestSample))
      return { refusal: errorFinding('damaged', { reason: 'samples' }) };
  }
  if (heard.refusal || !('peak' in heard))
    return { refusal: heard.refusal ?? errorFinding('damaged', { reason: 'decoding' }) };
  return describe(work.sniffed, heard);
}

async function decodeAndMeasure(work: DecodeWork, careful: boolean): Promise<FirstRun | Heard> {
  const run = await decode(work, careful);
  if (run.refusal || !run.read) return run;
  const mix = chooseMix(run.read.source);
  const { channels } = run.read.source;
  const measured = await measureVoice(work.voicePath, { rateHz: voiceRateHz, channels, mix: mix.mix });
  return { ...run, read: run.read, mix, ...measured };
}

async function decode(work: DecodeWork, careful: boolean): Promise<FirstRun> {
  const { input, sniffed, profile, voicePath, options } = work;
  const { engine } = options;
  const { highPassHz } = profile;
  const reader = new PcmReader({ coarse: sniffed.coarse, highPassHz });
  const files = { master: input.masterPath, voice: voicePath };
  const run = planDecode(sniffed, { ...files, hasSoxr: engine.hasSoxr, highPassHz, careful });
  await rm(voicePath, { force: true });
  const report = await options.run(run, {
    engine,
    folder: input.workFolder,
    readOnly: input.masterPath,
    timeoutMs: options.timeoutMs,
    signal: input.signal,
    onOutput: reader.push,
  });
  const read = reader.result();
  const refusal = refusalOf({ report, sniffed, source: read?.source ?? null, isLimited: engine.level.limited });
  return { refusal, report, read, sampleRateHz: reader.sampleRateHz };
}

function describe(sniffed: SniffedAudio, { report, read, mix, voice, sampleRateHz }: Heard): Decoded {
  const { source, activity, invalidSamples } = read;
  const stream = readInputStreams(report.lines, sniffed.demuxer).audio[0];
  return {
    decode: {
      seconds: source.frames / sampleRateHz,
      declaredSeconds: sniffed.declaredSeconds,
      cutShort: sniffed.cutShort,
      endMarkMissing: sniffed.endMarkMissing,
      unclearEndSeconds: sniffed.unclearEndSeconds,
      failedPackets: report.failedPackets,
      reachedEnd: report.end === 'done',
      sampleRateHz,
      invalidSamples,
    },
    source,
    activity,
    mix,
    voice,
    codec: stream?.codec ?? 'unknown',
    container: sniffed.container,
    channels: stream?.channels ?? null,
  };
}

interface Outcome {
  report: RunReport;
  sniffed: SniffedAudio;
  source: SourceMeasurements | null;
  /** The system limits processor time, so a wall-clock timeout means a busy machine, not a hostile file. */
  isLimited: boolean;
}

/** @throws Error when the machine, not the file, ended the run: the task is tried again. */
function refusalOf({ report, sniffed, source, isLimited }: Outcome): AudioFinding | null {
  if (report.end === 'killed') throw new Error('ffmpeg was killed from outside');
  if (report.end === 'timeout' && isLimited) throw new Error('ffmpeg ran out of wall time');
  if (report.end === 'timeout' || report.end === 'cpu_limit') return errorFinding('damaged', { reason: 'limits' });
  const streams = readInputStreams(report.lines, sniffed.demuxer);
  if (streams.hasVideo) return errorFinding('has_video');
  const [audio] = streams.audio;
  const header = audio ? judgeHeader(audio) : null;
  if (header) return header;
  if (source) return null;
  const log = report.lines.join('\n');
  if (/not on whitelist|Decoder .*not found|Error while opening decoder|unknown codec/i.test(log) && audio)
    return errorFinding('unsupported', { reason: 'codec', actual: audio.codec });
  if (/matches no streams/.test(log) && !audio) return errorFinding('no_audio_stream');
  return errorFinding('damaged', { reason: 'decoding' });
}
