import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look, openVisitor, type Visitor } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { leaveNoBroadcast } from '../support/leave-no-broadcast.ts';
import { questionMails } from '../support/question-mails.ts';
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
  let asked: Json;
  let other: Json;
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
    asked = await make('+88655507001');
    await make('+88655507002');
    other = await make('+88655507003');
    await app.query(
      'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where phone_system_id = $1',
      [system.id],
    );
  });
  // One line is asked about, one is closed at once, and the third is left alone.
  beforeEach(async () => {
    await leaveNoBroadcast(app);
    await app.query(
      `update line set contact_name = null, contact_email = null,
         emergency_consent = case when id = $1 then 'ask' when id = $2 then 'never' else 'auto' end where county = $3`,
      [asked.id, other.id, county],
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
    const [mail] = await questionMails(app, id);
    return { id, link: `/consent?token=${mail?.token}` };
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

  /** Sent by one operator alone on an active notice of that day. */
  async function sentAlone(day: string): Promise<string> {
    const author = app.as('operator');
    app.clock.set(new Date());
    const notice = { text: `${county}:${day}停止上班、停止上課。`, source: '人事行政總處' };
    const { id: announcementId } = (await author.post('/announcements', notice)).items[0];
    app.clock.set(new Date(Date.now() + 301_000));
    const { state } = await author.until(`/announcements/${announcementId}`, (each) => each.state !== 'settling');
    if (state === 'proposed') await author.post(`/announcements/${announcementId}/activate`, {});
    const { id } = await author.post('/broadcasts', { announcementId });
    const { sound, draftHash } = await author.post(`/broadcasts/${id}/submit`);
    await author.post(`/broadcasts/${id}/heard`, { promptSha256: sound.sha256 });
    const override = { reason: 'Alone on duty', typed: '1' };
    await author.post(`/broadcasts/${id}/approve`, { draftHash, override });
    return id;
  }

  /** Late in the evening the next day, so that half an hour is left of it. */
  function dayIn(days: number): string {
    const at = new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000);
    return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  }

  it.each([
    [looks[0] as Look, 0],
    [looks[1] as Look, 1],
  ])(
    'is asked beside the contact of the line, after a lone send was confirmed, and told when it is taken back (%o)',
    async (looked, days) => {
      const language = looked.language ?? 'en';
      const { say: anySay } = speaker(language);
      const say = (key: string, values: Record<string, string> = {}) => anySay(`consent:${key}`, values);
      const sayDesk = (key: string, values: Record<string, string> = {}) => anySay(`emergency:${key}`, values);
      const lin = { name: language === 'en' ? 'Ms Lin' : '林小姐', email: 'lin@shop.example.com' };
      await app.query("update line set emergency_consent = 'ask' where id = $1", [other.id]);
      await app.query('update line set contact_name = $2, contact_email = $3 where id = $1', [
        asked.id,
        lin.name,
        lin.email,
      ]);
      const owner = await enter({ language, phone: true }, 'owner');
      await owner.page.goto(`/lines/${asked.id}`);
      await owner.page.getByText(anySay('customer.consent.contact', { name: lin.name })).click();
      await owner.page.getByLabel(anySay('consents:contact.email')).waitFor();
      await look(owner, 'contact-form');
      const admin = await enter({ language }, 'admin');
      await admin.page.goto(`/lines/${asked.id}`);
      await admin.page.getByRole('button', { name: anySay('admin.edit'), exact: true }).click();
      await admin.page.getByLabel(anySay('admin.lines.contactEmail')).waitFor();
      await look(admin, 'contact-admin');

      const id = await sentAlone(dayIn(days));
      const desk = await enter({ ...looked, phone: language === 'en' }, 'operator2');
      await desk.page.goto(`/emergency/broadcasts/${id}`);
      await desk.page.getByText(sayDesk('page.aloneLeft')).first().waitFor();
      await look(desk, 'alone');
      const second = app.as('operator2');
      const { sound } = await second.get(`/broadcasts/${id}`);
      await second.post(`/broadcasts/${id}/heard`, { promptSha256: sound.sha256 });
      await second.post(`/broadcasts/${id}/confirm`);
      await second.until(`/broadcasts/${id}/questions`, ({ counts }) => counts.sent > 1);
      const mails = await questionMails(app, id);
      const linkTo = (isContact: boolean) =>
        `/consent?token=${mails.find(({ to }) => (to === lin.email) === isContact)?.token}`;

      const contact = await openVisitor(app, looked);
      try {
        await contact.page.goto(linkTo(true));
        await contact.page.getByText(asked.label).waitFor();
        expect(await contact.page.getByText(other.label).count()).toBe(0);
        await look(contact, 'contact');
        await contact.page.getByRole('button', { name: say('yes'), exact: true }).click();
        await contact.page.getByText(say('saidYes')).waitFor();
        await contact.page.goto(linkTo(false));
        await contact.page.getByText(lin.name).first().waitFor();
        await contact.page.getByText(say('open_one', { count: '1' })).waitFor();
        await look(contact, 'parts');
        expect(contact.faults).toEqual([]);
      } finally {
        await contact.close();
      }

      const dialog = desk.page.getByRole('dialog');
      const { organisation } = await app.as('owner').get('/me');
      await desk.page
        .getByRole('button', { name: sayDesk('questions.saidYes', { customer: organisation.name }), exact: true })
        .click();
      await dialog.getByLabel(sayDesk('questions.who')).fill(language === 'en' ? 'Mr Wu, the manager' : '吳經理');
      await look(desk, 'phone');
      await dialog.getByRole('button', { name: sayDesk('questions.yes'), exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await second.until(`/broadcasts/${id}`, ({ counts }) => counts.applied === 3);
      await look(desk, 'said');
      await desk.page
        .getByRole('button', { name: sayDesk('counter.label_other', { count: '3' }), exact: true })
        .click();
      await look(desk, 'counter');
      await dialog.getByRole('button', { name: sayDesk('counter.confirm'), exact: true }).click();
      await desk.page.getByText(sayDesk('page.corrected')).waitFor({ timeout: 60_000 });
      await look(desk, 'told');
    },
  );
});
