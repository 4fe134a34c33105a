import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnectorFactory } from '../../../src/connectors/phone-systems/connector-registry.ts';
import { ConnectorError, type ConnectorFactory } from '../../../src/connectors/phone-systems/phone-system.port.ts';
import type { DesiredLine } from '../../../src/domain/line/compare-lines.ts';
import { OpenConnectors } from '../../../src/reconcile/connectors/open-connectors.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let owner: ApiClient;
let technician: ApiClient;

/** Like the product's own, but the PBX can be made not to answer. */
let away = false;
const connectorOf = createConnectorFactory();
const factory: ConnectorFactory = (system) => {
  const connector = connectorOf(system);
  return Object.assign(Object.create(connector), {
    apply: async (lines: DesiredLine[]) => {
      if (away) throw new ConnectorError('retry', 'no_answer');
      await connector.apply(lines);
    },
  });
};

const connectors = new OpenConnectors({ factory, logger: pino({ level: 'silent' }) });

beforeAll(async () => {
  app = await startTestApp({ overrides: { connectors } });
  work = filings(app);
  owner = app.as('owner');
  technician = app.as('technician');
});
afterAll(() => app.close());

describe('a phone system that people change', () => {
  it('is done when every step of its checklist is signed off, and not before', async () => {
    const filed = await work.file({ number: demoNumbers.manual });
    await technician.post(`${filed.job}/take`);
    await technician.refused('POST', `${filed.job}/apply`, { status: 409, code: 'checklist_required' });
    const { checklist } = await technician.get(filed.job);
    expect(checklist.length).toBeGreaterThan(0);
    for (const step of checklist) expect(step.text).toMatch(/\S/);
    const steps: string[] = checklist.map(({ id }: Json) => id);
    const invalid = { status: 400, code: 'invalid_input' };
    const short = { body: { steps: steps.slice(1).concat('made-up') } };
    const problem = await technician.refused('POST', `${filed.job}/confirm`, invalid, short);
    expect(problem.errors).toEqual([
      expect.objectContaining({
        path: 'steps',
        code: 'step_left_out',
        message: expect.stringContaining(steps[0] as string),
      }),
      expect.objectContaining({ path: 'steps', code: 'unknown_step' }),
    ]);
    expect((await owner.get(filed.path)).status).toBe('inProgress');
    await app
      .as('technician2')
      .refused('POST', `${filed.job}/confirm`, { status: 403, code: 'forbidden' }, { body: { steps } });
    const signed = await technician.ask('POST', `${filed.job}/confirm`, { body: { steps } });
    expect(signed.status).toBe(202);
    expect(signed.body).toMatchObject({ status: 'done', outcome: 'done', result: { state: 'signedOff', steps } });
    expect(await owner.get(filed.path)).toMatchObject({ status: 'completed', revision: 2 });
    const again = { status: 403, code: 'forbidden' };
    await technician.refused('POST', `${filed.job}/confirm`, again, { body: { steps } });
  });

  it('does not sign off a program’s phone system', async () => {
    const filed = await work.file();
    await technician.post(`${filed.job}/take`);
    const expected = { status: 409, code: 'not_changed_by_hand' };
    await technician.refused('POST', `${filed.job}/confirm`, expected, { body: { steps: ['a'] } });
    await owner.post(`${filed.path}/cancel`);
  });
});

describe('a phone system that is away', () => {
  it('is tried again, then the request fails with the reason, and a retry works once it is back', async () => {
    const filed = await work.file({ number: demoNumbers.second });
    away = true;
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/apply`);
    const trying = await technician.until(filed.job, ({ attempts }) => attempts >= 2);
    const result = { state: 'failed', fault: 'apply_retry', message: 'The phone system gave no answer.' };
    expect(trying).toMatchObject({ applying: true, result });
    await owner.refused('POST', `${filed.path}/cancel`, { status: 409, code: 'change_being_applied' });
    const failed = await owner.until(filed.path, ({ status }) => status === 'failed');
    expect(failed.fault).toBe('apply_retry');
    expect(await technician.get(filed.job)).toMatchObject({ status: 'failed', applying: false, attempts: 5 });
    const line = await owner.line(demoNumbers.second);
    expect(line).toMatchObject({ revision: 3, settledRevision: null });
    const { items } = await owner.get(`/lines/${line.id}/revisions`);
    expect(items.map(({ reason, state }: Json) => [reason, state])).toEqual([
      ['taken_back', 'made'],
      ['change_request', 'takenBack'],
      ['created', 'made'],
    ]);
    expect(items[0].configuration).toEqual(items[2].configuration);

    away = false;
    await app.as('operator').post(`${filed.job}/retry`);
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/apply`);
    await owner.until(filed.path, ({ status }) => status === 'completed');
    expect((await lineOnDisk()).config.prompts).toEqual({ [filed.request.slot]: filed.promptId });
    app.takeFaults();
  });

  it('whose folder is gone needs a person: the request fails at once and the line stays as it was', async () => {
    const { config } = await lineOnDisk();
    const filed = await work.file({ number: demoNumbers.second });
    await rename(app.pbxFolder, `${app.pbxFolder}-gone`);
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/apply`);
    const failed = await owner.until(filed.path, ({ status }) => status === 'failed');
    expect(failed.fault).toBe('apply_wrong_configuration');
    expect(await technician.get(filed.job)).toMatchObject({
      attempts: 1,
      result: { fault: 'apply_wrong_configuration' },
    });
    await rename(`${app.pbxFolder}-gone`, app.pbxFolder);
    expect(await lineOnDisk()).toMatchObject({ config });
    const { id } = await owner.line(demoNumbers.second);
    const { revision } = await owner.until(`/lines/${id}`, (line) => line.revision === line.settledRevision);
    expect(await lineOnDisk()).toMatchObject({ revision, config });
    await app.as('operator').post(`${filed.job}/retry`);
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/apply`);
    await owner.until(filed.path, ({ status }) => status === 'completed');
    expect((await lineOnDisk()).config.prompts).toMatchObject({ [filed.request.slot]: filed.promptId });
    app.takeFaults();
  });
});

async function lineOnDisk(): Promise<Json> {
  const file = join(app.pbxFolder, 'lines', demoNumbers.second.slice(1), 'line.json');
  return JSON.parse(await readFile(file, 'utf8'));
}
