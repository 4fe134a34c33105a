import { rm } from 'node:fs/promises';
import { audioLimits } from '../../domain/audio/audio-limits.ts';
import { errorFinding, judgeHeader } from '../../domain/audio/judge.ts';
import { decibels } from '../../domain/audio/level.ts';
import { chooseMix, type MixChoice } from '../../domain/audio/mono-mix.ts';
import type { RenditionProfile } from '../../domain/audio/rendition-profile.ts';
import type { SourceMeasurements } from '../../domain/audio/source-meter.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import { rawFormats } from '../../domain/audio/voice-formats.ts';
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
  /** What is decoded: the master, or what was mended of it. */
  readPath: string;
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
  const [first, track] = await chooseTrack(work);
  let heard = first;
  if ('peak' in heard && !(heard.peak <= audioLimits.overshoot)) {
    heard = await decodeAndMeasure(work, { careful: true, track });
    if ('peak' in heard && !(heard.peak <= 4 * audioLimits.largestSample))
      return { refusal: errorFinding('damaged', { reason: 'samples' }) };
  }
  if (heard.refusal || !('peak' in heard))
    return { refusal: heard.refusal ?? errorFinding('damaged', { reason: 'decoding' }) };
  return describe(work.sniffed, heard, track);
}

/** Tracks beyond this are not tried. */
const mostTracks = 6;

/** Of several tracks the first one in which something is heard; a codec that nobody knows is passed over. */
async function chooseTrack(work: DecodeWork): Promise<[FirstRun | Heard, number]> {
  const first = await decodeAndMeasure(work, { careful: false, track: 0 });
  const { audio } = readInputStreams(first.report.lines, work.sniffed);
  if (audio.length < 2 || isAudible(first)) return [first, 0];
  for (const [track, { codec }] of audio.slice(0, mostTracks).entries()) {
    if (track === 0 || codec === 'none') continue;
    const other = await decodeAndMeasure(work, { careful: false, track });
    if (isAudible(other)) return [other, track];
  }
  return [await decodeAndMeasure(work, { careful: false, track: 0 }), 0];
}

function isAudible(run: FirstRun): boolean {
  return run.refusal === null && run.read !== null && decibels(run.read.source.peak) >= audioLimits.silentPeakDbfs;
}

interface Choice {
  careful: boolean;
  track: number;
}

async function decodeAndMeasure(work: DecodeWork, choice: Choice): Promise<FirstRun | Heard> {
  const run = await decode(work, choice);
  if (run.refusal || !run.read) return run;
  const mix = chooseMix(run.read.source);
  const { channels } = run.read.source;
  const measured = await measureVoice(work.voicePath, { rateHz: voiceRateHz, channels, mix: mix.mix });
  return { ...run, read: run.read, mix, ...measured };
}

async function decode(work: DecodeWork, { careful, track }: Choice): Promise<FirstRun> {
  const { input, sniffed, profile, readPath, voicePath, options } = work;
  const { engine } = options;
  const { highPassHz } = profile;
  const reader = new PcmReader({ coarse: sniffed.coarse, highPassHz });
  const files = { master: readPath, voice: voicePath };
  const run = planDecode(sniffed, { ...files, hasSoxr: engine.hasSoxr, highPassHz, careful, track });
  await rm(voicePath, { force: true });
  const report = await options.run(run, {
    engine,
    folder: input.workFolder,
    readOnly: readPath,
    timeoutMs: options.timeoutMs,
    signal: input.signal,
    onOutput: reader.push,
  });
  const read = reader.result();
  const refusal = refusalOf({ report, sniffed, source: read?.source ?? null, isLimited: engine.level.limited, track });
  return { refusal, report, read, sampleRateHz: reader.sampleRateHz };
}

/** Recordings in the file that are left out: other tracks run beside the one that is heard, joined ones come behind it. */
function unusedParts(
  sniffed: SniffedAudio,
  heard: { tracks: readonly { seconds: number | null }[]; track: number; seconds: number },
): { seconds: number; at: number }[] {
  return [
    ...heard.tracks.flatMap(({ seconds }, track) =>
      track === heard.track ? [] : [{ seconds: sniffed.trackSeconds[track] ?? seconds ?? heard.seconds, at: 0 }],
    ),
    ...sniffed.unused.map((seconds) => ({ seconds, at: heard.seconds })),
  ];
}

function describe(sniffed: SniffedAudio, heard: Heard, track: number): Decoded {
  const { report, read, mix, voice, sampleRateHz } = heard;
  const { source, activity, hum, invalidSamples } = read;
  const { audio } = readInputStreams(report.lines, sniffed);
  const stream = audio[track];
  const seconds = source.frames / sampleRateHz;
  const isLossless = /^(pcm_|alac|flac|adpcm)/.test(stream?.codec ?? 'pcm_');
  return {
    decode: {
      seconds,
      // The length that the container promises is that of its first track.
      declaredSeconds: track === 0 ? sniffed.declaredSeconds : (sniffed.trackSeconds[track] ?? null),
      cutShort: sniffed.cutShort,
      unclearEndSeconds: sniffed.unclearEndSeconds,
      failedPackets: Math.max(0, report.failedPackets - sniffed.harmlessPackets),
      reachedEnd: report.end === 'done',
      sampleRateHz,
      invalidSamples,
      isLossy: sniffed.floats && !isLossless,
      isHeaderless: rawFormats.some((name) => name === sniffed.container),
      lost: sniffed.lost,
      unused: unusedParts(sniffed, { tracks: audio, track, seconds }),
    },
    source,
    activity,
    hum,
    mix,
    voice,
    codec: stream?.codec ?? 'unknown',
    container: sniffed.container,
    repairs: sniffed.repairs,
    channels: stream?.channels ?? null,
  };
}

/** How people know what ffmpeg calls otherwise. */
const codecNames: Record<string, string> = {
  g729: 'G.729',
  g723_1: 'G.723.1',
  truespeech: 'TrueSpeech',
  atrac3: 'ATRAC3',
  atrac3p: 'ATRAC3plus',
  ac3: 'AC-3',
  eac3: 'E-AC-3',
  dts: 'DTS',
  adpcm_g726le: 'G.726',
};

interface Outcome {
  report: RunReport;
  sniffed: SniffedAudio;
  source: SourceMeasurements | null;
  /** The system limits processor time, so a wall-clock timeout means a busy machine, not a hostile file. */
  isLimited: boolean;
  track: number;
}

/** @throws Error when the machine, not the file, ended the run: the task is tried again. */
function refusalOf({ report, sniffed, source, isLimited, track }: Outcome): AudioFinding | null {
  if (report.end === 'killed') throw new Error('ffmpeg was killed from outside');
  if (report.end === 'timeout' && isLimited) throw new Error('ffmpeg ran out of wall time');
  if (report.end === 'timeout' || report.end === 'cpu_limit') return errorFinding('damaged', { reason: 'limits' });
  const streams = readInputStreams(report.lines, sniffed);
  if (streams.hasVideo) return errorFinding('has_video');
  const audio = streams.audio[track];
  const header = audio ? judgeHeader(audio) : null;
  if (header) return header;
  if (source) return null;
  const log = report.lines.join('\n');
  if (/not on whitelist|Decoder .*not found|Error while opening decoder|unknown codec/i.test(log) && audio)
    return errorFinding('unsupported', { reason: 'codec', actual: codecNames[audio.codec] ?? audio.codec });
  if (/matches no streams/.test(log) && !audio) return errorFinding('no_audio_stream');
  return errorFinding('damaged', { reason: 'decoding' });
}
