/** A steady tone of the mains in a recording. */
export interface Hum {
  /** Level of its harmonics together, dBFS. */
  level: number;
  /** 50 or 60. */
  mainsHz: number;
  /** Where it is heard first, in seconds. */
  at: number;
}

const mains = [50, 60] as const;
/** The mains' own frequency lies below every voice: where it alone stands out by this much (power), it is hum, too. */
const aloneStandsOut = 100;
/** A frame in which a tone is this share of its usual power has it. */
const presentShare = 0.25;
const harmonics = [1, 2, 3, 4, 5, 6] as const;
/** Beside each harmonic, where nothing of it is heard: a voice or a bass is as strong there. */
export const besideHz = 6;
/** Slow samples are enough for harmonics up to 360 Hz. */
const enoughHz = 1_600;
const frameSeconds = 0.5;
/** A harmonic stands out by this much (power) over what is beside it, even in the quietest parts. */
export const standsOut = 10;
/** Hum is what is always there: the level below which a fifth of the frames lie. */
const steadyShare = 0.2;
const fewestFrames = 4;

interface Bin {
  mainsHz: number;
  /** Goertzel coefficients of the harmonic and of its two neighbours. */
  turns: [number, number, number];
  own: number[];
  beside: number[];
}

/** Finds hum while a recording streams by: narrow peaks at multiples of 50 or 60 Hz that are never absent. */
export class HumMeter {
  readonly #channels: number;
  readonly #step: number;
  readonly #scale: number;
  readonly #frame: Float64Array;
  readonly #window: Float64Array;
  readonly #bins: Bin[];
  #sum = 0;
  #inStep = 0;
  #filled = 0;

  /** @param options.fullScale value of full scale in the samples: 1 for floats, 32768 for 16 bit. */
  constructor(options: { rateHz: number; channels: 1 | 2; fullScale: number }) {
    const { rateHz, channels, fullScale } = options;
    this.#channels = channels;
    this.#step = Math.max(1, Math.floor(rateHz / enoughHz));
    this.#scale = 1 / (fullScale * this.#step * channels);
    const rate = rateHz / this.#step;
    const size = Math.round(rate * frameSeconds);
    this.#frame = new Float64Array(size);
    this.#window = Float64Array.from({ length: size }, (_, index) => 1 - Math.cos((2 * Math.PI * index) / size));
    const turn = (hertz: number) => 2 * Math.cos((2 * Math.PI * hertz) / rate);
    this.#bins = mains.flatMap((mainsHz) =>
      harmonics.map((harmonic) => {
        const hertz = mainsHz * harmonic;
        return { mainsHz, turns: [turn(hertz), turn(hertz - besideHz), turn(hertz + besideHz)], own: [], beside: [] };
      }),
    );
  }

  /** Whole frames of interleaved samples, in order. */
  push(samples: Float32Array | Int16Array): void {
    const width = this.#channels;
    const most = this.#step * width;
    let sum = this.#sum;
    let inStep = this.#inStep;
    for (let index = 0; index < samples.length; ) {
      const start = index;
      const end = Math.min(samples.length, index + most - inStep);
      for (; index < end; index += 1) sum += samples[index] as number;
      inStep += end - start;
      if (inStep < most) break;
      this.#frame[this.#filled] = sum * this.#scale;
      this.#filled += 1;
      if (this.#filled === this.#frame.length) this.#endFrame();
      sum = 0;
      inStep = 0;
    }
    this.#sum = sum;
    this.#inStep = inStep;
  }

  /** Null where there is none. One harmonic alone may be any tone; hum has several. */
  result(): Hum | null {
    const found = mains.map((mainsHz) => {
      const bins = this.#bins.filter((bin) => bin.mainsHz === mainsHz && bin.own.length >= fewestFrames);
      const powers = bins.map((bin) => {
        const own = steady(bin.own);
        return own > standsOut * steady(bin.beside) ? own : 0;
      });
      const heard = powers.filter((power) => power > 0);
      const isLow = powers.slice(0, 3).filter((power) => power > 0).length > 0;
      const isAlone = heard.length === 1 && standsAlone(bins[0]);
      const isHum = (heard.length >= 2 && isLow) || isAlone;
      const power = isHum ? heard.reduce((sum, each) => sum + each, 0) : 0;
      const strongest = bins[powers.indexOf(Math.max(...powers))];
      const first = strongest?.own.findIndex((own) => own >= presentShare * steady(strongest.own)) ?? 0;
      return { mainsHz, power, at: Math.max(0, first) * frameSeconds };
    });
    const [strongest] = found.sort((one, other) => other.power - one.power);
    if (!strongest || strongest.power === 0) return null;
    return { mainsHz: strongest.mainsHz, level: 10 * Math.log10(strongest.power), at: strongest.at };
  }

  #endFrame(): void {
    const frame = this.#frame;
    for (let index = 0; index < frame.length; index += 1)
      frame[index] = (frame[index] as number) * (this.#window[index] as number);
    for (const { turns, own, beside } of this.#bins) {
      own.push(tonePower(frame, turns[0]));
      beside.push(Math.max(tonePower(frame, turns[1]), tonePower(frame, turns[2])));
    }
    this.#filled = 0;
  }
}

function standsAlone(bin: Bin | undefined): boolean {
  return bin !== undefined && steady(bin.own) > aloneStandsOut * steady(bin.beside);
}

/** Goertzel: mean square of the tone with this coefficient in the frame. */
export function tonePower(frame: Float64Array, turn: number): number {
  let one = 0;
  let two = 0;
  for (let index = 0; index < frame.length; index += 1) {
    const next = (frame[index] as number) + turn * one - two;
    two = one;
    one = next;
  }
  return (2 * Math.max(0, one * one + two * two - turn * one * two)) / frame.length ** 2;
}

/** The power that is always there: the level below which a fifth of the frames lie. */
export function steady(powers: readonly number[]): number {
  const sorted = [...powers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * steadyShare)] ?? 0;
}
