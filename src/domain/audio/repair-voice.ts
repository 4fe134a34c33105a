import { atOnce, type InPieces } from './in-pieces.ts';
import { type Cuts, chooseCuts, joinStretches, momentAfter } from './repair-cuts.ts';
import { humTones, removeTones } from './repair-hum.ts';
import { levelPassages } from './repair-levels.ts';
import type { RepairDone, RepairStep } from './repair-plan.ts';

/** One decoded recording of a repair: one channel, 1 is full scale. */
export interface RepairPart {
  samples: Float32Array;
  /** Frequency of the mains that its check measured; null where there is no hum. */
  mainsHz: number | null;
}

export interface RepairedVoice {
  samples: Float32Array;
  done: RepairDone[];
  /** Where a moment of one of the parts is now, seconds. */
  momentOf(part: number, seconds: number): number;
}

/** `repairInPieces` in one go. */
export function repairVoice(parts: readonly RepairPart[], rateHz: number, steps: readonly RepairStep[]): RepairedVoice {
  return atOnce(repairInPieces(parts, rateHz, steps));
}

/**
 * Carries out a plan: hum, ends and gaps of each part, then the parts in a row, then the levels of the whole.
 * @param parts the recording, then the joined ones in the order of the plan.
 */
export function* repairInPieces(
  parts: readonly RepairPart[],
  rateHz: number,
  steps: readonly RepairStep[],
): InPieces<RepairedVoice> {
  const has = (kind: RepairStep['kind']) => steps.some((step) => step.kind === kind);
  const pauses = steps.flatMap((step) => (step.kind === 'join' ? [step.pauseSeconds] : []));
  const cut: { cuts: Cuts; samples: Float32Array; mainsHz: number | null }[] = [];
  for (const part of parts) {
    const { samples, mainsHz } = has('remove_hum') ? yield* withoutHum(part, rateHz) : { ...part, mainsHz: null };
    const cuts = yield* chooseCuts(samples, rateHz, { ends: has('trim_silence'), gaps: has('cut_gaps') });
    cut.push({ cuts, samples: joinStretches(samples, cuts.kept, rateHz), mainsHz });
    yield;
  }
  const row = inARow(
    cut.map(({ samples }) => samples),
    pauses.map((seconds) => Math.round(seconds * rateHz)),
  );
  yield;
  const levelled = has('level_passages')
    ? yield* levelPassages(row.samples, rateHz)
    : { samples: row.samples, decibels: 0 };
  const sum = (value: (cuts: Cuts) => number) => cut.reduce((total, { cuts }) => total + value(cuts), 0);
  const told: Record<RepairStep['kind'], (step: RepairStep) => RepairDone> = {
    trim_silence: () => ({
      kind: 'trim_silence',
      startSeconds: tenth(sum(({ startSeconds }) => startSeconds)),
      endSeconds: tenth(sum(({ endSeconds }) => endSeconds)),
    }),
    cut_gaps: () => ({
      kind: 'cut_gaps',
      count: sum(({ gaps }) => gaps),
      seconds: tenth(sum((cuts) => cuts.gapSeconds)),
    }),
    remove_hum: () => ({ kind: 'remove_hum', hertz: cut.find(({ mainsHz }) => mainsHz !== null)?.mainsHz ?? 0 }),
    level_passages: () => ({ kind: 'level_passages', decibels: tenth(levelled.decibels) }),
    join: (step) => step as RepairDone,
  };
  return {
    samples: levelled.samples,
    done: steps.map((step) => told[step.kind](step)),
    momentOf: (part, seconds) =>
      (row.starts[part] as number) / rateHz +
      momentAfter(seconds, (cut[part] as (typeof cut)[number]).cuts.kept, rateHz),
  };
}

function* withoutHum({ samples, mainsHz }: RepairPart, rateHz: number): InPieces<RepairPart> {
  const tones = mainsHz === null ? [] : yield* humTones(samples, rateHz, mainsHz);
  if (tones.length === 0) return { samples, mainsHz: null };
  return { samples: yield* removeTones(samples, rateHz, tones), mainsHz };
}

/** The parts one after the other, each but the first after its pause. @returns also the sample at which each starts. */
function inARow(parts: readonly Float32Array[], pauses: readonly number[]) {
  const [only] = parts;
  if (parts.length === 1 && only) return { samples: only, starts: [0] };
  const starts: number[] = [];
  let length = 0;
  for (const [index, part] of parts.entries()) {
    if (index > 0) length += pauses[index - 1] ?? 0;
    starts.push(length);
    length += part.length;
  }
  const samples = new Float32Array(length);
  for (const [index, part] of parts.entries()) samples.set(part, starts[index] as number);
  return { samples, starts };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
