import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectorFactory } from '../../../src/connectors/phone-systems/connector-registry.ts';
import type {
  ConnectorFactory,
  PhoneSystemConnector,
} from '../../../src/connectors/phone-systems/phone-system.port.ts';
import { OpenConnectors } from '../../../src/reconcile/connectors/open-connectors.ts';
import { noteAnswering } from '../../../src/reconcile/note-answering.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let letGo: () => void = () => undefined;
let hung: Promise<void> | null = null;

/** Like the product's own, but while it hangs every call waits until the test releases it. */
const connectorOf = createConnectorFactory();
const calls = ['deliver', 'apply', 'remove', 'readBack', 'applyNational', 'readBackNational', 'health'] as const;
const factory: ConnectorFactory = (system) => {
  const connector = connectorOf(system);
  const waiting = calls.map((name) => [
    name,
    async (...args: unknown[]) => {
      await hung;
      return await (connector[name] as (...given: unknown[]) => Promise<unknown>)(...args);
    },
  ]);
  return Object.assign(Object.create(connector), Object.fromEntries(waiting)) as PhoneSystemConnector;
};
const logger = pino({ level: 'silent' });
const connectors = new OpenConnectors({
  factory,
  logger,
  limits: { health: 1_000, readBack: 1_000, apply: 1_000, deliver: 1_000 },
  onAnswering: (phoneSystemId, answers) => noteAnswering(app.deps, { phoneSystemId, answers }),
});

beforeAll(async () => {
  app = await startTestApp({ overrides: { connectors } });
  work = filings(app);
});
afterAll(async () => {
  letGo();
  await app.close();
});

function hang(): void {
  hung = new Promise((settle) => {
    letGo = () => {
      hung = null;
      settle();
    };
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Fifty people at once list, read and request tests of phone systems. Returns the time of every answer, ms, sorted. */
async function fiftyPeople(people: ApiClient[], asks: () => [string, string][]): Promise<number[]> {
  const times = await Promise.all(
    people.map(async (person) => {
      const own: number[] = [];
      for (const path of ['/jobs', '/lines', '/phone-systems', '/change-requests'])
        own.push(await timed(() => person.get(path)));
      for (const [method, path] of asks()) own.push(await timed(() => person.ask(method as 'POST', path)));
      return own;
    }),
  );
  return times.flat().sort((first, second) => first - second);
}

async function readiness() {
  const reply = await fetch(`${app.url}/readyz`);
  const { status, checks } = (await reply.json()) as { status: string; checks: Record<string, { detail: string }> };
  return { httpStatus: reply.status, status, detail: checks.phoneSystems?.detail };
}

function share(times: number[], part: number): number {
  return times[Math.floor((times.length - 1) * part)] ?? 0;
}

describe('a phone system that hangs for ever', () => {
  it('keeps nobody waiting: fifty people go on working, we stay ready and name it, and it recovers by itself', async () => {
    const technician = app.as('technician');
    const owner = app.as('owner');
    const filed = await work.file();
    await technician.post(`${filed.job}/take`);
    const { items } = await app.as('admin').get('/phone-systems');
    const pbx = items.find(({ kind }: { kind: string }) => kind === 'directory');
    const people = await Promise.all(
      Array.from({ length: 50 }, () => app.addPerson({ roles: ['technician', 'operator'] })),
    );
    const asks = (): [string, string][] => [['POST', `/phone-systems/${pbx.id}/test`]];
    const before = await fiftyPeople(people, asks);

    hang();
    await technician.post(`${filed.job}/apply`);
    const readBack = `${filed.job}/read-back`;
    const askTook = await timed(() => technician.ask('POST', readBack));
    const during = await fiftyPeople(people, asks);
    const figures = { before: share(before, 0.95), during: share(during, 0.95), slowest: during.at(-1), askTook };
    expect(figures.during, JSON.stringify(figures)).toBeLessThan(3 * figures.before + 250);
    // No answer took as long as the shortest time limit of a phone system.
    expect(askTook).toBeLessThan(1_000);

    const other = await work.file();
    await technician.post(`${other.job}/take`);
    expect(await owner.get(other.path)).toMatchObject({ status: 'inProgress' });

    const silent = await technician.until(readBack, ({ asking, last }) => !asking && last !== null);
    expect(silent.last).toMatchObject({ agrees: null, fault: 'The phone system gave no answer.' });
    expect(await readiness()).toEqual({
      httpStatus: 200,
      status: 'ready',
      detail: expect.stringContaining(`degraded: ${pbx.name} has not answered since`),
    });

    letGo();
    await owner.until(filed.path, ({ status: now }) => now === 'completed');
    await app.as('admin').post(`/phone-systems/${pbx.id}/test`);
    await app
      .as('admin')
      .until(`/phone-systems/${pbx.id}`, ({ connection }) => !connection.testing && connection.last.ok);
    await expect.poll(async () => (await readiness()).detail, { timeout: 10_000 }).toBe('all that were asked answer');
    app.takeFaults();
  }, 120_000);
});
