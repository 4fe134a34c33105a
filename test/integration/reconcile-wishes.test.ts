import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConnectorFactory } from '../../src/connectors/phone-systems/connector-registry.ts';
import {
  ConnectorError,
  type ConnectorFactory,
  type PhoneSystemConnector,
} from '../../src/connectors/phone-systems/phone-system.port.ts';
import { OpenConnectors } from '../../src/reconcile/connectors/open-connectors.ts';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { ApiClient, Json } from '../support/app-client.ts';
import { type Filed, filings } from '../support/filing.ts';
import { silent } from '../support/queue-stores.ts';
import { readLine } from '../support/read-line.ts';
import { eventually } from '../support/test-tasks.ts';
import { demoNumbers } from '../support/voice.ts';

/** What the phone system does not take. */
let refusedSlot: string | null = null;
let cutsNext = false;

const real = createConnectorFactory();
const factory: ConnectorFactory = (system) => {
  const connector: PhoneSystemConnector = real(system);
  return Object.assign(Object.create(connector) as PhoneSystemConnector, connector, {
    async apply(lines: Parameters<PhoneSystemConnector['apply']>[0]) {
      if (cutsNext) {
        cutsNext = false;
        throw new ConnectorError('retry', 'interrupted');
      }
      if (lines.some(({ config }) => refusedSlot !== null && refusedSlot in config.prompts))
        throw new ConnectorError('refused', 'interrupted');
      await connector.apply(lines);
    },
  });
};

let app: TestApp;
let work: ReturnType<typeof filings>;
let owner: ApiClient;
let technician: ApiClient;

beforeAll(async () => {
  app = await startTestApp({ overrides: { connectors: new OpenConnectors({ factory, logger: silent, restMs: 200 }) } });
  work = filings(app);
  owner = app.as('owner');
  technician = app.as('technician');
});
beforeEach(() => {
  refusedSlot = null;
  cutsNext = false;
});
afterAll(() => app.close());

async function apply({ job }: Filed): Promise<void> {
  await technician.post(`${job}/take`);
  await technician.post(`${job}/apply`);
}

describe('two changes of one line', () => {
  it('are driven together, and only the one that causes a refusal fails', async () => {
    const good = await work.file({ number: demoNumbers.second });
    const bad = await work.file({ number: demoNumbers.second });
    refusedSlot = bad.request.slot;
    cutsNext = true;
    await apply(good);
    await apply(bad);
    const failed = await owner.until(bad.path, ({ status }) => status === 'failed');
    const done = await owner.until(good.path, ({ status }) => status === 'completed');
    app.takeFaults();
    expect(done).toMatchObject({ proof: 'settled' });
    // Rolled back and read back as before: nothing about the line is unknown.
    expect(failed).toMatchObject({ proof: null, lines: [{ state: 'failed', proof: null, fault: 'apply_refused' }] });
    const { config, revision } = (await readLine(app, good.line.id)) as Json;
    expect(config.prompts[good.request.slot]).toBe(good.promptId);
    expect(config.prompts).not.toHaveProperty(bad.request.slot);
    const line = await owner.get(`/lines/${good.line.id}`);
    expect(line).toMatchObject({ revision, settledRevision: revision, unknownSince: null });
    const history = await owner.get(`/lines/${good.line.id}/revisions?limit=10`);
    expect(history.items.map(({ reason }: Json) => reason)).toContain('taken_back');
  });
});

describe('a closure beside the revisions', () => {
  it('reaches the phone system when it is approved, and leaves it when its time is over', async () => {
    const filed = await work.file({ number: demoNumbers.second });
    await apply(filed);
    await owner.until(filed.path, ({ status }) => status === 'completed');
    const now = app.clock.now().getTime();
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
    const id = newId();
    await app.query(
      `insert into closure (id, organisation_id, line_id, source, from_at, until_at, approved_at)
       select $1, organisation_id, id, 'line', $2, $3, $4 from line where id = $5`,
      [id, at(10), at(60), at(0.05), filed.line.id],
    );
    app.clock.set(at(1));
    await eventually(async () => (await readLine(app, filed.line.id))?.closures[0]?.id === id);
    app.clock.set(at(61));
    await eventually(async () => (await readLine(app, filed.line.id))?.closures.length === 0);
  });
});
