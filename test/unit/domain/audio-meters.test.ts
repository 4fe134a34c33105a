import { expect, it } from 'vitest';
import { noise } from '../../../fixtures/hostile/wav-bytes.ts';
import { ActivityMeter } from '../../../src/domain/audio/activity-meter.ts';
import { HumMeter } from '../../../src/domain/audio/hum-meter.ts';
import { SourceMeter } from '../../../src/domain/audio/source-meter.ts';

const rateHz = 44_100;
const next = noise(11);
/** Two channels: the same for a second, then hiss that only the second one has. */
const stereo = Int16Array.from({ length: rateHz * 4 }, (_, index) => {
  const isOnlyRight = index >= rateHz * 2 && index % 2 === 1;
  const tone = Math.round(9_000 * Math.sin((2 * Math.PI * 440 * Math.floor(index / 2)) / rateHz));
  return isOnlyRight ? Math.round(next() * 8_000) : tone;
});
const channel = (parity: number) => stereo.filter((_, index) => index % 2 === parity);

function activityOf(samples: Int16Array, channels: 1 | 2) {
  const meter = new ActivityMeter({ rateHz, channels, fullScale: 32_768, highPassHz: 200 });
  meter.push(samples);
  return meter.result();
}

it('two channels are measured as if each were alone, also where they are the same at first', () => {
  const both = activityOf(stereo, 2);
  expect(both.left).toEqual(activityOf(channel(0), 1).left);
  expect(both.right).toEqual(activityOf(channel(1), 1).left);
  expect(both.right.slice(0, 99)).toEqual(both.left.slice(0, 99));
  expect(both.right.at(-1)).not.toBeCloseTo(both.left.at(-1) as number, 4);
});

it('in pieces of any size the same is measured as at once', () => {
  const meters = () =>
    [
      new ActivityMeter({ rateHz, channels: 2, fullScale: 32_768, highPassHz: 200 }),
      new HumMeter({ rateHz, channels: 2, fullScale: 32_768 }),
      new SourceMeter({ channels: 2, coarse: false }),
    ] as const;
  const [atOnce, inPieces] = [meters(), meters()];
  for (const meter of atOnce) meter.push(stereo);
  for (let start = 0, size = 2; start < stereo.length; start += size, size = (size * 7) % 9_998)
    for (const meter of inPieces) meter.push(stereo.subarray(start, start + size));
  expect(inPieces.map((meter) => meter.result())).toEqual(atOnce.map((meter) => meter.result()));
});
