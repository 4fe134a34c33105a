import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { audioLimits } from '../../domain/audio/audio-limits.ts';
import { errorFinding, judgeAudio, judgeHeader, verdictOf } from '../../domain/audio/judge.ts';
import { sourceLevels } from '../../domain/audio/judge-content.ts';
import type { JudgedFile } from '../../domain/audio/judged-file.ts';
import { gatedLevel, levelMethodFor } from '../../domain/audio/level.ts';
import { findRenditionProfile, type RenditionProfile } from '../../domain/audio/rendition-profile.ts';
import type { AudioFinding, AudioMeasurements } from '../../domain/audio/verdict.ts';
import { extensionOf, headerlessExtensions } from '../../domain/audio/voice-formats.ts';
import type {
  AudioCheckInput,
  AudioCheckResult,
  AudioProcessor,
  AudioRepair,
  UnlikeSourceError,
} from './audio.port.ts';
import type { CheckerOptions, Decoded } from './checker.types.ts';
import { decodeMaster } from './decode-master.ts';
import { writeMended } from './measure-file.ts';
import { judgeStored, type RenderWork, renderVoice } from './render-voice.ts';
import { repairDecoded } from './repair-decoded.ts';
import type { SniffedAudio } from './sniff/sniff-result.ts';

type Partial = Pick<AudioCheckResult, 'findings' | 'measurements' | 'renditions' | 'peaks' | 'delivered' | 'repaired'>;

function refused(finding: AudioFinding): Partial {
  return { findings: [finding], measurements: null, renditions: [], peaks: [], delivered: null, repaired: null };
}

/** The whole check of one master: size, sniffing, decoding, judging, rendering. */
export function createEngineChecker(options: CheckerOptions): (input: AudioCheckInput) => Promise<AudioCheckResult> {
  const { engine } = options;
  const name = `${engine.version} (${engine.driver})`;
  return async function check(input) {
    const profile = findRenditionProfile(input.profileId, options.targetLevel);
    if (!profile) throw new Error(`unknown rendition profile ${input.profileId}`);
    const found = await checkFile(input, { profile, options }, deliver);
    return { verdict: verdictOf(found.findings), ...found, engine: name, profileId: profile.id };
  };
}

/**
 * Decodes a master again, and compares the renditions that were made of it before. The gain is planned anew, and
 * corrected as it was then where they differ.
 */
export function createEngineJudge(options: CheckerOptions): AudioProcessor['judge'] {
  return async function judge(input, renditions) {
    const profile = findRenditionProfile(input.profileId, options.targetLevel);
    if (!profile) throw new Error(`unknown rendition profile ${input.profileId}`);
    let faults: UnlikeSourceError[] | null = null;
    const found = await checkFile(input, { profile, options }, async (work) => {
      faults = await judgeStored(work, renditions);
      return refused(errorFinding('damaged'));
    });
    if (faults === null) throw new Error(`the recording is refused now: ${found.findings[0]?.code}`);
    return faults;
  };
}

interface Setting {
  profile: RenditionProfile;
  options: CheckerOptions;
}

type Found = Pick<AudioCheckResult, 'findings' | 'measurements' | 'repaired'>;
/** What is done with a decoded, judged file. */
type Use = (work: RenderWork, found: Found) => Promise<Partial>;

async function checkFile(input: AudioCheckInput, { profile, options }: Setting, use: Use): Promise<Partial> {
  const voicePath = join(input.workFolder, 'voice.f32');
  try {
    const read = (file: AudioCheckInput) => readFile(file, { profile, voicePath, options });
    const first = await read(input);
    if ('refusal' in first) return refused(first.refusal);
    const work = { input, profile, voicePath, options, ...first };
    if (input.repair) return await repairAndUse(work, { repair: input.repair, read, use });
    // Each of these takes some 30 ms for ten minutes of sound, so others have their turn between them.
    await setImmediate();
    const findings = judgeAudio(work.judged);
    await setImmediate();
    return await use(work, { findings, measurements: measurementsOf(work.decoded), repaired: null });
  } finally {
    await rm(voicePath, { force: true });
  }
}

/** A file that was decoded: its voice lies at `voicePath` until the next one is read. */
interface ReadFile {
  decoded: Decoded;
  judged: JudgedFile;
}

/** Sniffs and decodes one file. */
async function readFile(
  input: AudioCheckInput,
  work: { profile: RenditionProfile; voicePath: string; options: CheckerOptions },
): Promise<ReadFile | { refusal: AudioFinding }> {
  const { options } = work;
  input.signal?.throwIfAborted();
  const { size } = await stat(input.masterPath);
  if (size > audioLimits.maxBytes)
    return { refusal: errorFinding('too_large', { megabytes: Math.ceil(size / 1_048_576), limitMegabytes: 50 }) };
  const sniffed = await options.sniffer.sniff(input.masterPath, input.rawFormat, input.signal);
  if (sniffed.kind === 'refused')
    return { refusal: explain(errorFinding(sniffed.code, sniffed.params), input.fileName) };
  const obstacle = judgeHeader(sniffed);
  if (obstacle) return { refusal: obstacle };
  const mendedPath = join(input.workFolder, 'mended');
  try {
    if (sniffed.rebuilt) await writeMended(input.masterPath, mendedPath, sniffed.rebuilt);
    const readPath = sniffed.rebuilt ? mendedPath : input.masterPath;
    const decoded = await decodeMaster({ input, sniffed, readPath, ...work });
    if ('refusal' in decoded) return decoded;
    const judged = { ...decoded, slot: input.slot ?? null, wrongExtension: wrongExtension(input.fileName, sniffed) };
    return { decoded, judged };
  } finally {
    await rm(mendedPath, { force: true });
  }
}

interface Work extends RenderWork, ReadFile {}

/** The same for a repaired voice; what the file itself is stays as it was measured. */
async function repairAndUse(
  work: Work,
  way: {
    repair: AudioRepair;
    read: (file: AudioCheckInput) => Promise<ReadFile | { refusal: AudioFinding }>;
    use: Use;
  },
): Promise<Partial> {
  const made = await repairDecoded(work, way.repair, way.read);
  if ('refusal' in made) return refused(made.refusal);
  const { decoded, findings, done } = made;
  const { durationSeconds, peakDbfs, rmsDbfs, loudnessLufs } = measurementsOf(decoded);
  const measurements = { ...measurementsOf(work.decoded), durationSeconds, peakDbfs, rmsDbfs, loudnessLufs };
  return await way.use({ ...work, decoded }, { findings, measurements, repaired: done });
}

const deliver: Use = async (work, found) => {
  const measured = { ...found, peaks: work.decoded.voice.peaks };
  if (verdictOf(found.findings) === 'rejected') return { ...measured, repaired: null, renditions: [], delivered: null };
  return { ...measured, ...(await renderVoice(work)) };
};

/** Kinds of headerless files that we cannot read, by their extension. */
const headerlessNames: Record<string, string> = { g729: 'G.729', vox: 'VOX' };

/** A file named `.ulaw` is most likely a headerless telephony file, so the sender is told how to say that. */
function explain(finding: AudioFinding, fileName: string): AudioFinding {
  const isUnknown = finding.code === 'not_audio' && finding.params?.actual === 'unknown';
  const extension = extensionOf(fileName);
  if (!isUnknown || ![...headerlessExtensions, 'vox', 'g729'].includes(extension)) return finding;
  return errorFinding('unsupported', {
    reason: 'headerless',
    actual: headerlessNames[extension] ?? extension.toUpperCase(),
  });
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
    ...(decoded.repairs.length > 0 ? { repairs: [...decoded.repairs] } : {}),
  };
}
