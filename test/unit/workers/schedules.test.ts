import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deps } from '../../../src/deps.ts';
import { Gate } from '../../../workers/gate.ts';
import { type Schedules, startSchedules } from '../../../workers/schedules.ts';
import type { Sweep } from '../../../workers/sweep.ts';

let locked: Set<string>;
let deps: Deps;
let schedules: Schedules;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  locked = new Set();
  const sql = async (_text: TemplateStringsArray, name: string) => [{ locked: !locked.has(name) }];
  const database = { transaction: (_actor: unknown, work: (t: unknown) => Promise<unknown>) => work({ sql }) };
  deps = { database, clock: { now: () => new Date(Date.now()) }, logger: pino({ level: 'silent' }) } as unknown as Deps;
});

afterEach(async () => {
  await schedules.close();
  vi.useRealTimers();
});

function sweep(over: Partial<Sweep> = {}): Sweep & { times: number[] } {
  const times: number[] = [];
  return {
    name: 'test',
    purpose: 'counts its runs',
    everyMs: 10_000,
    async run() {
      times.push(Date.now());
      return 0;
    },
    ...over,
    times,
  };
}

describe('schedules', () => {
  it('run each sweep again after its interval', async () => {
    const one = sweep();
    schedules = startSchedules(deps, [one]);
    await vi.advanceTimersByTimeAsync(30_500);
    expect(one.times).toEqual([0, 10_000, 20_000, 30_000]);
  });

  it('run a sweep that names its instants at those, and not without', async () => {
    const dues = [3_000, 4_500];
    const one = sweep({
      nextAt: async () => {
        while (dues[0] !== undefined && one.times.includes(dues[0])) dues.shift();
        return dues[0] === undefined ? null : new Date(dues[0]);
      },
    });
    schedules = startSchedules(deps, [one]);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(one.times).toEqual([3_000, 4_500]);
  });

  it('do not spin over an instant that stays in the past', async () => {
    const one = sweep({ nextAt: async () => new Date(-5) });
    schedules = startSchedules(deps, [one]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(one.times.length).toBeLessThanOrEqual(51);
  });

  it('leave a sweep to the process that is running it', async () => {
    const one = sweep();
    locked.add('lineshift sweep test');
    schedules = startSchedules(deps, [one]);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(one.times).toEqual([]);
    locked.clear();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(one.times).toEqual([20_000]);
  });

  it('go on after a fault', async () => {
    let runs = 0;
    const one = sweep({
      run: async () => {
        runs += 1;
        throw new Error('away');
      },
    });
    schedules = startSchedules(deps, [one]);
    await vi.advanceTimersByTimeAsync(20_500);
    expect(runs).toBe(3);
  });

  it('run prompt sweeps although slow ones hold all places', async () => {
    const slow = () => sweep({ run: () => new Promise((settle) => setTimeout(() => settle(0), 60_000)) });
    const ordinary = sweep({ everyMs: 1_000 });
    const prompt = sweep({ everyMs: 1_000, prompt: true });
    schedules = startSchedules(deps, [slow(), slow(), ordinary, prompt]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ordinary.times).toEqual([]);
    expect(prompt.times.length).toBeGreaterThanOrEqual(3);
    const closed = schedules.close();
    await vi.advanceTimersByTimeAsync(120_000);
    await closed;
  });
});

describe('a gate', () => {
  it('lets as many through as it has places, the others in order', async () => {
    schedules = startSchedules(deps, []);
    const gate = new Gate(2);
    const log: string[] = [];
    const work = (name: string, forMs: number) =>
      gate.pass(async () => {
        log.push(`+${name}`);
        await new Promise((settle) => setTimeout(settle, forMs));
        log.push(`-${name}`);
      });
    const all = Promise.all([work('a', 100), work('b', 50), work('c', 10), work('d', 10)]);
    await vi.advanceTimersByTimeAsync(500);
    await all;
    expect(log).toEqual(['+a', '+b', '-b', '+c', '-c', '+d', '-d', '-a']);
  });
});
