import { describe, expect, it } from 'vitest';
import { DeferError } from '../../../src/queue/task-queue.port.ts';
import { checkPriority } from '../../../src/tasks/check-prompt.ts';
import { FairPlaces } from '../../../workers/fair-places.ts';

describe('fair places', () => {
  it('give each owner its share and leave the rest to others', async () => {
    const places = new FairPlaces(2);
    let end: () => void = () => undefined;
    const held = new Promise<void>((settle) => {
      end = settle;
    });
    const running = ['1', '2'].map((id) => places.take({ owner: 'A', id }, () => held));
    const delays: number[] = [];
    for (const id of ['3', '4', '5', '3']) {
      const error = await places.take({ owner: 'A', id }, async () => undefined).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DeferError);
      delays.push((error as DeferError).delayMs);
    }
    // Waiting tasks queue up, and a task that comes again keeps its place.
    expect(delays).toEqual([250, 500, 750, 750]);
    expect(await places.take({ owner: 'B', id: '9' }, async () => 'at once')).toBe('at once');
    end();
    await Promise.all(running);
    expect(await places.take({ owner: 'A', id: '3' }, async () => 'in turn')).toBe('in turn');
  });

  it('are given back by work that fails', async () => {
    const places = new FairPlaces(1);
    const fail = () => Promise.reject(new Error('no luck'));
    await expect(places.take({ owner: 'A', id: '1' }, fail)).rejects.toThrow('no luck');
    expect(await places.take({ owner: 'A', id: '2' }, async () => 'again')).toBe('again');
  });
});

describe("a check's priority", () => {
  it('is its rank, never that of urgent work, and has an end', () => {
    expect([1, 2, 10, 5_000].map((rank) => checkPriority(rank))).toEqual([2, 3, 11, 1_001]);
  });

  it('halves with each minute of waiting, so that nobody starves', () => {
    expect([0, 59, 60, 120, 600].map((seconds) => checkPriority(100, seconds))).toEqual([101, 101, 51, 26, 2]);
  });
});
