import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';

const county = '嘉義縣';
const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', phone: true, theme: 'dark' },
];

describe.skipIf(browserAbsent)('an owner who wants to be asked', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
    const admin = app.as('admin');
    const pbx = join(app.dataFolder, 'asking-pbx');
    await mkdir(pbx);
    const system = await admin.post('/phone-systems', { name: 'Asking', kind: 'directory', settings: { folder: pbx } });
    const { organisation } = await app.as('owner').get('/me');
    const make = (number: string) =>
      admin.post('/lines', {
        ...{ organisationId: organisation.id, number, label: `Shop ${number.slice(-3)}`, county },
        phoneSystemId: system.id,
      });
    const [asked] = [await make('+88655507001'), await make('+88655507002')];
    await app.query(
      "update line set emergency_consent = case when id = $1 then 'ask' else 'auto' end where county = $2",
      [(asked as Json).id, county],
    );
    await app.query(
      'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where phone_system_id = $1',
      [system.id],
    );
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  async function look(visitor: Visitor, name: string): Promise<void> {
    await settled(visitor.page);
    await visitor.shoot(`consent-${name}`);
    expect(await faultsOfPage(visitor)).toMatchObject({ ...noFaults, shifts: expect.any(Array) });
  }

  async function sent(): Promise<{ id: string; link: string }> {
    const [author, second] = [app.as('operator'), app.as('operator2')];
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const wish = { area: { county }, from: at(-1), until: at(9), reason: 'Typhoon day' };
    const { id } = await author.post('/broadcasts', wish);
    const waiting = await author.post(`/broadcasts/${id}/submit`);
    await second.post(`/broadcasts/${id}/heard`, { promptSha256: waiting.sound.sha256 });
    await second.post(`/broadcasts/${id}/approve`, { draftHash: waiting.draftHash });
    await author.until(`/broadcasts/${id}/questions`, ({ counts }) => counts.sent > 0);
    const [mail] = await app.query(
      "select body from message where kind = 'broadcast_question' order by created_at desc limit 1",
    );
    return { id, link: /\/consent\?token=[\w-]+/.exec(mail.body)?.[0] ?? '' };
  }

  it.each(looks)(
    'answers on a phone, changes the answer, and is refused kindly after the end ($language)',
    async (looked) => {
      const { say: anySay } = speaker(looked.language ?? 'en');
      const say = (key: string, values: Record<string, string> = {}) => anySay(`consent:${key}`, values);
      const { id, link } = await sent();
      const visitor = await openVisitor(app, looked);
      try {
        const { page } = visitor;
        await page.goto(link);
        await page.getByText(say('heard')).waitFor();
        await look(visitor, 'asked');
        await page.getByRole('button', { name: say('yes'), exact: true }).click();
        await page.getByText(say('saidYes')).waitFor();
        await look(visitor, 'yes');
        await app.as('operator').until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 2);
        await page.getByRole('button', { name: say('toNo'), exact: true }).click();
        await page.getByText(say('saidNo')).waitFor();
        await look(visitor, 'no');
        const desk = await enter({ language: looked.language ?? 'en', phone: false });
        await desk.page.goto(`/emergency/broadcasts/${id}`);
        await desk.page.getByText(anySay('emergency:questions.no'), { exact: true }).waitFor();
        await settled(desk.page);
        await desk.shoot('consent-desk');
        await app.as('operator').post(`/broadcasts/${id}/end`, { reason: 'The typhoon has passed' });
        await app.as('operator').until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
        await page.reload();
        await page.getByText(say('over')).waitFor();
        await look(visitor, 'over');
        expect(visitor.faults).toEqual([]);
      } finally {
        await visitor.close();
      }
    },
  );
});
