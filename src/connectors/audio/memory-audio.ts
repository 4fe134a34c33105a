import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audioLimits } from '../../domain/audio/audio-limits.ts';
import { peakDbfs } from '../../domain/audio/gain.ts';
import { HumMeter } from '../../domain/audio/hum-meter.ts';
import { errorFinding, judgeAudio, judgeHeader, verdictOf } from '../../domain/audio/judge.ts';
import { sourceLevels } from '../../domain/audio/judge-content.ts';
import type { JudgedFile } from '../../domain/audio/judged-file.ts';
import { gatedLevel, levelMethodFor } from '../../domain/audio/level.ts';
import { chooseMix } from '../../domain/audio/mono-mix.ts';
import { levelledBlocks, planRender } from '../../domain/audio/render-plan.ts';
import {
  findRenditionProfile,
  type RenditionProfile,
  type RenditionShape,
} from '../../domain/audio/rendition-profile.ts';
import type { RepairDone } from '../../domain/audio/repair-plan.ts';
import { SourceMeter } from '../../domain/audio/source-meter.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import { extensionOf } from '../../domain/audio/voice-formats.ts';
import { VoiceMeter } from '../../domain/audio/voice-meter.ts';
import type { AudioCheckInput, AudioCheckResult, AudioProcessor, RenditionFile } from './audio.port.ts';
import { encodeTelephone } from './memory-codecs.ts';
import { type MemoryFile, repairInMemory } from './memory-repair.ts';
import { bufferSource } from './sniff/byte-source.ts';
import { sniffBytes } from './sniff/sniff-bytes.ts';
import type { SniffedAudio } from './sniff/sniff-result.ts';

const engine = 'memory';

/**
 * An audio processor without ffmpeg for fast tests: judges with the real rules, but decodes only 16-bit WAV,
 * resamples crudely, and its G.722 file has the right length and no sound. Never used to serve callers.
 */
export function createMemoryAudio(): AudioProcessor {
  return {
    describe: () => ({ driver: engine, version: '1', sandbox: 'none', warnings: [] }),
    check: checkInMemory,
    // Its renditions have no sound that could be compared.
    judge: async () => [],
    close: async () => undefined,
  };
}

async function checkInMemory(input: AudioCheckInput): Promise<AudioCheckResult> {
  input.signal?.throwIfAborted();
  const profile = findRenditionProfile(input.profileId);
  if (!profile) throw new Error(`unknown rendition profile ${input.profileId}`);
  const found = readFileOf(await readFile(input.masterPath), input);
  if ('refusal' in found) return rejected([found.refusal], profile);
  if (!input.repair) return deliver(found, { input, profile, findings: judgeAudio(found.file), repaired: null });
  const made = await repairInMemory({ ...found, input }, input.repair, { read: readFileOf, measure: measureMono });
  if ('refusal' in made) return rejected([made.refusal], profile);
  return deliver({ ...found, ...made }, { input, profile, findings: made.findings, repaired: made.done });
}

type ReadFile = MemoryFile & { sniffed: SniffedAudio };

function readFileOf(bytes: Buffer, input: AudioCheckInput): ReadFile | { refusal: AudioFinding } {
  const sniffed = sniffBytes(bufferSource(bytes), input.rawFormat) ?? null;
  const refusal = refusalOf(bytes, sniffed);
  if (refusal || sniffed?.kind !== 'audio') return { refusal: refusal ?? errorFinding('not_audio') };
  const samples = samplesOf(bytes, sniffed.window);
  return { sniffed, samples, file: measure(samples, sniffed, input) };
}

interface Delivery {
  input: AudioCheckInput;
  profile: RenditionProfile;
  findings: AudioFinding[];
  repaired: RepairDone[] | null;
}

async function deliver({ file, sniffed, samples }: ReadFile, delivery: Delivery): Promise<AudioCheckResult> {
  const { findings, profile, repaired } = delivery;
  const { peaks } = file.voice;
  const measured = { ...rejected(findings, profile), measurements: measurementsOf(file, sniffed), peaks };
  if (verdictOf(findings) === 'rejected') return measured;
  return { ...measured, repaired, ...(await render(samples, file, delivery)) };
}

/** A repaired voice, measured as if it had been sent so. */
function measureMono(samples: Int16Array, original: JudgedFile): JudgedFile {
  const { sampleRateHz } = original.decode;
  return { ...original, ...metersOf(samples, { channels: 1, rateHz: sampleRateHz, coarse: false }) };
}

type Sniffed = ReturnType<typeof sniffBytes>;

function refusalOf(bytes: Buffer, sniffed: Sniffed): AudioFinding | null {
  if (bytes.length > audioLimits.maxBytes)
    return errorFinding('too_large', { megabytes: Math.ceil(bytes.length / 1_048_576), limitMegabytes: 50 });
  if (sniffed === null) return errorFinding('not_audio', { actual: 'unknown' });
  if (sniffed.kind === 'refused') return errorFinding(sniffed.code, sniffed.params);
  if (sniffed.container !== 'WAV') return errorFinding('unsupported', { reason: 'format', actual: sniffed.container });
  return judgeHeader(sniffed);
}

function rejected(findings: AudioFinding[], profile: RenditionProfile): AudioCheckResult {
  const nothing = { measurements: null, renditions: [], peaks: [], delivered: null, repaired: null };
  return { verdict: verdictOf(findings), findings, ...nothing, engine, profileId: profile.id };
}

function samplesOf(bytes: Buffer, window: SniffedAudio['window']): Int16Array {
  const start = window?.start ?? bytes.indexOf('data') + 8;
  const announced = window ? window.end - start : bytes.readUInt32LE(start - 4);
  const length = Math.min(announced, bytes.length - start) & ~3;
  return new Int16Array(Uint8Array.from(bytes.subarray(start, start + length)).buffer);
}

function metersOf(samples: Int16Array, shape: { channels: 1 | 2; rateHz: number; coarse: boolean }) {
  const { channels, rateHz, coarse } = shape;
  const meter = new SourceMeter({ channels, coarse });
  meter.push(samples);
  const source = meter.result();
  const mix = chooseMix(source);
  const hum = new HumMeter({ rateHz, channels, fullScale: 32_768 });
  hum.push(samples);
  const voiceMeter = new VoiceMeter({ rateHz, channels, mix: mix.mix, fullScale: 32_768 });
  voiceMeter.push(samples);
  const decode: JudgedFile['decode'] = {
    seconds: source.frames / rateHz,
    declaredSeconds: null,
    cutShort: false,
    unclearEndSeconds: null,
    failedPackets: 0,
    reachedEnd: true,
    sampleRateHz: rateHz,
    invalidSamples: null,
    isLossy: false,
    isHeaderless: false,
    lost: null,
    unused: [],
  };
  return { decode, source, hum: hum.result(), mix, voice: voiceMeter.result(), channels };
}

function measure(samples: Int16Array, sniffed: SniffedAudio, input: AudioCheckInput): JudgedFile {
  const channels = sniffed.channels === 2 ? 2 : 1;
  const found = metersOf(samples, { channels, rateHz: sniffed.sampleRateHz ?? 8_000, coarse: sniffed.coarse });
  const extension = extensionOf(input.fileName);
  const isWrong = extension !== '' && !sniffed.extensions.includes(extension);
  const { declaredSeconds, cutShort } = sniffed;
  return {
    ...found,
    decode: { ...found.decode, declaredSeconds, cutShort },
    slot: input.slot ?? null,
    wrongExtension: isWrong ? { extension, actual: sniffed.container } : null,
  };
}

function measurementsOf(file: JudgedFile, sniffed: SniffedAudio): AudioCheckResult['measurements'] {
  const levels = sourceLevels(file);
  const { seconds, sampleRateHz } = file.decode;
  return {
    durationSeconds: seconds,
    peakDbfs: Math.max(-120, levels.peakDbfs),
    rmsDbfs: Math.max(-120, levels.rmsDbfs),
    loudnessLufs: levelMethodFor(seconds) === 'rms' ? null : gatedLevel(file.voice.blockWeighted, 'loudness'),
    channels: file.source.channels,
    sampleRateHz,
    codec: 'pcm_s16le',
    container: sniffed.container,
  };
}

/** Nearest earlier sample: good enough to test with. */
function resampled(samples: Int16Array, file: JudgedFile, options: { rateHz: number; gain: number; ceiling: number }) {
  const { channels, frames } = file.source;
  const step = file.decode.sampleRateHz / options.rateHz;
  const ceiling = options.ceiling * 32_768;
  return Int16Array.from({ length: Math.floor(frames / step) }, (_, index) => {
    const value = (samples[Math.floor(index * step) * channels] as number) * options.gain;
    return Math.max(-ceiling, Math.min(ceiling, value));
  });
}

async function render(
  samples: Int16Array,
  file: JudgedFile,
  job: { input: AudioCheckInput; profile: RenditionProfile },
): Promise<Pick<AudioCheckResult, 'renditions' | 'delivered'>> {
  const { input, profile } = job;
  const plan = planRender({ seconds: file.decode.seconds, mix: file.mix.mix, voice: file.voice, profile });
  const shape = { gain: 10 ** (plan.gainDb / 20), ceiling: plan.limiter.ceiling };
  const write = async (rendition: RenditionShape): Promise<RenditionFile> => {
    const voice = resampled(samples, file, { ...shape, rateHz: rendition.sampleRateHz });
    const content = encodeTelephone(voice, rendition);
    const path = join(input.workFolder, rendition.fileName);
    await writeFile(path, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { name: rendition.name, path, size: content.length, sha256, contentType: rendition.contentType };
  };
  const meter = new VoiceMeter({ rateHz: 8_000, channels: 1, mix: 'only', fullScale: 32_768 });
  meter.push(resampled(samples, file, { ...shape, rateHz: 8_000 }));
  const voice = meter.result();
  const { gainDb, gainCapped, method } = plan;
  const level = gatedLevel(levelledBlocks(voice, method).power, method);
  const delivered = { method, level, peakDbfs: peakDbfs(voice.blockPeak), gainDb, gainCapped };
  return { renditions: await Promise.all(plan.renditions.map(write)), delivered };
}
