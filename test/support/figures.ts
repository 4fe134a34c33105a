/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export interface Sample {
  perSecond: number;
  p50: number;
  p99: number;
}

export function sampleOf(seconds: number, latencies: readonly number[]): Sample {
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

export type Contender = [name: string, round: () => Promise<Sample>];

/**
 * Runs every contender once per round, in turn, so that changes of the machine's load affect all alike; the first round warms up and
 * is discarded. Prints and returns each one's medians.
 */
export async function compare(rounds: number, contenders: readonly Contender[]): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample[]>(contenders.map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of contenders) {
      const sample = await run();
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  const medians = new Map<string, Sample>();
  for (const [name, all] of samples) {
    const of = (figure: keyof Sample) => median(all.map((sample) => sample[figure]));
    const result = { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
    medians.set(name, result);
    const { perSecond, p50, p99 } = result;
    console.info(
      `${name.padEnd(44)} ${perSecond.toFixed(0).padStart(6)} /s   p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms`,
    );
  }
  return medians;
}

/** Prints one ratio beside its aim. */
export function showRatio(name: string, ratio: number, aim: string): void {
  console.info(`ratio: ${name.padEnd(60)} ${ratio.toFixed(2)}   (aim ${aim})`);
}
