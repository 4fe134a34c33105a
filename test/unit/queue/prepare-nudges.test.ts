import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { indexContracts, prepareNudges } from '../../../src/queue/prepare-nudges.ts';
import { defineTask, nudgeFor, queueNames } from '../../../src/tasks/task-contract.ts';
import { taskContracts } from '../../../src/tasks/task-contracts.ts';
import { ordinary, ordinaryTask, otherQueueTask, testContracts } from '../../support/test-tasks.ts';

const index = indexContracts(testContracts);

describe('preparing nudges', () => {
  it('sorts them by queue, in the order given, and keeps the same task once', () => {
    const other = { task: otherQueueTask.name, payload: { n: 1 } };
    const prepared = prepareNudges(index, [...ordinary(2, 1), other, ...ordinary(2)]);
    expect([...prepared.keys()]).toEqual(['apply', 'maintenance']);
    expect(prepared.get('apply')?.map(({ id }) => id)).toEqual(['test-ordinary-2', 'test-ordinary-1']);
  });

  it('refuses an id with a colon, which BullMQ would misread', () => {
    const colon = defineTask({ ...ordinaryTask, name: 'colon', taskId: ({ n }: { n: number }) => `a:${n}` });
    expect(() => prepareNudges(indexContracts([colon]), [{ task: 'colon', payload: { n: 1 } }])).toThrow('colon');
  });

  it('refuses two contracts of one name, and priority 0, which BullMQ would run first', () => {
    expect(() => indexContracts([ordinaryTask, ordinaryTask])).toThrow('Two task contracts');
    expect(() => indexContracts([{ ...ordinaryTask, priority: 0 }])).toThrow('priority of at least 1');
  });
});

describe('the task contracts', () => {
  const id = '0199f2a4-0000-7000-8000-000000000001';

  it.each(taskContracts)(
    '$name carries one id, and at most the number of a part, into a colon-free task id',
    (contract) => {
      const shape = contract.payload as unknown as z.ZodObject;
      const [field = ''] = Object.keys(shape.shape);
      const parts = Object.keys(shape.shape).slice(1);
      expect(parts.filter((key) => key !== 'part')).toEqual([]);
      const payload = { [field]: id, ...(parts.length === 0 ? {} : { part: 3 }) };
      expect(contract.payload.safeParse(payload).success).toBe(true);
      expect(contract.payload.safeParse({ ...payload, more: 1 }).success).toBe(false);
      expect(contract.payload.safeParse({ ...payload, [field]: 'no id' }).success).toBe(false);
      expect(contract.taskId(payload)).toBe([contract.name, ...Object.values(payload)].join('-'));
      expect(queueNames).toContain(contract.queue);
      expect(() => indexContracts(taskContracts)).not.toThrow();
    },
  );

  it('writes the earliest start of a nudge as an instant', () => {
    const at = new Date('2026-03-01T00:00:00.000Z');
    expect(nudgeFor(ordinaryTask, { n: 1 }, at)).toEqual({
      task: 'test-ordinary',
      payload: { n: 1 },
      notBefore: '2026-03-01T00:00:00.000Z',
    });
    expect(nudgeFor(ordinaryTask, { n: 1 })).toEqual({ task: 'test-ordinary', payload: { n: 1 } });
  });
});
