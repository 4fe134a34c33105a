import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { ActivityMeter } from '../../domain/audio/activity-meter.ts';
import { audioLimits } from '../../domain/audio/audio-limits.ts';
import { HumMeter } from '../../domain/audio/hum-meter.ts';
import { eachPart, type InPieces, pieceSamples } from '../../domain/audio/in-pieces.ts';
import { errorFinding } from '../../domain/audio/judge.ts';
import { judgeRepaired } from '../../domain/audio/judge-repaired.ts';
import type { JudgedFile } from '../../domain/audio/judged-file.ts';
import type { RepairDone } from '../../domain/audio/repair-plan.ts';
import { type RepairPart, repairInPieces } from '../../domain/audio/repair-voice.ts';
import { SourceMeter } from '../../domain/audio/source-meter.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import type { MonoMix } from '../../domain/audio/voice-meter.ts';
import { VoiceMeter } from '../../domain/audio/voice-meter.ts';
import type { AudioCheckInput, AudioRepair } from './audio.port.ts';
import type { Decoded } from './checker.types.ts';
import { voiceRateHz } from './ffmpeg-plan.ts';
import { letOthersIn, oneAtATime } from './let-others-in.ts';
import { eachPiece } from './measure-file.ts';

interface ReadFile {
  decoded: Decoded;
  judged: JudgedFile;
}

interface RepairWork extends ReadFile {
  input: AudioCheckInput;
  voicePath: string;
}

/**
 * Carries out the repair on the decoded voice, and leaves the repaired one in its place. Joined files are decoded one after
 * the other, a run each; everything else is done here, in pieces, one repair at a time.
 * @returns the repaired voice as if it had been decoded, so that it is rendered and compared like any other.
 */
export function repairDecoded(
  work: RepairWork,
  repair: AudioRepair,
  read: Read,
): Promise<Repaired | { refusal: AudioFinding }> {
  return oneAtATime(() => repairNow(work, repair, read));
}

type Read = (file: AudioCheckInput) => Promise<ReadFile | { refusal: AudioFinding }>;

interface Repaired {
  decoded: Decoded;
  findings: AudioFinding[];
  done: RepairDone[];
}

async function repairNow(
  work: RepairWork,
  repair: AudioRepair,
  read: Read,
): Promise<Repaired | { refusal: AudioFinding }> {
  work.input.signal?.throwIfAborted();
  const { input, voicePath, decoded, judged } = work;
  const parts: RepairPart[] = [await partOf(decoded, voicePath)];
  const originals = [judged];
  let { seconds } = decoded.decode;
  for (const file of repair.joined) {
    const other = await read({ ...input, ...file });
    if ('refusal' in other) return other;
    seconds += other.decoded.decode.seconds;
    // Before they are put in a row, because of the memory that takes.
    if (seconds > audioLimits.maxSeconds + audioLimits.paddingSeconds)
      return { refusal: errorFinding('too_long', { limitSeconds: audioLimits.maxSeconds }) };
    parts.push(await partOf(other.decoded, voicePath));
    originals.push(other.judged);
  }
  const { samples, done, momentOf } = await letOthersIn(repairInPieces(parts, voiceRateHz, repair.steps), input.signal);
  await writeFile(voicePath, new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  const repaired = await letOthersIn(measureInPieces(samples, decoded), input.signal);
  const humRemoved = done.some((step) => step.kind === 'remove_hum' && step.hertz > 0);
  const channels = 1;
  const now: JudgedFile = { ...repaired, channels, slot: judged.slot, wrongExtension: null };
  await setImmediate();
  const findings = judgeRepaired({ repaired: now, originals, humRemoved, momentOf });
  await setImmediate();
  return { decoded: repaired, findings, done };
}

async function partOf(decoded: Decoded, voicePath: string): Promise<RepairPart> {
  const samples = await readMono(voicePath, decoded.source.channels, decoded.mix.mix);
  return { samples, mainsHz: decoded.hum?.mainsHz ?? null };
}

const mixGains: Record<MonoMix, readonly [left: number, right: number]> = {
  only: [1, 0],
  mean: [0.5, 0.5],
  left: [1, 0],
  right: [0, 1],
};

/** The single channel that callers hear of the decoded voice, at its own level. */
async function readMono(path: string, channels: 1 | 2, mix: MonoMix): Promise<Float32Array> {
  const frame = channels * 4;
  const [leftGain, rightGain] = mixGains[mix];
  const pieces: Float32Array[] = [];
  await eachPiece(path, 0, (bytes) => {
    const read = new Float32Array(bytes.buffer, bytes.byteOffset, (bytes.length - (bytes.length % frame)) / 4);
    const mono = new Float32Array(read.length / channels);
    for (let index = 0; index < mono.length; index += 1) {
      const left = read[index * channels] as number;
      mono[index] = channels === 1 ? left : left * leftGain + (read[index * 2 + 1] as number) * rightGain;
    }
    pieces.push(mono);
  });
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** All that is measured of a decoded file, of the repaired voice. It has been through the high-pass already. */
export function* measureInPieces(samples: Float32Array, original: Decoded): InPieces<Decoded> {
  const options = { rateHz: voiceRateHz, channels: 1, fullScale: 1 } as const;
  const source = new SourceMeter({ channels: 1, coarse: false });
  const activity = new ActivityMeter({ ...options, highPassHz: null });
  const hum = new HumMeter(options);
  const voice = new VoiceMeter({ ...options, mix: 'only' });
  const whole = new Int32Array(pieceSamples);
  yield* eachPart(samples.length, (start, end) => {
    const piece = samples.subarray(start, end);
    for (let index = 0; index < piece.length; index += 1) whole[index] = Math.round((piece[index] as number) * 32_768);
    source.push(whole.subarray(0, piece.length));
    activity.push(piece);
    hum.push(piece);
    voice.push(piece);
  });
  return {
    ...original,
    decode: {
      ...original.decode,
      seconds: samples.length / voiceRateHz,
      sampleRateHz: voiceRateHz,
      declaredSeconds: null,
      cutShort: false,
      unclearEndSeconds: null,
      failedPackets: 0,
      lost: null,
      unused: [],
      invalidSamples: null,
    },
    source: source.result(),
    activity: activity.result(),
    hum: hum.result(),
    mix: { mix: 'only', deadChannel: null, cancels: false },
    voice: voice.result(),
  };
}
