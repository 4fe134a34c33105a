/** Linear 16-bit value of each mu-law code (ITU-T G.711, table 2). */
export const muLawValues = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const size = (((bits & 15) << 3) + 132) << ((bits >> 4) & 7);
  return bits & 0x80 ? 132 - size : size - 132;
});

/** Linear 16-bit value of each A-law code (ITU-T G.711, table 1). */
export const aLawValues = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const step = ((bits & 15) << 4) + 8;
  const size = exponent === 0 ? step : (step + 256) << (exponent - 1);
  return bits & 0x80 ? size : -size;
});

const steps64 = Int16Array.of(
  ...[-136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576],
  ...[-7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040],
  ...[-728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456],
  ...[4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136],
);
const steps16 = Int16Array.of(
  ...[0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0],
);
const scaleSteps = Int16Array.of(-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60);
const scales = Int16Array.of(
  ...[2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, 2896, 2960],
  ...[3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008],
);

function saturated(value: number): number {
  return value > 32_767 ? 32_767 : Math.max(value, -32_768);
}

/** Full scale of `LowBandDecoder`'s output. */
export const lowBandFullScale = 16_384;

/**
 * Decodes the lower half (0 to 4 kHz, 8,000 samples a second) of a G.722 stream at 64 kbit/s: ITU-T G.722 §4, without the
 * upper band and the synthesis filter, which cost most and contain nothing of the telephone band.
 */
export class LowBandDecoder {
  readonly #poles = new Int32Array(3);
  readonly #zeros = new Int32Array(7);
  readonly #differences = new Int32Array(7);
  #logScale = 0;
  #scale = 32;
  #predicted = 0;
  #zeroPart = 0;
  #partial1 = 0;
  #partial2 = 0;
  #rebuilt1 = 0;

  decode(bytes: Uint8Array): Int16Array {
    const output = new Int16Array(bytes.length);
    for (let index = 0; index < bytes.length; index += 1) {
      const code = (bytes[index] as number) & 0x3f;
      const value = this.#predicted + ((this.#scale * (steps64[code] as number)) >> 15);
      output[index] = value > 16_383 ? 16_383 : Math.max(value, -16_384);
      this.#adapt(code >> 2);
    }
    return output;
  }

  #adapt(code: number): void {
    const difference = (this.#scale * (steps16[code] as number)) >> 15;
    const log = ((this.#logScale * 127) >> 7) + (scaleSteps[code] as number);
    this.#logScale = log < 0 ? 0 : Math.min(log, 18_432);
    const shift = 8 - (this.#logScale >> 11);
    const mantissa = scales[(this.#logScale >> 6) & 31] as number;
    this.#scale = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
    this.#predict(difference);
  }

  #predict(difference: number): void {
    const rebuilt = saturated(this.#predicted + difference);
    const partial = saturated(this.#zeroPart + difference);
    this.#movePoles(partial);
    this.#moveZeros(difference);
    // By index: taking an array apart goes through its iterator, for every sample.
    const first = this.#poles[1] as number;
    const older = ((this.#poles[2] as number) * saturated(2 * this.#rebuilt1)) >> 15;
    const polePart = saturated(((first * saturated(2 * rebuilt)) >> 15) + older);
    this.#rebuilt1 = rebuilt;
    this.#partial2 = this.#partial1;
    this.#partial1 = partial;
    this.#predicted = saturated(polePart + this.#zeroPart);
  }

  #movePoles(partial: number): void {
    const sameAs1 = partial < 0 === this.#partial1 < 0;
    const sameAs2 = partial < 0 === this.#partial2 < 0;
    const first = this.#poles[1] as number;
    const quadrupled = saturated(first << 2);
    const turned = Math.min(32_767, sameAs1 ? -quadrupled : quadrupled);
    const wanted = (turned >> 7) + (sameAs2 ? 128 : -128) + (((this.#poles[2] as number) * 32_512) >> 15);
    const second = Math.max(-12_288, Math.min(12_288, wanted));
    const most = saturated(15_360 - second);
    const moved = saturated((sameAs1 ? 192 : -192) + ((first * 32_640) >> 15));
    this.#poles[1] = Math.max(-most, Math.min(most, moved));
    this.#poles[2] = second;
  }

  /** Adapts the six zeros to the newest difference, and sums up their prediction. */
  #moveZeros(difference: number): void {
    const zeros = this.#zeros;
    const differences = this.#differences;
    const move = difference === 0 ? 0 : 128;
    for (let index = 1; index <= 6; index += 1) {
      const same = (differences[index] as number) < 0 === difference < 0;
      zeros[index] = saturated((same ? move : -move) + (((zeros[index] as number) * 32_640) >> 15));
    }
    for (let index = 6; index > 1; index -= 1) differences[index] = differences[index - 1] as number;
    differences[1] = difference;
    let sum = 0;
    for (let index = 6; index >= 1; index -= 1)
      sum += ((zeros[index] as number) * saturated(2 * (differences[index] as number))) >> 15;
    this.#zeroPart = saturated(sum);
  }
}
