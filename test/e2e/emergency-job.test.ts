import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';

const county = '嘉義縣';
const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

describe.skipIf(browserAbsent)('a line that a technician closes by hand', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
    const admin = app.as('admin');
    const { items: customers } = await admin.get('/customers?limit=200');
    const { id: organisationId } = customers.find(({ contract }: Json) => contract !== null);
    const { items: systems } = await admin.get('/phone-systems');
    const phoneSystemId = systems.find(({ kind }: Json) => kind === 'manual').id;
    await admin.post('/lines', { organisationId, number: '+88655508001', label: 'Shop 001', phoneSystemId, county });
    await app.query("update line set emergency_consent = 'auto' where county = $1", [county]);
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'technician');

  async function look(visitor: Visitor, name: string): Promise<void> {
    await settled(visitor.page);
    await visitor.shoot(`emergency-job-${name}`);
    expect(await faultsOfPage(visitor)).toMatchObject({ ...noFaults, shifts: expect.any(Array) });
  }

  async function sent(): Promise<string> {
    const [author, second] = [app.as('operator'), app.as('operator2')];
    const hour = 3_600_000;
    const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
    const draft = await author.post('/broadcasts', { area: { county }, from: at(-1), until: at(9), reason: 'Typhoon' });
    const waiting = await author.post(`/broadcasts/${draft.id}/submit`);
    await second.post(`/broadcasts/${draft.id}/heard`, { promptSha256: waiting.sound.sha256 });
    await second.post(`/broadcasts/${draft.id}/approve`, { draftHash: waiting.draftHash });
    return draft.id;
  }

  it.each(looks)('comes before every other job, and is reported when it is done ($language)', async (looked) => {
    const { say: anySay } = speaker(looked.language ?? 'en');
    const say = (key: string, values: Record<string, string> = {}) => anySay(`handLines:${key}`, values);
    const id = await sent();
    const visitor = await enter(looked);
    const { page } = visitor;
    await page.goto('/jobs');
    await page.getByText(say('title')).first().waitFor();
    await look(visitor, 'queue');
    await page.keyboard.press('t');
    await page.waitForURL(/\/jobs\/emergency\//);
    await page.getByText(say('reopens')).waitFor();
    await look(visitor, 'taken');
    await page.getByRole('button', { name: say('didClose'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('report')).waitFor();
    await dialog.getByRole('button', { name: say('didClose'), exact: true }).click();
    await page.getByText(say('endedText.done')).waitFor();
    await look(visitor, 'done');
    await app.as('operator').until(`/broadcasts/${id}`, ({ status }) => status === 'active');
    await app.as('operator').post(`/broadcasts/${id}/end`, { reason: 'The typhoon has passed' });
    await page.goto('/jobs');
    await page.getByRole('button', { name: say('takeNamed', { label: 'Shop 001' }) }).click();
    await page.waitForURL(/\/jobs\/emergency\//);
    await page.getByText(say('step.callOpen')).waitFor();
    await look(visitor, 'open');
    await page.getByRole('button', { name: say('didOpen'), exact: true }).click();
    await dialog.getByRole('button', { name: say('didOpen'), exact: true }).click();
    await page.getByText(say('endedText.done')).waitFor();
    await app.as('operator').until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
  });
});
