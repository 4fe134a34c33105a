import { describe, expect, it } from 'vitest';
import { createMemoryPhoneSystem } from '../../../../src/connectors/phone-systems/memory-connector.ts';
import { ConnectorError } from '../../../../src/connectors/phone-systems/phone-system.port.ts';
import { type ActualLine, compareLines } from '../../../../src/domain/line/compare-lines.ts';
import { desiredLine, openPrompt } from '../../../support/phone-system-lines.ts';

async function ready() {
  const system = createMemoryPhoneSystem();
  const line = desiredLine();
  await system.deliver(line.prompts, openPrompt);
  async function differences(): Promise<string[]> {
    const [actual] = await system.readBack([line.lineId]);
    return compareLines(line, actual as ActualLine).map(({ path }) => path);
  }
  return { system, line, differences };
}

describe('the phone system in memory', () => {
  it('fails the next call when told so, and only that one', async () => {
    const { system, line } = await ready();
    system.failNext('apply', new ConnectorError('retry', 'interrupted'));
    system.failNext('apply', new ConnectorError('refused', 'only_by_hand'));
    await expect(system.apply([line])).rejects.toThrow('interrupted');
    await expect(system.apply([line])).rejects.toMatchObject({ fault: 'refused' });
    await system.apply([line]);
    expect(system.calls.map(({ method }) => method)).toEqual(['deliver', 'apply']);
    system.failNext('health', new ConnectorError('retry', 'no_answer'));
    expect(await system.health()).toEqual({ ok: false, says: { code: 'no_answer', params: {} } });
    expect((await system.health()).ok).toBe(true);
  });

  it('stops between two steps when killed, and converges when applied again', async () => {
    const { system, line, differences } = await ready();
    system.killAfter(1);
    await expect(system.apply([line])).rejects.toMatchObject({ fault: 'retry' });
    expect(await differences()).toEqual(['closures.closure-1']);
    await system.apply([line]);
    expect(await differences()).toEqual([]);
  });

  it('shows what somebody changed by hand', async () => {
    const { system, line, differences } = await ready();
    await system.apply([line]);
    const held = system.lines.get(line.lineId) as ActualLine;
    held.config = { ...line.config, timeZone: 'Asia/Tokyo', prompts: { greeting: 'greeting-1' } };
    held.revision = 4;
    held.promptHashes = { ...held.promptHashes, typhoon: 'another' };
    held.closures = [{ ...line.closures[0], id: 'theirs' } as never];
    expect(await differences()).toEqual([
      'revision',
      'config.prompts.closed',
      'config.prompts.custom:queue 2',
      'config.timeZone',
      'closures.closure-1',
      'closures.theirs',
      'files.typhoon',
    ]);
  });
});
