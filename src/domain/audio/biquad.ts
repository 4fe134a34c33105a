/** Second-order filter section, normalised so that a0 is 1. */
export interface Biquad {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
  z1: number;
  z2: number;
}

function section(b: [number, number, number], a: [number, number, number]): Biquad {
  const [a0, a1, a2] = a;
  return { b0: b[0] / a0, b1: b[1] / a0, b2: b[2] / a0, a1: a1 / a0, a2: a2 / a0, z1: 0, z2: 0 };
}

/** Low-pass of Robert Bristow-Johnson's audio cookbook. */
export function lowPass(rateHz: number, cornerHz: number, q: number): Biquad {
  const w = (2 * Math.PI * cornerHz) / rateHz;
  const alpha = Math.sin(w) / (2 * q);
  const c = Math.cos(w);
  return section([(1 - c) / 2, 1 - c, (1 - c) / 2], [1 + alpha, -2 * c, 1 - alpha]);
}

/** High-pass of the same cookbook. */
export function highPass(rateHz: number, cornerHz: number, q: number): Biquad {
  const w = (2 * Math.PI * cornerHz) / rateHz;
  const alpha = Math.sin(w) / (2 * q);
  const c = Math.cos(w);
  return section([(1 + c) / 2, -1 - c, (1 + c) / 2], [1 + alpha, -2 * c, 1 - alpha]);
}

/** Notch of the same cookbook: nothing passes at the corner, everything well beside it. */
export function notch(rateHz: number, cornerHz: number, q: number): Biquad {
  const w = (2 * Math.PI * cornerHz) / rateHz;
  const alpha = Math.sin(w) / (2 * q);
  const c = Math.cos(w);
  return section([1, -2 * c, 1], [1 + alpha, -2 * c, 1 - alpha]);
}

/** The two sections of the K weighting of ITU-R BS.1770-4, derived for any sample rate (its table is for 48 kHz only). */
export function kWeighting(rateHz: number): [Biquad, Biquad] {
  const gain = 10 ** (3.999843853973347 / 20);
  const middle = gain ** 0.4996667741545416;
  const shelfQ = 0.7071752369554196;
  const shelf = Math.tan((Math.PI * 1681.974450955533) / rateHz);
  const square = shelf * shelf;
  const passQ = 0.5003270373238773;
  const pass = Math.tan((Math.PI * 38.13547087602444) / rateHz);
  const passA0 = 1 + pass / passQ + pass * pass;
  const highPassSection: Biquad = {
    ...section([1, -2, 1], [1, (2 * (pass * pass - 1)) / passA0, (1 - pass / passQ + pass * pass) / passA0]),
  };
  return [
    section(
      [gain + (middle * shelf) / shelfQ + square, 2 * (square - gain), gain - (middle * shelf) / shelfQ + square],
      [1 + shelf / shelfQ + square, 2 * (square - 1), 1 - shelf / shelfQ + square],
    ),
    highPassSection,
  ];
}

/** Two sections in a row; they keep their state for the next call. */
export type BiquadPair = readonly [Biquad, Biquad];

/** States below this are set to zero: subnormal numbers are slow on most processors. */
const negligible = 1e-30;

function keep(section: Biquad, z1: number, z2: number): void {
  section.z1 = Math.abs(z1) < negligible ? 0 : z1;
  section.z2 = Math.abs(z2) < negligible ? 0 : z2;
}

/**
 * Runs the first `count` samples through both pairs side by side: `kept` in place, of the other one only its power is wanted.
 * A processor works on one while the other waits for its own last result.
 * @returns mean squares of the two outputs.
 */
export function filterBeside(
  kept: BiquadPair,
  other: BiquadPair,
  samples: Float64Array,
  count: number,
): [number, number] {
  const [first, second] = kept;
  const [third, fourth] = other;
  let { z1: p1, z2: p2 } = first;
  let { z1: q1, z2: q2 } = second;
  let { z1: r1, z2: r2 } = third;
  let { z1: s1, z2: s2 } = fourth;
  let square = 0;
  let otherSquare = 0;
  for (let index = 0; index < count; index += 1) {
    const sample = samples[index] as number;
    const one = first.b0 * sample + p1;
    p1 = first.b1 * sample - first.a1 * one + p2;
    p2 = first.b2 * sample - first.a2 * one;
    const three = third.b0 * sample + r1;
    r1 = third.b1 * sample - third.a1 * three + r2;
    r2 = third.b2 * sample - third.a2 * three;
    const two = second.b0 * one + q1;
    q1 = second.b1 * one - second.a1 * two + q2;
    q2 = second.b2 * one - second.a2 * two;
    const four = fourth.b0 * three + s1;
    s1 = fourth.b1 * three - fourth.a1 * four + s2;
    s2 = fourth.b2 * three - fourth.a2 * four;
    square += two * two;
    otherSquare += four * four;
    samples[index] = two;
  }
  keep(first, p1, p2);
  keep(second, q1, q2);
  keep(third, r1, r2);
  keep(fourth, s1, s2);
  return [square / count, otherSquare / count];
}

/** Four sections in a row; they keep their state for the next call. */
export type BiquadRow = readonly [Biquad, Biquad, Biquad, Biquad];

/**
 * Runs the first `count` samples through all four sections, in place. Four at once, because a processor works on one
 * section while the next waits for its own last result: it costs little more than two.
 * @returns mean square of the output, and its mean.
 */
export function filterRow(row: BiquadRow, samples: Float64Array, count: number): { power: number; mean: number } {
  const [first, second, third, fourth] = row;
  let { z1: p1, z2: p2 } = first;
  let { z1: q1, z2: q2 } = second;
  let { z1: r1, z2: r2 } = third;
  let { z1: s1, z2: s2 } = fourth;
  let square = 0;
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const sample = samples[index] as number;
    const one = first.b0 * sample + p1;
    p1 = first.b1 * sample - first.a1 * one + p2;
    p2 = first.b2 * sample - first.a2 * one;
    const two = second.b0 * one + q1;
    q1 = second.b1 * one - second.a1 * two + q2;
    q2 = second.b2 * one - second.a2 * two;
    const three = third.b0 * two + r1;
    r1 = third.b1 * two - third.a1 * three + r2;
    r2 = third.b2 * two - third.a2 * three;
    const result = fourth.b0 * three + s1;
    s1 = fourth.b1 * three - fourth.a1 * result + s2;
    s2 = fourth.b2 * three - fourth.a2 * result;
    square += result * result;
    sum += result;
    samples[index] = result;
  }
  keep(first, p1, p2);
  keep(second, q1, q2);
  keep(third, r1, r2);
  keep(fourth, s1, s2);
  return { power: square / count, mean: sum / count };
}

/**
 * Runs `count` samples of `input` through both sections (transposed direct form II) into `output`, which may be the same array.
 * Two at once, and their power with them, because one section alone only waits for its own last result.
 * @returns mean square of the output.
 */
export function filterPair(pair: BiquadPair, input: Float64Array, output: Float64Array, count: number): number {
  const [first, second] = pair;
  const { b0, b1, b2, a1, a2 } = first;
  const { b0: d0, b1: d1, b2: d2, a1: c1, a2: c2 } = second;
  let y1 = first.z1;
  let y2 = first.z2;
  let z1 = second.z1;
  let z2 = second.z2;
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const sample = input[index] as number;
    const middle = b0 * sample + y1;
    y1 = b1 * sample - a1 * middle + y2;
    y2 = b2 * sample - a2 * middle;
    const result = d0 * middle + z1;
    z1 = d1 * middle - c1 * result + z2;
    z2 = d2 * middle - c2 * result;
    sum += result * result;
    output[index] = result;
  }
  keep(first, y1, y2);
  keep(second, z1, z2);
  return sum / count;
}
