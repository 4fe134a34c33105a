import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookEventNames, webhookWords } from '../../src/contract/words/webhooks.ts';
import type { Wording } from '../../src/contract/words/wording.ts';
import { warnOfDeadlines } from '../../src/features/deadlines/deadlines.sweeps.ts';
import { escalateAlarms } from '../../src/features/on-call/on-call.sweeps.ts';
import { webhooksEn } from '../../src/web/webhooks/words.en.ts';
import { webhooksZhTw } from '../../src/web/webhooks/words.zh-tw.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { filings } from '../support/filing.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

describe.skipIf(browserAbsent)('the on-call list', () => {
  let app: TestApp;
  let filing: ReturnType<typeof filings>;
  let ids: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp({ config: { webhooksLoopback: true } });
    filing = filings(app);
    const rows = await app.query('select id, email from "user"', []);
    const idOf = (account: string) =>
      rows.find(({ email }: Json) => email === app.credentials[account]?.email)?.id as string;
    ids = { operator: idOf('operator'), operator2: idOf('operator2') };
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  async function putShifts(shifts: object[]): Promise<void> {
    const read = await app.as('operator').ask('GET', '/on-call');
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const body = { escalateAfterMinutes: 15, shifts };
    expect((await app.as('operator').ask('PUT', '/on-call', { body, headers })).status).toBe(200);
  }

  /** The pages use the device's clock, so the product uses the real time too: the promise was broken at the end of the last service day. */
  async function breach(): Promise<Json> {
    app.clock.set(new Date().toISOString());
    const { request } = await filing.file();
    const broken = new Date(Date.now() - 30 * dayMs);
    await app.query('update change_request set due_by = $1, earliest_by = $1, received_at = $1 where id = $2', [
      broken,
      request.id,
    ]);
    return request;
  }

  /** Runs the sweeps at a time on a coming service day, then sets the clock back, because sessions do not last that long. */
  async function sweepAt(clock: string): Promise<void> {
    app.clock.set(`2027-01-05T${clock}:00+08:00`);
    await warnOfDeadlines(app.deps);
    await escalateAlarms(app.deps);
    app.clock.set(new Date().toISOString());
  }

  it.each(looks)('takes shifts, and names what they leave open before it saves them ($language)', async (look) => {
    const { say } = speaker(look.language ?? 'en');
    app.clock.set(new Date().toISOString());
    await putShifts([]);
    const { page, axe, shoot } = await enter(look);
    await page.goto('/on-call');
    await page.getByText(say('onCall:shifts.none')).waitFor();
    await page.getByText(say('onCall:now.nobody')).waitFor();
    await settled(page);
    expect(await axe()).toEqual([]);
    await shoot('on-call-empty');
    const dialog = page.getByRole('dialog');
    const add = async (name: string, order: string, from: number, until: number) => {
      await page.getByRole('button', { name: say('onCall:shifts.add') }).click();
      await dialog.getByLabel(say('onCall:shifts.person')).click();
      await page.getByRole('option').filter({ hasText: name }).click();
      await dialog.getByLabel(say('onCall:shifts.order')).click();
      await page.getByRole('option', { name: order }).click();
      await dialog.getByLabel(say('onCall:shifts.from')).fill(inTaipei(from));
      await dialog.getByLabel(say('onCall:shifts.until')).fill(inTaipei(until));
      await dialog.getByText(say('onCall:findings.title')).waitFor();
    };
    const save = async () => {
      await dialog.getByRole('button', { name: say('onCall:shifts.save') }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const [first, second] = (await app.as('operator').get('/on-call')).people.map(({ name }: Json) => name);
    await add(first, say('onCall:place.first'), -1, 7);
    await dialog.getByText(say('onCall:findings.fine')).waitFor();
    await save();
    await add(second, say('onCall:place.first'), 6, 8);
    const clash = say('onCall:findings.twoPeople', {
      ...{ one: first, other: second, place: say('onCall:place.first') },
      ...{ from: '§', until: '§' },
    });
    await dialog.getByText(longestPart(clash)).waitFor();
    await settled(page);
    expect(await axe()).toEqual([]);
    await shoot('on-call-overlap');
    await dialog.getByLabel(say('onCall:shifts.order')).click();
    await page.getByRole('option', { name: say('onCall:place.second') }).click();
    await dialog.getByText(say('onCall:findings.fine')).waitFor();
    await save();
    const list = await app.as('operator').get('/on-call');
    expect(list.shifts.map(({ name, order }: Json) => [name, order])).toEqual([
      [first, 1],
      [second, 2],
    ]);
    const removal = longestPart(say('onCall:shifts.removeOf', { name: first, from: '§' }));
    await page.getByRole('button', { name: removal }).click();
    await dialog.getByRole('button', { name: say('onCall:shifts.removeConfirm') }).click();
    await expect.poll(async () => (await app.as('operator').get('/on-call')).shifts.length).toBe(1);
    await page.getByLabel(say('onCall:minutes.label')).fill('20');
    await page.getByRole('button', { name: say('onCall:minutes.save'), exact: true }).click();
    await expect.poll(async () => (await app.as('operator').get('/on-call')).escalateAfterMinutes).toBe(20);
  });

  it.each(looks)('escalates a breach to the second person, who acknowledges it ($language)', async (look) => {
    const { say } = speaker(look.language ?? 'en');
    const wide = { from: new Date(Date.now() - dayMs).toISOString(), until: '2027-02-01T00:00:00+08:00' };
    app.clock.set(new Date().toISOString());
    await putShifts([
      { userId: ids.operator, order: 1, ...wide },
      { userId: ids.operator2, order: 2, ...wide },
    ]);
    const request = await breach();
    const { page, axe, shoot } = await enter(look, 'operator2');
    await page.goto('/phone-systems');
    await page.locator('main h1').waitFor();
    await page.evaluate(`
      const start = OscillatorNode.prototype.start;
      globalThis.notes = [];
      OscillatorNode.prototype.start = function (at) {
        notes.push(this.frequency.value);
        start.call(this, at);
      };
    `);
    await page.keyboard.press('Shift');
    await sweepAt('09:05');
    const notice = page.getByRole('alert').filter({ hasText: say('alarms:acknowledge') });
    await notice.first().waitFor();
    await page.locator('main h1').click();
    await sweepAt('09:21');
    await expect.poll(() => page.evaluate('notes.length')).toBeGreaterThanOrEqual(3);
    const { items } = await app.as('operator').get('/alarms?state=open');
    const alarm = items.find(({ changeRequestId }: Json) => changeRequestId === request.id);
    expect(alarm.notified.map(({ userId }: Json) => userId)).toEqual([ids.operator, ids.operator2]);
    await settled(page);
    expect(await axe()).toEqual([]);
    await shoot('on-call-notice');
    const [mail] = await app.query(
      `select body from message where kind = 'alarm_escalated' and body like $1 and recipient = $2`,
      [`%${request.number}%`, app.credentials.operator2?.email],
    );
    const link = /\S+(\/on-call\?alarm=\S+)/.exec(mail.body)?.[1] ?? '';
    await page.goto(link);
    await page.getByText(say('onCall:one.open')).first().waitFor();
    expect(await app.as('operator').get(`/alarms/${alarm.id}`)).toMatchObject({ state: 'open' });
    await settled(page);
    expect(await axe()).toEqual([]);
    await shoot('on-call-notified');
    const name = say('alarms:acknowledgeOf', { about: request.number });
    await page.getByRole('button', { name }).first().click();
    const { name: by } = await app.as('operator2').get('/me');
    await page
      .getByText(say('onCall:one.by', { name: by }))
      .first()
      .waitFor();
    await sweepAt('10:30');
    expect(await app.as('operator').get(`/alarms/${alarm.id}`)).toMatchObject({ state: 'acknowledged' });
    expect((await app.as('operator').get(`/alarms/${alarm.id}`)).notified).toHaveLength(2);
    await settled(page);
    expect(await axe()).toEqual([]);
    await shoot('on-call-acknowledged');
    await app.as('owner').post(`/change-requests/${request.id}/cancel`);
  });

  it.each(looks)(
    'takes a webhook for a shift, which is made on the way and gets the alarm ($language)',
    async (look) => {
      const { say } = speaker(look.language ?? 'en');
      const words = look.language === 'en' ? webhooksEn : webhooksZhTw;
      const receiver = await startWebhookReceiver();
      app.clock.set(new Date().toISOString());
      const wide = { from: new Date(Date.now() - dayMs).toISOString(), until: '2027-02-01T00:00:00+08:00' };
      await putShifts([{ userId: ids.operator, order: 1, ...wide }]);
      const visitor = await enter(look, 'operator2');
      const { page, shoot } = visitor;
      const dialog = page.getByRole('dialog');
      const change = async () => {
        await page.goto('/on-call');
        const [name = ''] = (await app.as('operator').get('/on-call')).shifts.map((shift: Json) => shift.name);
        await page.getByRole('button', { name: longestPart(say('onCall:shifts.editOf', { name, from: '§' })) }).click();
      };
      await change();
      await dialog.getByText(say('onCall:shifts.noWebhook')).waitFor();
      await settled(page);
      await shoot('on-call-no-webhook');
      expect(await visitor.axe()).toEqual([]);
      await dialog.getByRole('link', { name: say('onCall:shifts.makeWebhook') }).click();
      await page.getByRole('heading', { name: words.none }).waitFor();
      await shoot('desk-webhooks-none');
      expect(await faultsOfPage(visitor)).toEqual(noFaults);
      await page.getByRole('button', { name: words.add }).click();
      await dialog.getByLabel(words.address).fill(receiver.url);
      await dialog.getByLabel(words.name, { exact: true }).fill('Pager');
      await dialog.getByLabel(words.events).click();
      expect(await page.getByRole('option').count()).toBe(2);
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: words.make }).click();
      await dialog.getByRole('button', { name: words.kept }).click();
      await page.getByRole('link', { name: 'Pager', exact: true }).waitFor();
      await shoot('desk-webhooks-list');
      expect(await faultsOfPage(visitor)).toEqual(noFaults);
      await page.locator('main').getByRole('link', { name: words.desk.back }).click();
      await page.getByRole('link', { name: say('onCall:webhooks'), exact: true }).waitFor();
      await change();
      await dialog.getByLabel(say('onCall:shifts.webhook'), { exact: true }).click();
      await page.getByRole('option', { name: 'Pager' }).click();
      await settled(page);
      await shoot('on-call-webhook-chosen');
      expect(await visitor.axe()).toEqual([]);
      await dialog.getByRole('button', { name: say('onCall:shifts.save') }).click();
      await page.getByText(say('onCall:shifts.told', { name: 'Pager' })).waitFor();
      await settled(page);
      await shoot('on-call-webhook');
      expect(await faultsOfPage(visitor)).toEqual(noFaults);
      const { request, job } = await filing.file();
      await app.as('technician').post(`${job}/take`);
      await app.as('technician').post(`${job}/fail`, { reason: 'The number was ported away.' });
      await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
      expect(receiver.received[0]?.event.data).toMatchObject({
        number: request.number,
        notified: [{ userId: ids.operator }],
      });
      const [{ id }] = (await app.as('operator').get('/webhooks')).items;
      await page.goto(`/webhooks/${id}`);
      const sent =
        look.language === 'en' ? webhookEventNames['alarm.raised'].en : webhookEventNames['alarm.raised']['zh-TW'];
      await page.getByText(sent, { exact: true }).first().waitFor();
      await settled(page);
      await shoot('desk-webhook');
      expect(await faultsOfPage(visitor)).toEqual(noFaults);
      await page.getByRole('button', { name: words.remove }).click();
      await dialog.getByRole('button', { name: words.remove }).click();
      const { title } = webhookWords.webhook_on_call as Wording;
      await page
        .getByText(title[look.language ?? 'en'])
        .first()
        .waitFor();
      await shoot('desk-webhook-on-call');
      await putShifts([]);
      const read = await app.as('operator').ask('GET', `/webhooks/${id}`);
      await app
        .as('operator')
        .ask('DELETE', `/webhooks/${id}`, { headers: { 'if-match': read.headers.get('etag') ?? '' } });
      await app.as('owner').post(`/change-requests/${request.id}/cancel`);
      await receiver.close();
    },
  );
});

/** The longest part of a sentence between unknown values (§). */
function longestPart(sentence: string): string {
  const parts = sentence.split('§').map((part) => part.trim());
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest));
}

/** The value of a date field for so many hours from now. */
function inTaipei(hours: number): string {
  return new Date(Date.now() + (hours + 8) * 60 * minuteMs).toISOString().slice(0, 16);
}
