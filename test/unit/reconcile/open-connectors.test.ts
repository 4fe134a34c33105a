import { once } from 'node:events';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryPhoneSystem } from '../../../src/connectors/phone-systems/memory-connector.ts';
import type { PhoneSystemConnector } from '../../../src/connectors/phone-systems/phone-system.port.ts';
import type { DesiredLine } from '../../../src/domain/line/compare-lines.ts';
import { OpenConnectors, type VersionedPhoneSystem } from '../../../src/reconcile/connectors/open-connectors.ts';

const logger = pino({ level: 'silent' });
const limitMs = 20;
const { signal } = new AbortController();

/** The behaviour of a test's connectors, by phone system. */
let hung: Map<string, { answer(): void }>;
let told: boolean[];
let opened: string[];
let closed: string[];
let connectors: OpenConnectors;

function system(id: string, version = 1): VersionedPhoneSystem {
  return { id, kind: 'directory', settings: {}, version };
}

/** A phone system in memory. An `apply` on a `hung` one waits until the test releases it; on a `slow` one it waits until it is aborted. */
function connectorOf(id: string): PhoneSystemConnector {
  opened.push(id);
  return Object.assign(Object.create(createMemoryPhoneSystem()), {
    apply: async (_lines: DesiredLine[], ends: AbortSignal) => {
      if (id.startsWith('slow')) {
        await once(ends, 'abort');
        ends.throwIfAborted();
      }
      if (!id.startsWith('hung')) return;
      await new Promise<void>((answer) => hung.set(id, { answer }));
    },
    close: async () => void closed.push(id),
  });
}

beforeEach(() => {
  hung = new Map();
  opened = [];
  closed = [];
  told = [];
  const onAnswering = (_id: string, answers: boolean) => void told.push(answers);
  const limits = { apply: limitMs };
  connectors = new OpenConnectors({
    factory: ({ id }) => connectorOf(id),
    logger,
    limits,
    endingMs: 5,
    onAnswering,
    restMs: 60_000,
  });
});

const noAnswer = expect.objectContaining({ fault: 'retry', says: { code: 'no_answer', params: {} } });

function apply(id: string, onLate?: (lineIds: string[]) => void, version = 1): Promise<void> {
  return connectors.withConnector(system(id, version), { signal, onLate }, (connector) => connector.apply([]));
}

/** A promise that the test can resolve. */
function waiting() {
  let resolve: (lineIds: string[]) => void = () => undefined;
  const promise = new Promise<string[]>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function breakerOf(id: string) {
  return connectors.states().find(({ phoneSystemId }) => phoneSystemId === id);
}

describe('open connectors', () => {
  it('are one for each phone system, whoever asks and however often', async () => {
    await Promise.all([apply('a'), apply('a'), apply('b')]);
    await apply('a');
    expect(opened).toEqual(['a', 'b']);
    expect(closed).toEqual([]);
  });

  it('are made anew when settings have changed, and the former one is closed', async () => {
    await apply('a');
    await apply('a', undefined, 2);
    expect(opened).toEqual(['a', 'a']);
    expect(closed).toEqual(['a']);
  });

  it('are closed at the end, one in use when its last user has gone', async () => {
    await apply('idle');
    const busy = connectors.withConnector(system('busy'), { signal }, () => connectors.close());
    await busy;
    expect(closed.sort()).toEqual(['busy', 'idle']);
  });
});

describe('a phone system that does not answer', () => {
  it('is given up after the time limit, and slows no other one', async () => {
    const call = apply('hung');
    await apply('other');
    await expect(call).rejects.toEqual(noAnswer);
    await apply('other');
  });

  it('is asked nothing else while it still works on a call that was given up', async () => {
    await expect(apply('hung')).rejects.toEqual(noAnswer);
    const asked = connectors.withConnector(system('hung'), { signal }, (connector) => connector.readBack([]));
    await expect(asked).rejects.toEqual(noAnswer);
    expect(breakerOf('hung')).toMatchObject({ outstanding: 1 });
  });

  it('that answers late has its lines driven once more', async () => {
    const late = waiting();
    await expect(apply('hung', late.resolve)).rejects.toEqual(noAnswer);
    hung.get('hung')?.answer();
    expect(await late.promise).toEqual([]);
    await connectors.withConnector(system('hung'), { signal }, (connector) => connector.readBack([]));
    expect(breakerOf('hung')).toMatchObject({ outstanding: 0, breaker: 'closed' });
  });

  it('is told to end at the time limit; once it has ended it can be asked again, and nothing comes back late', async () => {
    const late: string[][] = [];
    await expect(apply('slow', (lineIds) => void late.push(lineIds))).rejects.toEqual(noAnswer);
    expect(breakerOf('slow')).toMatchObject({ outstanding: 0 });
    await connectors.withConnector(system('slow'), { signal }, (connector) => connector.readBack([]));
    expect(late).toEqual([]);
    expect(told).toEqual([false, true]);
  });

  it('says nothing about itself when the caller gives the call up', async () => {
    const caller = new AbortController();
    const call = connectors.withConnector(system('slow'), { signal: caller.signal }, (connector) =>
      connector.apply([]),
    );
    caller.abort(new Error('the process stops'));
    await expect(call).rejects.toThrow('the process stops');
    expect(breakerOf('slow')).toMatchObject({ breaker: 'closed', outstanding: 0 });
    expect(told).toEqual([]);
    const next = connectors.withConnector(system('slow'), { signal: caller.signal }, (connector) =>
      connector.readBack([]),
    );
    await expect(next).rejects.toThrow('the process stops');
  });

  it('three times in a row is not called any more, and its state can be seen', async () => {
    for (let call = 0; call < 3; call += 1) {
      const late = waiting();
      await expect(apply('hung', late.resolve)).rejects.toEqual(noAnswer);
      hung.get('hung')?.answer();
      await late.promise;
    }
    expect(breakerOf('hung')).toMatchObject({ breaker: 'open' });
    hung.clear();
    await expect(apply('hung')).rejects.toEqual(noAnswer);
    expect(hung.size).toBe(0);
  });
});
