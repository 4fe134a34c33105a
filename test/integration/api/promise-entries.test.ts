import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmtpNotifier } from '../../../src/connectors/notify/smtp-notifier.ts';
import { sendDigests } from '../../../src/features/mails/digests.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { eventually } from '../../support/test-tasks.ts';

/** Filed on this Wednesday, a request is promised from Friday 18:00 to Monday 18:00. */
const filedAt = '2026-03-04T10:00:00+08:00';
const usual = { from: '2026-03-06T10:00:00.000Z', until: '2026-03-09T10:00:00.000Z' };

let app: TestApp;
let server: SMTPServer;
let owner: ApiClient;
let technician: ApiClient;
let work: ReturnType<typeof filings>;
const received: ParsedMail[] = [];

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const smtp = { url, from: 'Lineshift <desk@example.org>' };
  app = await startTestApp({ now: filedAt, config: { smtp }, overrides: { notifier: createSmtpNotifier(smtp) } });
  owner = app.as('owner');
  technician = app.as('technician');
  work = filings(app);
  await app.query(`update "user" set language = 'en' where email = $1`, [app.credentials.owner?.email]);
});
afterAll(async () => {
  await app?.deps.notifier.close();
  await app?.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

interface Entry {
  uid: string;
  sequence: number;
  from: string;
  until: string;
  status: string;
  summary: string;
  description: string;
  url: string;
}

/** A calendar as another program parses it. */
function read(text: string): { method: string | null; entries: Entry[] } {
  expect(text.split('\r\n').every((row) => Buffer.byteLength(row) <= 75)).toBe(true);
  expect(text).not.toMatch(/(?<!\r)\n/);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entries = calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    return {
      ...{ uid: event.uid, sequence: event.sequence, summary: event.summary, description: event.description },
      from: event.startDate.toJSDate().toISOString(),
      until: event.endDate.toJSDate().toISOString(),
      status: String(part.getFirstPropertyValue('status')),
      url: String(part.getFirstPropertyValue('url')),
    };
  });
  return { method: calendar.getFirstPropertyValue('method') as string | null, entries };
}

/** The one calendar of a mail. */
function calendarOf(mail: ParsedMail): ReturnType<typeof read> & { text: string } {
  const [attachment, ...others] = mail.attachments;
  expect(others).toEqual([]);
  expect(attachment).toMatchObject({ contentType: 'text/calendar', filename: 'promise.ics' });
  expect(attachment?.headers.get('content-type')).toMatchObject({ params: { method: 'PUBLISH' } });
  const text = attachment?.content.toString('utf8') ?? '';
  return { ...read(text), text };
}

/** The next mail with this word in its subject that is about a request. */
async function mailOf({ request }: Filed, subject: RegExp): Promise<ParsedMail> {
  const isIt = (mail: ParsedMail) => subject.test(mail.subject ?? '') && mail.text?.includes(request.number);
  await eventually(() => received.some(isIt), 30_000);
  return received.find(isIt) as ParsedMail;
}

const file = async (filed: Filed): Promise<Json> => await owner.ask('GET', `${filed.path}/promise.ics`);

describe('a promise in a calendar', () => {
  it('is a file of one event, in the reader’s language, that leads to the request', async () => {
    const filed = await work.file();
    const answer = await file(filed);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${filed.request.number}.ics"`);
    const { method, entries } = read(answer.text);
    expect(method).toBeNull();
    expect(entries).toEqual([
      {
        ...usual,
        uid: `promise-${filed.request.id}@lineshift`,
        sequence: expect.any(Number),
        status: 'CONFIRMED',
        summary: expect.stringMatching(new RegExp(`^Promised: .*\\(${filed.request.number}\\)$`)),
        description: expect.stringContaining('at the latest Mon 9 Mar, 18:00'),
        url: `${app.deps.publicUrl()}/requests/${filed.request.id}`,
      },
    ]);
    owner.language = 'zh-TW';
    await app.query(`update "user" set language = 'zh-TW' where email = $1`, [app.credentials.owner?.email]);
    expect(read((await file(filed)).text).entries[0]?.summary).toContain('承諾完成');
    await app.query(`update "user" set language = 'en' where email = $1`, [app.credentials.owner?.email]);
    owner.language = 'en';
    const absent = { status: 404, code: 'not_found' };
    await app.as('enterpriseOwner').refused('GET', `${filed.path}/promise.ics`, absent);
  });

  it('comes with the mail, is replaced by a higher sequence when it moves, and is struck out when it is given up', async () => {
    const filed = await work.file();
    // The technician asks; while the clock is paused nothing is promised.
    app.clock.set('2026-03-04T11:00:00+08:00');
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/ask`, { question: 'Which door?' });
    expect((await mailOf(filed, /We need something/)).attachments).toEqual([]);
    await owner.refused('GET', `${filed.path}/promise.ics`, { status: 409, code: 'nothing_promised' });
    // A day of waiting is given back.
    app.clock.set('2026-03-05T11:00:00+08:00');
    await owner.post(`${filed.path}/provide`, { text: 'The green one.' });
    const first = calendarOf(await mailOf(filed, /^Accepted/));
    const { dueBy } = (await owner.get(filed.path)).deadline;
    expect(first.method).toBe('PUBLISH');
    expect(first.text).toContain('ORGANIZER;CN=Lineshift:mailto:desk@example.org');
    expect(first.entries).toMatchObject([{ uid: `promise-${filed.request.id}@lineshift`, status: 'CONFIRMED' }]);
    expect(first.entries[0]?.until).toBe(new Date(dueBy).toISOString());
    expect(first.entries[0]?.until).not.toBe(usual.until);
    // Our office closes on a day within the window.
    app.clock.set('2026-03-05T12:00:00+08:00');
    await app.as('operator').post('/calendar/exceptions', { date: '2026-03-06', kind: 'closed', reason: 'Typhoon' });
    const moved = calendarOf(await mailOf(filed, /have moved/));
    const entry = moved.entries.find(({ uid }) => uid === first.entries[0]?.uid);
    expect(new Set(moved.entries.map(({ uid }) => uid)).size).toBe(moved.entries.length);
    expect(entry?.sequence).toBeGreaterThan(first.entries[0]?.sequence ?? 0);
    expect(entry?.until).toBe(new Date((await owner.get(filed.path)).deadline.dueBy).toISOString());
    expect(entry?.until).not.toBe(first.entries[0]?.until);

    app.clock.set('2026-03-05T13:00:00+08:00');
    await owner.post(`${filed.path}/cancel`, {});
    const ended = calendarOf(await mailOf(filed, /^Cancelled/));
    expect(ended.entries).toMatchObject([{ uid: entry?.uid, status: 'CANCELLED' }]);
    expect(ended.entries[0]?.sequence).toBeGreaterThan(entry?.sequence ?? 0);
    expect(read((await file(filed)).text).entries).toMatchObject([{ status: 'CANCELLED' }]);
  });

  it('is one moment where the customer chose one that can be kept', async () => {
    const filed = await work.file({ extra: { effectiveAt: '2026-04-01T09:00:00+08:00' } });
    const at = '2026-04-01T01:00:00.000Z';
    expect(read((await file(filed)).text).entries).toMatchObject([{ from: at, until: at }]);
  });

  it('stands once in a daily mail of several messages, as it is now', async () => {
    await owner.ask('PATCH', '/me/notifications', { body: { pace: 'daily' } });
    app.clock.set('2026-03-05T14:00:00+08:00');
    const [one, other] = [await work.file(), await work.file()];
    for (const filed of [one, other]) {
      await technician.post(`${filed.job}/take`);
      await technician.post(`${filed.job}/ask`, { question: 'Which door?' });
      await owner.post(`${filed.path}/provide`, { text: 'The green one.' });
    }
    app.clock.set('2026-03-05T15:00:00+08:00');
    await owner.post(`${one.path}/cancel`, {});
    app.clock.set('2026-03-09T09:30:00+08:00');
    await sendDigests(app.deps);
    const { entries } = calendarOf(await mailOf(other, /daily mail/));
    const stateOf = ({ request }: Filed) =>
      entries.filter(({ uid }) => uid.includes(request.id)).map(({ status }) => status);
    expect(stateOf(one)).toEqual(['CANCELLED']);
    expect(stateOf(other)).toEqual(['CONFIRMED']);
    await owner.ask('PATCH', '/me/notifications', { body: { pace: 'atOnce' } });
  });
});
