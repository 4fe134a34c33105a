import { rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { audioLimits } from '../../domain/audio/audio-limits.ts';
import { errorFinding, judgeAudio, judgeHeader, verdictOf } from '../../domain/audio/judge.ts';
import { sourceLevels } from '../../domain/audio/judge-content.ts';
import { gatedLevel, levelMethodFor } from '../../domain/audio/level.ts';
import { findRenditionProfile, type RenditionProfile } from '../../domain/audio/rendition-profile.ts';
import type { AudioFinding, AudioMeasurements } from '../../domain/audio/verdict.ts';
import type { AudioCheckInput, AudioCheckResult } from './audio.port.ts';
import type { CheckerOptions, Decoded } from './checker.types.ts';
import { decodeMaster } from './decode-master.ts';
import { renderVoice } from './render-voice.ts';
import type { SniffedAudio } from './sniff/sniff-result.ts';

type Partial = Pick<AudioCheckResult, 'findings' | 'measurements' | 'renditions' | 'peaks' | 'delivered'>;

function refused(finding: AudioFinding): Partial {
  return { findings: [finding], measurements: null, renditions: [], peaks: [], delivered: null };
}

/** The whole check of one master: size, sniffing, decoding, judging, rendering. */
export function createEngineChecker(options: CheckerOptions): (input: AudioCheckInput) => Promise<AudioCheckResult> {
  const { engine } = options;
  const name = `${engine.version} (${engine.driver})`;
  return async function check(input) {
    const profile = findRenditionProfile(input.profileId, options.targetLevel);
    if (!profile) throw new Error(`unknown rendition profile ${input.profileId}`);
    const found = await checkFile(input, profile, options);
    return { verdict: verdictOf(found.findings), ...found, engine: name, profileId: profile.id };
  };
}

async function checkFile(input: AudioCheckInput, profile: RenditionProfile, options: CheckerOptions): Promise<Partial> {
  input.signal?.throwIfAborted();
  const { size } = await stat(input.masterPath);
  if (size > audioLimits.maxBytes)
    return refused(errorFinding('too_large', { megabytes: Math.ceil(size / 1_048_576), limitMegabytes: 50 }));
  const sniffed = await options.sniffer.sniff(input.masterPath, input.rawFormat, input.signal);
  if (sniffed.kind === 'refused') return refused(explain(errorFinding(sniffed.code, sniffed.params), input.fileName));
  const obstacle = judgeHeader(sniffed);
  if (obstacle) return refused(obstacle);
  const voicePath = join(input.workFolder, 'voice.f32');
  try {
    const decoded = await decodeMaster({ input, sniffed, profile, voicePath, options });
    if ('refusal' in decoded) return refused(decoded.refusal);
    return await judgeAndRender({ input, sniffed, profile, decoded, voicePath, options });
  } finally {
    await rm(voicePath, { force: true });
  }
}

interface Work {
  input: AudioCheckInput;
  sniffed: SniffedAudio;
  profile: RenditionProfile;
  decoded: Decoded;
  voicePath: string;
  options: CheckerOptions;
}

async function judgeAndRender(work: Work): Promise<Partial> {
  const { input, sniffed, decoded } = work;
  const findings = judgeAudio({
    ...decoded,
    slot: input.slot ?? null,
    wrongExtension: wrongExtension(input.fileName, sniffed),
  });
  const measured = { findings, measurements: measurementsOf(decoded), peaks: decoded.voice.peaks };
  if (verdictOf(findings) === 'rejected') return { ...measured, renditions: [], delivered: null };
  return { ...measured, ...(await renderVoice(work)) };
}

/** A file named `.ulaw` is most likely a headerless telephony file, so the sender is told how to say that. */
function explain(finding: AudioFinding, fileName: string): AudioFinding {
  const headerless = ['ulaw', 'ul', 'mulaw', 'alaw', 'al', 'sln', 'slin', 'sln16', 'pcm', 'raw', 'g722', 'vox', 'gsm'];
  const isUnknown = finding.code === 'not_audio' && finding.params?.actual === 'unknown';
  if (!isUnknown || !headerless.includes(extensionOf(fileName))) return finding;
  return errorFinding('unsupported', { reason: 'headerless', actual: extensionOf(fileName).toUpperCase() });
}

function extensionOf(fileName: string): string {
  return extname(basename(fileName)).slice(1).toLowerCase();
}

function wrongExtension(fileName: string, sniffed: SniffedAudio): { extension: string; actual: string } | null {
  const extension = extensionOf(fileName).slice(0, 20);
  if (extension === '' || sniffed.extensions.includes(extension)) return null;
  return { extension, actual: sniffed.container };
}

function bounded(decibels: number): number {
  return Math.round(Math.max(-120, decibels) * 10) / 10;
}

function measurementsOf(decoded: Decoded): AudioMeasurements {
  const { decode, source, voice } = decoded;
  const levels = sourceLevels(decoded);
  const loudness = levelMethodFor(decode.seconds) === 'rms' ? null : gatedLevel(voice.blockWeighted, 'loudness');
  return {
    durationSeconds: Math.round(decode.seconds * 1000) / 1000,
    peakDbfs: bounded(levels.peakDbfs),
    rmsDbfs: bounded(levels.rmsDbfs),
    loudnessLufs: loudness === null ? null : bounded(loudness),
    channels: decoded.channels ?? source.channels,
    sampleRateHz: decode.sampleRateHz,
    codec: decoded.codec,
    container: decoded.container,
  };
}
