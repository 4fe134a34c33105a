import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryPhoneSystem } from '../../src/connectors/phone-systems/memory-connector.ts';
import type { PhoneSystemConnector } from '../../src/connectors/phone-systems/phone-system.port.ts';
import { OpenConnectors, type VersionedPhoneSystem } from '../../src/reconcile/connectors/open-connectors.ts';
import { noteAnswering } from '../../src/reconcile/note-answering.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { silent } from '../support/queue-stores.ts';

let app: TestApp;
let system: VersionedPhoneSystem & { name: string };
const allAnswer = 'all that were asked answer';

beforeAll(async () => {
  app = await startTestApp({ works: false });
  [system] = (await app.query(
    `select id, name, kind, settings, version from phone_system where kind = 'directory'`,
  )) as [typeof system];
});
afterAll(() => app.close());

/** The connectors of another process with workers, and a phone system that answers them or not. */
function worker(): { ask(answers: boolean): Promise<void>; breaker(): string | undefined } {
  let answers = true;
  const connector = Object.assign(Object.create(createMemoryPhoneSystem()), {
    readBack: (_lineIds: string[], signal: AbortSignal) =>
      answers ? [] : new Promise((_settle, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
  }) as PhoneSystemConnector;
  const connectors = new OpenConnectors({
    factory: () => connector,
    logger: silent,
    limits: { readBack: 10 },
    restMs: 0,
    tellAgainMs: 0,
    onAnswering: (phoneSystemId, now) => noteAnswering(app.deps, { phoneSystemId, answers: now }),
  });
  const { signal } = new AbortController();
  return {
    async ask(now) {
      answers = now;
      await connectors.withConnector(system, { signal }, (asked) => asked.readBack([])).catch(() => undefined);
    },
    breaker: () => connectors.states()[0]?.breaker,
  };
}

/** The answer of `/readyz` of the API, which opens no phone system itself. It is cached for a second. */
async function phoneSystems(): Promise<{ status: number; detail: string }> {
  expect(app.deps.connectors.states()).toEqual([]);
  const reply = await fetch(`${app.url}/readyz`);
  const { checks } = (await reply.json()) as { checks: Record<string, { detail: string }> };
  return { status: reply.status, detail: checks.phoneSystems?.detail ?? '' };
}

function expectSaid(detail: unknown): Promise<void> {
  return expect.poll(phoneSystems, { timeout: 20_000, interval: 100 }).toEqual({ status: 200, detail });
}

it('an API without workers names the phone system that does not answer the workers elsewhere, until it answers any of them', async () => {
  const [first, second] = [worker(), worker()];
  await second.ask(true);
  await expectSaid(allAnswer);
  for (let call = 0; call < 3; call += 1) await first.ask(false);
  expect(first.breaker()).not.toBe('closed');
  const unanswered = expect.stringContaining(`degraded: ${system.name} has not answered since 2026-03-04T`);
  await expectSaid(unanswered);
  const [{ since }] = await app.query('select unanswered_since as since from phone_system where id = $1', [system.id]);
  await second.ask(false);
  await expectSaid(unanswered);
  expect(await app.query('select unanswered_since as since from phone_system where id = $1', [system.id])).toEqual([
    { since },
  ]);
  // The worker that noted it is dead; the phone system answers the other one, as before.
  await second.ask(true);
  await expectSaid(allAnswer);
});

it('a note of a killed worker is corrected by a worker whose calls were answered all along', async () => {
  const [killed, other] = [worker(), worker()];
  await other.ask(true);
  await killed.ask(false);
  await expectSaid(expect.stringContaining('degraded'));
  await other.ask(true);
  await expectSaid(allAnswer);
});
