import { describe, expect, it } from 'vitest';
import { Turns } from '../../../../src/connectors/pictures/turns.ts';

function begin() {
  const turns = new Turns({ mostAtOnce: 1, mostWaiting: 2, retrySeconds: 10 });
  const started: string[] = [];
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  const run = (name: string, signal?: AbortSignal) =>
    turns.run(async () => {
      started.push(name);
      await passed;
      return name;
    }, signal);
  return { run, open: () => open(), started };
}

describe('turns', () => {
  it('come in order, one at a time, and more than may wait are refused with a time to try again', async () => {
    const { run, open, started } = begin();
    const taken = [run('a'), run('b'), run('c')];
    await expect(run('d')).rejects.toMatchObject({
      ...{ code: 'too_many_requests', status: 429, params: { seconds: 10 }, headers: { 'Retry-After': '10' } },
    });
    expect(started).toEqual(['a']);
    open();
    expect(await Promise.all(taken)).toEqual(['a', 'b', 'c']);
    expect(started).toEqual(['a', 'b', 'c']);
    expect(await run('e')).toBe('e');
  });

  it('are given up at once by who leaves, and another waits in that place', async () => {
    const { run, open, started } = begin();
    const leaving = new AbortController();
    const first = run('a');
    const left = run('b', leaving.signal);
    const third = run('c');
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    const fourth = run('d');
    open();
    expect(await Promise.all([first, third, fourth])).toEqual(['a', 'c', 'd']);
    expect(started).toEqual(['a', 'c', 'd']);
    await expect(run('e', leaving.signal)).rejects.toThrow('gone');
  });

  it('go on after work that fails', async () => {
    const turns = new Turns({ mostAtOnce: 1, mostWaiting: 1, retrySeconds: 10 });
    const failing = turns.run(() => Promise.reject(new Error('broken')));
    const next = turns.run(async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
