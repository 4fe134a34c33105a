import { expect, it } from 'vitest';
import { voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { Decoded } from '../../src/connectors/audio/checker.types.ts';
import { letOthersIn, oneAtATime } from '../../src/connectors/audio/let-others-in.ts';
import { measureInPieces } from '../../src/connectors/audio/repair-decoded.ts';
import type { InPieces } from '../../src/domain/audio/in-pieces.ts';
import { repairInPieces } from '../../src/domain/audio/repair-voice.ts';

const rateHz = 16_000;
const seconds = 60;
const voice = voiceLike(0.3);
const hum = (time: number) => 0.05 * (Math.sin(2 * Math.PI * 50 * time) + Math.sin(2 * Math.PI * 150 * time));
const samples = Float32Array.from({ length: seconds * rateHz }, (_, index) => {
  const time = index / rateHz;
  return (time < 2 ? 0 : voice(time) * (time < 30 ? 0.1 : 1)) + hum(time);
});

/** How often a timer fires, and the event loop turns, while the work is done. */
async function counted<Result>(work: InPieces<Result>): Promise<{ fired: number; turns: number }> {
  let [fired, turns, isDone] = [0, 0, false];
  const timer = setInterval(() => {
    fired += 1;
  }, 1);
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await letOthersIn(work);
  isDone = true;
  clearInterval(timer);
  return { fired, turns };
}

it('timers fire while a recording is repaired', async () => {
  const steps = [
    { kind: 'remove_hum' },
    { kind: 'trim_silence' },
    { kind: 'cut_gaps' },
    { kind: 'level_passages' },
  ] as const;
  const { fired, turns } = await counted(repairInPieces([{ samples, mainsHz: 50 }], rateHz, steps));
  // One for each tone that is searched, and seven for each time that the whole recording is read.
  expect(turns).toBeGreaterThan(32 + steps.length * 7);
  expect(fired).toBeGreaterThan(2);
});

it('timers fire while the repaired voice is measured', async () => {
  const { fired, turns } = await counted(measureInPieces(samples, { decode: {} } as Decoded));
  expect(turns).toBeGreaterThanOrEqual(7);
  expect(fired).toBeGreaterThan(2);
});

it('an aborted work ends with the reason, after the piece it is in', async () => {
  const abort = new AbortController();
  let pieces = 0;
  function* work(): InPieces<string> {
    for (;;) {
      pieces += 1;
      if (pieces === 3) abort.abort(new Error('stopped'));
      yield;
    }
  }
  await expect(letOthersIn(work(), abort.signal)).rejects.toThrow('stopped');
  expect(pieces).toBe(3);
});

it('one at a time, also behind one that failed', async () => {
  let [now, most] = [0, 0];
  const work = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    throw new Error('no');
  };
  const ends = await Promise.allSettled([oneAtATime(work), oneAtATime(work), oneAtATime(work)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(most).toBe(1);
});
