import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deps } from '../../../src/deps.ts';
import { type Delivery, HandBackError, PoisonError } from '../../../src/queue/task-queue.port.ts';
import type { TaskContext } from '../../../src/tasks/task-context.ts';
import { defineProcessor, type TaskHandler } from '../../../workers/processor.ts';
import { buildRegistry } from '../../../workers/registry.ts';
import { runTask, type TaskSample, TimeLimitError } from '../../../workers/run-task.ts';
import { ordinaryTask } from '../../support/test-tasks.ts';

let lines: Record<string, unknown>[];
let samples: TaskSample[];
let deps: Deps;

beforeEach(() => {
  lines = [];
  samples = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  deps = { logger: pino({ level: 'debug' }, sink) } as unknown as Deps;
});

afterEach(() => {
  vi.useRealTimers();
});

function delivery(over: Partial<Delivery> = {}): Delivery {
  const controller = new AbortController();
  return {
    id: 'test-ordinary-1',
    task: ordinaryTask.name,
    payload: { n: 1 },
    attempt: 1,
    lastAttempt: false,
    waitedMs: 5,
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    ...over,
  };
}

function run(handle: TaskHandler<{ n: number }>, over: Partial<Delivery> = {}): Promise<void> {
  const registry = buildRegistry([ordinaryTask], [defineProcessor(ordinaryTask, handle)]);
  return runTask({ deps, registry, observe: (sample) => samples.push(sample) }, delivery(over));
}

describe('running a task', () => {
  it('hands over the parsed payload, the attempt and a logger that names the task', async () => {
    let seen: { payload: unknown; context: TaskContext } | undefined;
    await run(
      async (taskDeps, payload, context) => {
        taskDeps.logger.info('inside');
        seen = { payload, context };
      },
      { attempt: 3, lastAttempt: true },
    );
    expect(seen).toMatchObject({ payload: { n: 1 }, context: { attempt: 3, lastAttempt: true } });
    expect(lines[0]).toMatchObject({ msg: 'inside', task: 'test-ordinary', taskId: 'test-ordinary-1', attempt: 3 });
    expect(samples).toMatchObject([{ task: 'test-ordinary', queue: 'apply', outcome: 'done', waitedSeconds: 0.005 }]);
  });

  it('parks a payload that does not fit, without calling the handler', async () => {
    const handle = vi.fn();
    await expect(run(handle, { payload: { n: 'x' } })).rejects.toBeInstanceOf(PoisonError);
    await expect(run(handle, { task: 'unheard-of' })).rejects.toBeInstanceOf(PoisonError);
    expect(handle).not.toHaveBeenCalled();
    expect(samples.map(({ outcome }) => outcome)).toEqual(['poison', 'poison']);
  });

  it('passes a failure on, as a retry or, the last time, as a failure', async () => {
    const failure = new Error('no luck');
    const handle = async () => Promise.reject(failure);
    await expect(run(handle)).rejects.toBe(failure);
    await expect(run(handle, { lastAttempt: true })).rejects.toBe(failure);
    expect(samples.map(({ outcome }) => outcome)).toEqual(['retry', 'failed']);
    expect(lines.map(({ level }) => level)).toEqual([40, 50]);
  });

  it('aborts a run at its time limit', async () => {
    const handle: TaskHandler<{ n: number }> = (_deps, _payload, { signal }) =>
      new Promise((_settle, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
    await expect(run(handle)).rejects.toBeInstanceOf(TimeLimitError);
    expect(samples[0]?.outcome).toBe('retry');
  });

  it('abandons a handler that ignores its signal', async () => {
    vi.useFakeTimers();
    const ended = run(() => new Promise(() => undefined));
    const verdict = expect(ended).rejects.toThrow('longer than 300 ms');
    await vi.advanceTimersByTimeAsync(5_300);
    await verdict;
  });

  it('tells the handler when the process stops', async () => {
    const controller = new AbortController();
    const handle: TaskHandler<{ n: number }> = (_deps, _payload, { signal }) =>
      new Promise((_settle, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
    const ended = run(handle, { signal: controller.signal });
    controller.abort(new HandBackError('stop'));
    await expect(ended).rejects.toBeInstanceOf(HandBackError);
    expect(samples[0]?.outcome).toBe('handed_back');
  });
});
