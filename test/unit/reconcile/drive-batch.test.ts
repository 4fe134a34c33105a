import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createMemoryPhoneSystem } from '../../../src/connectors/phone-systems/memory-connector.ts';
import { ConnectorError } from '../../../src/connectors/phone-systems/phone-system.port.ts';
import type { DesiredLine } from '../../../src/domain/line/compare-lines.ts';
import { driveBatch, LeaseLostError } from '../../../src/reconcile/drive-batch.ts';

function line(lineId: string): DesiredLine {
  const config = { timeZone: 'Asia/Taipei', weekly: null, followNationalCalendar: true, datedDays: [], prompts: {} };
  return { lineId, number: '+886255501001', revision: 2, config, closures: [], prompts: [] };
}

const lines = ['a', 'b', 'c', 'd'].map(line);

function driving(connector: ReturnType<typeof createMemoryPhoneSystem>, assertHeld = async () => undefined) {
  const storage = { read: async () => Readable.from([]) };
  return { connector, storage, keys: new Map(), assertHeld, signal: new AbortController().signal };
}

describe('a batch of lines', () => {
  it('agrees once the phone system was read back at what is wanted', async () => {
    const system = createMemoryPhoneSystem();
    const results = await driveBatch(driving(system), lines);
    expect([...results.values()]).toEqual(lines.map(() => ({ state: 'agrees' })));
    expect(system.calls.map(({ method }) => method)).toEqual(['deliver', 'apply', 'readBack']);
  });

  it('is driven in halves where it is refused, so that the fault falls on its cause', async () => {
    const system = createMemoryPhoneSystem();
    const refusing = Object.assign(Object.create(system), {
      apply: async (some: DesiredLine[]) => {
        if (some.some(({ lineId }) => lineId === 'c')) throw new ConnectorError('refused', 'only_by_hand');
        await system.apply(some);
      },
    });
    const results = await driveBatch(driving(refusing), lines);
    expect([...results].map(([id, { state }]) => `${id} ${state}`)).toEqual([
      'a agrees',
      'b agrees',
      'c fault',
      'd agrees',
    ]);
    expect(results.get('c')).toMatchObject({ again: false, fault: { fault: 'apply_refused' } });
  });

  it('is not asked again in pieces where the phone system does not answer', async () => {
    const system = createMemoryPhoneSystem();
    system.failNext('apply', new ConnectorError('retry', 'no_answer'));
    const results = await driveBatch(driving(system), lines);
    expect([...results.values()].every((result) => result.state === 'fault' && result.again)).toBe(true);
    expect(system.calls.map(({ method }) => method)).toEqual(['deliver']);
  });

  it('of which the phone system says yes and holds something else does not agree, and says where', async () => {
    const system = createMemoryPhoneSystem();
    const lying = Object.assign(Object.create(system), { apply: async () => undefined });
    const results = await driveBatch(driving(lying), [line('a')]);
    expect(results.get('a')).toMatchObject({ state: 'fault', again: true, fault: { fault: 'apply_retry' } });
    expect((results.get('a') as { fault: { differences: unknown[] } }).fault.differences.length).toBeGreaterThan(0);
  });

  it('that another process drives meanwhile is left alone', async () => {
    const system = createMemoryPhoneSystem();
    const lost = async () => Promise.reject(new LeaseLostError('another process'));
    await expect(driveBatch(driving(system, lost), lines)).rejects.toThrow(LeaseLostError);
    expect(system.calls.map(({ method }) => method)).toEqual(['deliver']);
  });
});
