import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Consumer,
  DeferError,
  type Delivery,
  PoisonError,
  type TaskQueue,
} from '../../src/queue/task-queue.port.ts';
import { eventually, ordinary, ordinaryTask, rest, upTo, urgentTask } from '../support/test-tasks.ts';

export interface QueueUnderTest {
  /** Opens the store once more, as another process would. */
  open(): Promise<TaskQueue>;
  /** Empties the store. */
  wipe(): Promise<void>;
}

type Run = (delivery: Delivery) => Promise<void>;

/** The contract of every driver of the task queue. */
export function describeTaskQueue(name: string, prepare: () => Promise<QueueUnderTest>): void {
  describe(`task queue on ${name}`, () => {
    let store: QueueUnderTest;
    let queue: TaskQueue;
    let opened: TaskQueue[];
    let consumers: Consumer[];
    let seen: Delivery[];

    beforeEach(async () => {
      store = await prepare();
      await store.wipe();
      opened = [];
      consumers = [];
      seen = [];
      queue = await open();
    });

    afterEach(async () => {
      await Promise.all(consumers.map((consumer) => consumer.close(500)));
      await Promise.all(opened.map((each) => each.close()));
    });

    async function open(): Promise<TaskQueue> {
      const another = await store.open();
      opened.push(another);
      return another;
    }

    async function consume(run: Run = async () => undefined, options: { concurrency?: number; on?: TaskQueue } = {}) {
      const consumer = await (options.on ?? queue).consume({
        queue: 'apply',
        concurrency: options.concurrency ?? 4,
        async run(delivery) {
          seen.push(delivery);
          await run(delivery);
        },
      });
      consumers.push(consumer);
      return consumer;
    }

    const numbersSeen = () => seen.map(({ payload }) => (payload as { n: number }).n);
    const counts = async () => (await queue.counts()).apply as Record<string, number>;
    const idle = async () => {
      const { waiting, active, delayed } = await counts();
      return waiting === 0 && active === 0 && delayed === 0;
    };

    it('runs each of 200 tasks exactly once with four consumers', async () => {
      const consumersOf = queue.backend === 'memory' ? 1 : 4;
      for (const _ of upTo(consumersOf)) await consume(undefined, { on: consumersOf > 1 ? await open() : queue });
      await queue.add(ordinary(...upTo(200)));
      await eventually(() => seen.length >= 200);
      await eventually(idle);
      expect(numbersSeen().sort((one, other) => one - other)).toEqual(upTo(200));
    });

    it('keeps one task when the same nudge is added again while it waits', async () => {
      await queue.add(ordinary(1, 2, 1));
      await queue.add(ordinary(2, 3));
      expect((await counts()).waiting).toBe(3);
      await consume();
      await eventually(idle);
      expect(numbersSeen().sort()).toEqual([1, 2, 3]);
    });

    it('runs a task again that is added after it has ended', async () => {
      await consume();
      await queue.add(ordinary(1));
      await eventually(async () => seen.length === 1 && (await idle()));
      await queue.add(ordinary(1));
      await eventually(async () => seen.length === 2 && (await idle()));
      expect(numbersSeen()).toEqual([1, 1]);
    });

    it('runs urgent tasks before earlier ones', async () => {
      await queue.add(ordinary(1, 2, 3));
      await queue.add([{ task: urgentTask.name, payload: { n: 9 } }]);
      await consume(undefined, { concurrency: 1 });
      await eventually(() => seen.length === 4);
      expect(numbersSeen()).toEqual([9, 1, 2, 3]);
    });

    it('runs by the priority of the nudge where it has one, and moves a task forward when its priority is raised', async () => {
      const ranked = (n: number, priority: number) => ({
        task: ordinaryTask.name,
        payload: { n },
        options: { priority },
      });
      await queue.add([ranked(1, 2), ranked(2, 3), ranked(3, 4), ranked(4, 5), ranked(5, 6)]);
      await queue.add([ranked(11, 2), ranked(12, 3)]);
      expect(await queue.lift([ranked(5, 2), ranked(1, 9), ranked(99, 2)])).toBe(1);
      await consume(undefined, { concurrency: 1 });
      await eventually(() => seen.length === 7);
      expect(numbersSeen()).toEqual([1, 11, 5, 2, 12, 3, 4]);
      await expect(queue.add([ranked(6, 0)])).rejects.toThrow('at least 1');
    });

    it('runs a postponed task later, and others meanwhile', async () => {
      await queue.add(ordinary(1, 2));
      await consume(
        async ({ payload }) => {
          if ((payload as { n: number }).n === 1 && seen.length === 1) throw new DeferError(200);
        },
        { concurrency: 1 },
      );
      await eventually(() => seen.length === 3);
      expect(numbersSeen()).toEqual([1, 2, 1]);
      expect(seen.map(({ attempt }) => attempt)).toEqual([1, 1, 1]);
      await eventually(idle);
      expect((await counts()).failed).toBe(0);
    });

    it('never starts a task before its time', async () => {
      let startedAt = 0;
      await consume(async () => {
        startedAt = Date.now();
      });
      const notBefore = new Date(Date.now() + 400);
      await queue.add([{ task: ordinaryTask.name, payload: { n: 1 }, options: { notBefore } }]);
      expect((await counts()).delayed).toBe(1);
      await eventually(() => startedAt > 0);
      expect(startedAt).toBeGreaterThanOrEqual(notBefore.getTime());
    });

    it('tries a failing task as often as its contract says, and parks it', async () => {
      await consume(async () => {
        throw new Error('no luck');
      });
      await queue.add(ordinary(1));
      await eventually(async () => (await counts()).failed === 1);
      expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      expect(seen.map(({ lastAttempt }) => lastAttempt)).toEqual([false, false, true]);
    });

    it('leaves a parked task parked for a sweep, and starts it afresh for a new request', async () => {
      await consume(async () => {
        throw new PoisonError('never');
      });
      await queue.add(ordinary(1));
      await eventually(async () => (await counts()).failed === 1);
      await queue.add(ordinary(1));
      await rest(200);
      expect(seen).toHaveLength(1);
      await queue.add(ordinary(1, 2), { replaceParked: true });
      await eventually(async () => seen.length === 3 && (await counts()).failed === 2);
      expect(numbersSeen()).toEqual([1, 1, 2]);
    });

    it('parks a poisonous task at once', async () => {
      await consume(async () => {
        throw new PoisonError('never');
      });
      await queue.add(ordinary(1));
      await eventually(async () => (await counts()).failed === 1);
      await rest(150);
      expect(seen).toHaveLength(1);
    });

    it('forgets parked tasks when told to clean', async () => {
      await consume(async () => {
        throw new PoisonError('never');
      });
      await queue.add(ordinary(1));
      await eventually(async () => (await counts()).failed === 1);
      expect(await queue.clean(60_000)).toBe(0);
      await rest(10);
      expect(await queue.clean(1)).toBe(1);
      expect((await counts()).failed).toBe(0);
    });

    it('lets running tasks end when a consumer closes, and takes no more', async () => {
      const consumer = await consume(() => rest(300), { concurrency: 2 });
      await queue.add(ordinary(1, 2, 3, 4));
      await eventually(() => seen.length === 2);
      await consumer.close(5_000);
      expect(await counts()).toMatchObject({ waiting: 2, active: 0, failed: 0 });
      expect(seen.every(({ signal }) => !signal.aborted)).toBe(true);
    });

    it('aborts and hands back a task that does not end in time, and the attempt does not count', async () => {
      const untilAborted: Run = ({ signal }) =>
        new Promise((_settle, fail) => signal.addEventListener('abort', () => fail(signal.reason), { once: true }));
      const consumer = await consume(untilAborted, { concurrency: 1 });
      await queue.add(ordinary(1));
      await eventually(() => seen.length === 1);
      await consumer.close(0);
      expect(await counts()).toMatchObject({ waiting: 1, active: 0 });
      await consume(undefined, { on: queue.backend === 'memory' ? queue : await open() });
      await eventually(() => seen.length === 2);
      expect(seen[1]?.attempt).toBe(1);
    });

    it('refuses a task without a contract or with a wrong payload, and adds nothing of that call', async () => {
      await expect(queue.add([...ordinary(1), { task: 'unknown', payload: {} }])).rejects.toThrow(
        'no task named unknown',
      );
      await expect(queue.add([...ordinary(1), { task: ordinaryTask.name, payload: { n: 'x' } }])).rejects.toThrow(
        'does not fit',
      );
      expect((await counts()).waiting).toBe(0);
    });

    it('reports that it is healthy', async () => {
      await expect(queue.check()).resolves.toBeUndefined();
    });
  });
}
