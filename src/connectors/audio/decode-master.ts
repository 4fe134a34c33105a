import { rm } from 'node:fs/promises';
import { errorFinding, judgeHeader } from '../../domain/audio/judge.ts';
import { chooseMix } from '../../domain/audio/mono-mix.ts';
import type { RenditionProfile } from '../../domain/audio/rendition-profile.ts';
import type { SourceMeasurements } from '../../domain/audio/source-meter.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import type { AudioCheckInput } from './audio.port.ts';
import type { CheckerOptions, Decoded } from './checker.types.ts';
import { readInputStreams } from './ffmpeg-log.ts';
import { planDecode, voiceRateHz } from './ffmpeg-plan.ts';
import { type RunReport, runFfmpeg } from './ffmpeg-runner.ts';
import { measureVoice } from './measure-file.ts';
import { PcmReader } from './pcm-reader.ts';
import type { SniffedAudio } from './sniff/sniff-result.ts';

export interface DecodeWork {
  input: AudioCheckInput;
  sniffed: SniffedAudio;
  profile: RenditionProfile;
  voicePath: string;
  options: CheckerOptions;
}

/** First run: the file is decoded once and measured while it streams by. */
export async function decodeMaster(work: DecodeWork): Promise<Decoded | { refusal: AudioFinding }> {
  const { input, sniffed, profile, voicePath, options } = work;
  const { engine } = options;
  const reader = new PcmReader({ coarse: sniffed.coarse });
  const run = planDecode(sniffed, {
    master: input.masterPath,
    voice: voicePath,
    hasSoxr: engine.hasSoxr,
    highPassHz: profile.highPassHz,
  });
  await rm(voicePath, { force: true });
  const report = await runFfmpeg(run, {
    engine,
    folder: input.workFolder,
    readOnly: input.masterPath,
    timeoutMs: options.timeoutMs,
    signal: input.signal,
    onOutput: reader.push,
  });
  const source = reader.result();
  const refusal = refusalOf({ report, sniffed, source, isLimited: engine.level.limited });
  if (refusal || !source) return { refusal: refusal ?? errorFinding('damaged', { reason: 'decoding' }) };
  const mix = chooseMix(source);
  const voice = await measureVoice(voicePath, { rateHz: voiceRateHz, channels: source.channels, mix: mix.mix });
  const stream = readInputStreams(report.lines, sniffed.demuxer).audio[0];
  return {
    decode: {
      seconds: source.frames / reader.sampleRateHz,
      declaredSeconds: sniffed.declaredSeconds,
      cutShort: sniffed.cutShort,
      endMarkMissing: sniffed.endMarkMissing,
      failedPackets: report.failedPackets,
      reachedEnd: report.end === 'done',
      sampleRateHz: reader.sampleRateHz,
    },
    source,
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
  /** The system limits processor time, so that a wall-clock timeout means a busy machine and not a hostile file. */
  isLimited: boolean;
}

/** @throws Error when the machine, not the file, ended the run: the job is tried again. */
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
