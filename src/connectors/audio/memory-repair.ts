import { readFile } from 'node:fs/promises';
import { judgeRepaired } from '../../domain/audio/judge-repaired.ts';
import type { JudgedFile } from '../../domain/audio/judged-file.ts';
import type { RepairDone } from '../../domain/audio/repair-plan.ts';
import { type RepairPart, repairVoice } from '../../domain/audio/repair-voice.ts';
import type { AudioFinding } from '../../domain/audio/verdict.ts';
import type { AudioCheckInput, AudioRepair } from './audio.port.ts';

/** One file as the in-memory twin reads it. */
export interface MemoryFile {
  file: JudgedFile;
  /** Interleaved, 16 bit. */
  samples: Int16Array;
}

/** The repair of the in-memory twin: the real steps, on samples that it decoded itself. */
export async function repairInMemory(
  work: MemoryFile & { input: AudioCheckInput },
  repair: AudioRepair,
  tools: {
    read(bytes: Buffer, input: AudioCheckInput): MemoryFile | { refusal: AudioFinding };
    measure(samples: Int16Array, original: JudgedFile): JudgedFile;
  },
): Promise<(MemoryFile & { findings: AudioFinding[]; done: RepairDone[] }) | { refusal: AudioFinding }> {
  const rateHz = work.file.decode.sampleRateHz;
  const parts = [partOf(work, rateHz)];
  const originals = [work.file];
  for (const joined of repair.joined) {
    const other = tools.read(await readFile(joined.masterPath), { ...work.input, ...joined });
    if ('refusal' in other) return other;
    parts.push(partOf(other, rateHz));
    originals.push(other.file);
  }
  const { samples, done, momentOf } = repairVoice(parts, rateHz, repair.steps);
  const whole = Int16Array.from(samples, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))));
  const file = tools.measure(whole, work.file);
  const humRemoved = done.some((step) => step.kind === 'remove_hum' && step.hertz > 0);
  const findings = judgeRepaired({ repaired: file, originals, humRemoved, momentOf });
  return { file, samples: whole, findings, done };
}

/** The mean of its channels, each sample the nearest earlier one. */
function partOf({ file, samples }: MemoryFile, rateHz: number): RepairPart {
  const { channels, frames } = file.source;
  const step = file.decode.sampleRateHz / rateHz;
  const mono = Float32Array.from({ length: Math.floor(frames / step) }, (_, index) => {
    const at = Math.floor(index * step) * channels;
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += samples[at + channel] as number;
    return sum / channels / 32_768;
  });
  return { samples: mono, mainsHz: file.hum?.mainsHz ?? null };
}
