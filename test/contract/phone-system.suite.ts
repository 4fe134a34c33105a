import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ConnectorError,
  type OpenRendition,
  type PhoneSystemConnector,
} from '../../src/connectors/phone-systems/phone-system.port.ts';
import { sayOfPhoneSystem } from '../../src/contract/words/phone-system-says.ts';
import { type ActualLine, compareLines, type DesiredLine } from '../../src/domain/line/compare-lines.ts';
import { desiredLine, nationalDays, openPrompt, promptOf } from '../support/phone-system-lines.ts';

export interface PhoneSystemSuite {
  name: string;
  /** A fresh phone system, and another connector to the same one where the system outlives a connector. */
  open: () => Promise<{
    connector: PhoneSystemConnector;
    reopen?: () => PhoneSystemConnector;
    close: () => Promise<void>;
  }>;
  /** A connector whose settings name something that does not exist; null where settings cannot be wrong. */
  openWrong: (() => Promise<PhoneSystemConnector>) | null;
}

async function settled(connector: PhoneSystemConnector, lines: DesiredLine[]): Promise<void> {
  const actual = await connector.readBack(lines.map(({ lineId }) => lineId));
  expect(actual.map(({ lineId }) => lineId)).toEqual(lines.map(({ lineId }) => lineId));
  for (const [index, line] of lines.entries()) {
    expect(compareLines(line, actual[index] as (typeof actual)[number])).toEqual([]);
  }
}

const givenUp = new Error('given up');

/** A signal that is aborted when it is checked for the nth time, to stop a driver at each of its steps in turn. */
function abortedAtLook(n: number): { signal: AbortSignal; looks(): number } {
  const controller = new AbortController();
  const { signal } = controller;
  let looks = 0;
  const look = signal.throwIfAborted.bind(signal);
  signal.throwIfAborted = () => {
    looks += 1;
    if (looks === n) controller.abort(givenUp);
    look();
  };
  return { signal, looks: () => looks };
}

function idOf({ lineId, number }: DesiredLine): Pick<DesiredLine, 'lineId' | 'number'> {
  return { lineId, number };
}

/** Waits so that work still running would become visible. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
}

function nothingOf(lineId: string): ActualLine {
  return { lineId, number: null, revision: null, config: null, closures: [], promptHashes: {} };
}

/** The contract of every phone system (phone-system.port.ts). */
export function phoneSystemSuite({ name, open, openWrong }: PhoneSystemSuite): void {
  describe(`phone system contract: ${name}`, () => {
    let connector: PhoneSystemConnector;
    let reopen: (() => PhoneSystemConnector) | undefined;
    let close: () => Promise<void>;
    const second = () =>
      desiredLine({ lineId: '0190b8a4-0000-7000-8000-000000000002', number: '+886287654321', revision: 9 });

    beforeEach(async () => {
      ({ connector, reopen, close } = await open());
    });
    afterEach(async () => {
      await connector.close();
      await close();
    });

    it('describes itself without contradiction', () => {
      const capabilities = connector.describe();
      expect(connector.handWork === null).toBe(capabilities.appliesByItself);
      expect(connector.describe()).toEqual(capabilities);
      if (!capabilities.appliesByItself) expect(capabilities.endsClosuresByItself).toBe(false);
    });

    it('reports that it is healthy', async () => {
      const health = await connector.health();
      expect(health.ok).toBe(true);
      expect(sayOfPhoneSystem(health.says, 'en')).toMatch(/^[^{}]+$/);
    });

    it('delivers once what is requested twice', async () => {
      const opened: string[] = [];
      const counting: OpenRendition = (promptId, rendition) => {
        opened.push(promptId);
        return openPrompt(promptId, rendition);
      };
      const prompts = [promptOf('a'), promptOf('b')];
      await connector.deliver(prompts, counting);
      const first = opened.length;
      await connector.deliver(prompts, counting);
      expect(opened).toHaveLength(first);
      expect(first).toBe(connector.describe().appliesByItself ? 2 : 0);
    });

    it('rejects a prompt that is not the one named', async () => {
      if (!connector.describe().appliesByItself) {
        await expect(connector.deliver([promptOf('a')], openPrompt)).resolves.toBeUndefined();
        return;
      }
      const wrong: OpenRendition = async () => Readable.from([Buffer.from('something else')]);
      await expect(connector.deliver([promptOf('a')], wrong)).rejects.toMatchObject({ fault: 'retry' });
      const breaking: OpenRendition = async () => {
        throw new Error('the store is away');
      };
      await expect(connector.deliver([promptOf('a')], breaking)).rejects.toThrow('the store is away');
      await connector.deliver([promptOf('a')], openPrompt);
    });

    it('reads back exactly what it applied, for each line asked for and in that order', async () => {
      const lines = [desiredLine(), second()];
      if (!connector.describe().appliesByItself) {
        await expect(connector.apply(lines)).rejects.toBeInstanceOf(ConnectorError);
        await expect(connector.apply(lines)).rejects.toMatchObject({ fault: 'refused' });
        expect(await connector.readBack(lines.map(({ lineId }) => lineId))).toEqual([]);
        return;
      }
      for (const line of lines) await connector.deliver(line.prompts, openPrompt);
      await connector.apply(lines);
      await settled(connector, lines);
      await settled(connector, [...lines].reverse());
    });

    it('applies twice as once, and a later state replaces an earlier one wholly', async () => {
      if (!connector.describe().appliesByItself) return expect(connector.handWork).not.toBeNull();
      const first = desiredLine();
      await connector.deliver(first.prompts, openPrompt);
      await connector.apply([first]);
      const once = await connector.readBack([first.lineId]);
      await connector.apply([first]);
      expect(await connector.readBack([first.lineId])).toEqual(once);

      const later = desiredLine({ revision: 2, greeting: 'greeting-2', closures: [], number: '+886299999999' });
      later.config.weekly = null;
      later.config.datedDays = [];
      await connector.deliver(later.prompts, openPrompt);
      await connector.apply([later]);
      await settled(connector, [later]);
      await connector.apply([first]);
      await settled(connector, [first]);
      if (reopen) await settled(reopen(), [first]);
    });

    it('knows nothing of a line it was never given', async () => {
      const lineId = '0190b8a4-0000-7000-8000-00000000ffff';
      const nothing = nothingOf(lineId);
      expect(await connector.readBack([lineId])).toEqual(connector.describe().verifiesByReadBack ? [nothing] : []);
      if (connector.describe().verifiesByReadBack) {
        expect(compareLines(desiredLine({ lineId }), nothing).length).toBeGreaterThan(3);
      }
    });

    it('removes a line completely, also twice, and leaves the others alone', async () => {
      const lines = [desiredLine(), second()];
      const [first, other] = lines as [DesiredLine, DesiredLine];
      if (!connector.describe().appliesByItself) {
        await expect(connector.remove([first.lineId])).rejects.toMatchObject({
          name: 'ConnectorError',
          fault: 'refused',
          says: { code: 'only_by_hand' },
        });
        const steps = connector.handWork?.removal(first) ?? [];
        expect(steps.map(({ code }) => code)).toContain('remove_line');
        expect(connector.handWork?.removal(first)).toEqual(steps);
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
        return;
      }
      for (const line of lines) await connector.deliver(line.prompts, openPrompt);
      await connector.apply(lines);
      for (let times = 0; times < 2; times += 1) {
        await connector.remove([first.lineId]);
        expect(await connector.readBack([first.lineId])).toEqual([nothingOf(first.lineId)]);
        await settled(connector, [other]);
      }
      if (reopen) expect(await reopen().readBack([first.lineId])).toEqual([nothingOf(first.lineId)]);
      await connector.deliver(first.prompts, openPrompt);
      await connector.apply([first]);
      await settled(connector, lines);
      await connector.remove([other.lineId, first.lineId]);
      expect(await connector.readBack([first.lineId, other.lineId])).toEqual(
        [first, other].map((line) => nothingOf(line.lineId)),
      );
    });

    it('has nothing to remove of a line it was never given', async () => {
      if (!connector.describe().appliesByItself) return expect(connector.handWork).not.toBeNull();
      const line = desiredLine();
      await connector.remove([line.lineId]);
      await connector.deliver(line.prompts, openPrompt);
      await connector.apply([line]);
      await connector.remove(['0190b8a4-0000-7000-8000-00000000ffff']);
      await connector.remove([]);
      await settled(connector, [line]);
    });

    it('gives the number of a removed line to another', async () => {
      if (!connector.describe().appliesByItself) return expect(connector.handWork).not.toBeNull();
      const line = desiredLine();
      const heir = { ...second(), number: line.number };
      await connector.deliver(line.prompts, openPrompt);
      await connector.apply([line]);
      await connector.remove([line.lineId]);
      await connector.apply([heir]);
      await connector.remove([line.lineId]);
      await settled(connector, [heir]);
    });

    it('holds one edition of the national days, and a later one replaces it wholly', async () => {
      const first = nationalDays('first', ['2026-10-10', '2026-12-25']);
      const later = nationalDays('later', ['2026-12-25', '2027-01-01']);
      if (!connector.describe().appliesByItself) {
        await expect(connector.applyNational(first)).rejects.toMatchObject({ fault: 'refused' });
        expect(await connector.readBackNational()).toBeNull();
        return;
      }
      expect(await connector.readBackNational()).toBeNull();
      for (const edition of [first, first, later, first]) {
        await connector.applyNational(edition);
        expect(await connector.readBackNational()).toEqual(edition);
        if (reopen) expect(await reopen().readBackNational()).toEqual(edition);
      }
      const line = desiredLine();
      await connector.deliver(line.prompts, openPrompt);
      await connector.apply([line]);
      await connector.remove([line.lineId]);
      expect(await connector.readBackNational()).toEqual(first);
    });

    it('refuses a line whose prompts are not there or lack the rendition, and leaves the line as it was', async () => {
      const line = desiredLine();
      if (!connector.describe().appliesByItself) {
        line.prompts = line.prompts.map(({ promptId }) => ({ promptId, renditions: [] }));
        expect(() => connector.handWork?.checklist({ before: null, after: line })).toThrow(ConnectorError);
        return;
      }
      await connector.deliver(line.prompts, openPrompt);
      await connector.apply([line]);
      const missing = desiredLine({ revision: 2, greeting: 'never-delivered' });
      await expect(connector.apply([missing])).rejects.toMatchObject({ fault: 'retry' });
      missing.prompts = missing.prompts.map(({ promptId }) => ({ promptId, renditions: [] }));
      await expect(connector.apply([missing])).rejects.toMatchObject({ fault: 'wrong_configuration' });
      await expect(connector.deliver(missing.prompts, openPrompt)).rejects.toMatchObject({
        fault: 'wrong_configuration',
      });
      await settled(connector, [line]);
    });

    it('does nothing when it is aborted before it begins', async () => {
      const line = desiredLine();
      const opened: string[] = [];
      const counting: OpenRendition = (promptId, rendition) => {
        opened.push(promptId);
        return openPrompt(promptId, rendition);
      };
      const signal = AbortSignal.abort(givenUp);
      await expect(connector.deliver(line.prompts, counting, signal)).rejects.toBe(givenUp);
      await expect(connector.apply([line], signal)).rejects.toBe(givenUp);
      await expect(connector.remove([line.lineId], signal)).rejects.toBe(givenUp);
      await expect(connector.readBack([line.lineId], signal)).rejects.toBe(givenUp);
      await expect(connector.applyNational(nationalDays('any', []), signal)).rejects.toBe(givenUp);
      await expect(connector.readBackNational(signal)).rejects.toBe(givenUp);
      expect(await connector.health(signal)).toMatchObject({ ok: false, says: { code: 'no_answer' } });
      expect(opened).toEqual([]);
      if (connector.describe().verifiesByReadBack)
        expect(await connector.readBack([line.lineId])).toEqual([nothingOf(line.lineId)]);
      expect(await connector.readBackNational()).toBeNull();
    });

    it('stops a delivery that is aborted while the store is read, and delivers everything the next time', async () => {
      if (!connector.describe().appliesByItself) return expect(connector.handWork).not.toBeNull();
      const line = desiredLine();
      const controller = new AbortController();
      const opened: string[] = [];
      const stopping: OpenRendition = (promptId, rendition) => {
        opened.push(promptId);
        if (opened.length === 2) controller.abort(givenUp);
        return openPrompt(promptId, rendition);
      };
      await expect(connector.deliver(line.prompts, stopping, controller.signal)).rejects.toBe(givenUp);
      expect(opened).toHaveLength(2);
      await connector.deliver(line.prompts, openPrompt);
      await connector.apply([line]);
      await settled(connector, [line]);
    });

    it('stops at whichever step it is aborted, writes nothing after that, and completes the next time', async () => {
      if (!connector.describe().appliesByItself) return expect(connector.handWork).not.toBeNull();
      const former = [desiredLine(), second()];
      const wanted = former.map((line) => ({
        ...desiredLine({ revision: 20, greeting: 'greeting-2' }),
        ...idOf(line),
      }));
      const ids = former.map(({ lineId }) => lineId);
      for (const line of [...former, ...wanted]) await connector.deliver(line.prompts, openPrompt);
      for (const call of ['apply', 'remove'] as const) {
        let gaveUp = 0;
        for (let step = 1, ended = false; !ended; step += 1) {
          await connector.apply(former);
          const { signal, looks } = abortedAtLook(step);
          const work = call === 'apply' ? connector.apply(wanted, signal) : connector.remove(ids, signal);
          const outcome = await work.then(
            () => 'done',
            (error: unknown) => error,
          );
          ended = outcome === 'done';
          if (!ended) {
            gaveUp += 1;
            expect(outcome).toBe(givenUp);
            // Lines processed together may each check once more.
            expect(looks()).toBeLessThan(step + ids.length);
          }
          const left = await connector.readBack(ids);
          await quiet();
          expect(await connector.readBack(ids)).toEqual(left);
          if (call === 'apply') await connector.apply(wanted);
          else await connector.remove(ids);
          if (call === 'apply') await settled(connector, wanted);
          else expect(await connector.readBack(ids)).toEqual(ids.map(nothingOf));
        }
        expect(gaveUp).toBeGreaterThan(ids.length);
      }
    });

    it.skipIf(openWrong === null)('says when it is wrongly configured', async () => {
      const wrong = await (openWrong as NonNullable<typeof openWrong>)();
      const line = desiredLine();
      const { ok, says } = await wrong.health();
      expect(ok).toBe(false);
      for (const language of ['en', 'zh-TW'] as const) expect(sayOfPhoneSystem(says, language)).toMatch(/^[^{}]+$/);
      const expected = { name: 'ConnectorError', fault: 'wrong_configuration' };
      await expect(wrong.deliver(line.prompts, openPrompt)).rejects.toMatchObject(expected);
      await expect(wrong.apply([line])).rejects.toMatchObject(expected);
      await expect(wrong.remove([line.lineId])).rejects.toMatchObject(expected);
      await expect(wrong.readBack([line.lineId])).rejects.toMatchObject(expected);
      await expect(wrong.applyNational(nationalDays('any', []))).rejects.toMatchObject(expected);
      await expect(wrong.readBackNational()).rejects.toMatchObject(expected);
      await wrong.close();
    });
  });
}
