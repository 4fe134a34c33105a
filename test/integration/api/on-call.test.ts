import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { warnOfDeadlines } from '../../../src/features/deadlines/deadlines.sweeps.ts';
import { escalateAlarms } from '../../../src/features/on-call/on-call.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';

/** The app's own sweeps run too, at any time: every expectation holds with them and without them. */
let app: TestApp;
let work: ReturnType<typeof filings>;
let ids: Record<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  const rows = await app.query('select id, email from "user"', []);
  const idOf = (account: string) => rows.find(({ email }: Json) => email === app.credentials[account]?.email)?.id;
  ids = Object.fromEntries(['operator', 'operator2', 'admin', 'technician'].map((name) => [name, idOf(name)]));
});
afterAll(() => app.close());

async function put(body: object) {
  const read = await app.as('operator').ask('GET', '/on-call');
  const headers = { 'if-match': read.headers.get('etag') ?? '' };
  return await app.as('operator').ask('PUT', '/on-call', { body, headers });
}

/** After 30 minutes the next person is notified; `operator` is first, `operator2` second. */
async function onDuty(shifts: object[] = bothAllMarch()): Promise<Json> {
  const answer = await put({ escalateAfterMinutes: 30, shifts });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

const march = { from: '2026-03-01T00:00:00+08:00', until: '2026-04-01T00:00:00+08:00' };
const bothAllMarch = () => [
  { userId: ids.operator, order: 1, ...march },
  { userId: ids.operator2, order: 2, ...march },
];

/** Filed on Wednesday at 09:00 and due on Monday at 18:00, so the breach is notified on Tuesday at 09:00. */
async function filed(): Promise<Filed> {
  app.clock.set('2026-03-04T09:00:00+08:00');
  return await work.file();
}

/** Moves the clock and runs the sweep in three workers at once. */
async function at(time: string): Promise<void> {
  app.clock.set(`2026-03-${time}:00+08:00`);
  await Promise.all([1, 2, 3].map(() => warnOfDeadlines(app.deps)));
  await Promise.all([1, 2, 3].map(() => escalateAlarms(app.deps)));
}

/** Kinds and recipients of the alarm mails about a request, in order. */
async function notified({ request }: Filed): Promise<string[]> {
  const rows = await app.query(
    `select kind, recipient from message where kind in ('deadline_breach', 'alarm_escalated', 'change_request_failed')
      and body like $1 and body like '%/on-call?alarm=%' order by created_at, recipient`,
    [`%${request.number}%`],
  );
  return rows.map(({ kind, recipient }: Json) => `${kind} ${nameOf(recipient)}`);
}

const nameOf = (email: string) => Object.keys(ids).find((account) => app.credentials[account]?.email === email);

async function alarmOf({ request }: Filed, state = 'open'): Promise<Json> {
  const { items } = await app.as('operator').get(`/alarms?state=${state}&limit=200`);
  return items.find(({ changeRequestId }: Json) => changeRequestId === request.id);
}

describe('an alarm', () => {
  it('of a breach goes to the first on duty, after unacknowledged minutes to the next, each once', async () => {
    const one = await filed();
    const rota = await onDuty();
    expect(rota).toMatchObject({ escalateAfterMinutes: 30, overlaps: [], gaps: [] });
    expect(rota.onDuty.map(({ userId }: Json) => userId)).toEqual([ids.operator, ids.operator2]);
    await at('10T09:05');
    await at('10T09:25');
    expect(await notified(one)).toEqual(['deadline_breach operator']);
    const open = await alarmOf(one);
    expect(open).toMatchObject({ kind: 'deadline_breach', state: 'open', number: one.request.number });
    expect(Date.parse(open.nextNotifyAt) - Date.parse(open.notified[0].at)).toBe(30 * 60_000);
    await at('10T09:36');
    await at('10T09:50');
    expect(await notified(one)).toEqual(['deadline_breach operator', 'alarm_escalated operator2']);
    const acknowledged = await app.as('operator2').post(`/alarms/${open.id}/acknowledge`);
    expect(acknowledged).toMatchObject({ state: 'acknowledged', nextNotifyAt: null });
    const again = await app.as('operator').post(`/alarms/${open.id}/acknowledge`);
    expect(again.acknowledgedBy).toBe(acknowledged.acknowledgedBy);
    await at('10T12:00');
    await at('11T12:00');
    expect(await notified(one)).toHaveLength(2);
    expect(await alarmOf(one)).toBeUndefined();
    expect((await alarmOf(one, 'ended')).notified).toHaveLength(2);
    await app.as('owner').post(`${one.path}/cancel`);
  });

  it('of a breach counts its minutes in service hours, and ends by itself when the request moves on', async () => {
    const one = await filed();
    await onDuty();
    await at('10T17:45');
    await at('10T18:20');
    await at('11T08:50');
    await at('11T09:14');
    expect(await notified(one)).toEqual(['deadline_breach operator']);
    await at('11T09:16');
    expect(await notified(one)).toEqual(['deadline_breach operator', 'alarm_escalated operator2']);
    await app.as('owner').post(`${one.path}/cancel`);
    await at('11T10:30');
    expect(await alarmOf(one, 'ended')).toMatchObject({ state: 'solved', acknowledgedBy: null });
    expect(await notified(one)).toHaveLength(2);
  });

  it('goes to every operator at once where nobody is on duty, and to the rest after the last on duty', async () => {
    const one = await filed();
    await onDuty([]);
    await at('10T09:05');
    await at('10T12:00');
    expect((await notified(one)).sort()).toEqual(['deadline_breach operator', 'deadline_breach operator2']);
    expect((await alarmOf(one)).nextNotifyAt).toBeNull();
    const two = await filed();
    await onDuty([{ userId: ids.admin, order: 1, ...march }]);
    await at('10T09:05');
    expect(await notified(two)).toEqual(['deadline_breach admin']);
    await at('10T09:40');
    await at('10T11:00');
    const rest = ['alarm_escalated operator', 'alarm_escalated operator2'];
    expect((await notified(two)).sort()).toEqual([...rest, 'deadline_breach admin']);
    for (const { path } of [one, two]) await app.as('owner').post(`${path}/cancel`);
  });

  it('of a failure is escalated at night as well', async () => {
    app.clock.set('2026-03-04T22:00:00+08:00');
    const one = await work.file();
    await onDuty();
    await app.as('technician').post(`${one.job}/take`);
    await app.as('technician').post(`${one.job}/fail`, { reason: 'The number was ported away.' });
    expect(await notified(one)).toEqual(['change_request_failed operator']);
    await at('04T22:31');
    expect(await notified(one)).toEqual(['change_request_failed operator', 'alarm_escalated operator2']);
    const [mail] = await app.query(
      `select subject, body from message where kind = 'alarm_escalated' and body like $1`,
      [`%${one.request.number}%`],
    );
    expect(mail.subject + mail.body).not.toMatch(/\{\w+\}|undefined|change_request/);
    expect(mail.body).toContain(one.job);
  });

  it('is sent to all or nobody: a worker that dies in between leaves it to the next', async () => {
    const one = await filed();
    await onDuty();
    await at('10T09:05');
    app.clock.set('2026-03-10T09:40:00+08:00');
    const dying = {
      ...app.deps,
      publicUrl: () => {
        throw new Error('killed');
      },
    };
    const died = escalateAlarms(dying).catch((error: Error) => error);
    await Promise.all([died, escalateAlarms(app.deps)]);
    await at('10T09:45');
    expect(await notified(one)).toEqual(['deadline_breach operator', 'alarm_escalated operator2']);
    await app.as('owner').post(`${one.path}/cancel`);
  });
});

describe('the on-call list', () => {
  it('names gaps and overlaps before it is saved, refuses what cannot be, and loses nobody’s change', async () => {
    app.clock.set('2026-03-04T08:00:00+08:00');
    const span = (from: string, until: string) => ({
      from: `2026-03-${from}:00+08:00`,
      until: `2026-03-${until}:00+08:00`,
    });
    const shifts = [
      { userId: ids.operator, order: 1, ...span('04T09:00', '04T18:00') },
      { userId: ids.operator2, order: 1, ...span('04T17:00', '05T12:00') },
      { userId: ids.operator2, order: 2, ...span('05T11:00', '05T13:00') },
      { userId: ids.operator, order: 1, ...span('09T10:00', '09T18:00') },
    ];
    const operator = app.as('operator');
    const found = await operator.post('/on-call/check', { escalateAfterMinutes: 30, shifts });
    expect(found.gaps).toEqual([span('05T13:00', '09T10:00')]);
    expect(found.overlaps).toMatchObject([
      { order: 1, ...span('04T17:00', '04T18:00') },
      { order: null, ...span('05T11:00', '05T12:00') },
    ]);
    const faulty = {
      escalateAfterMinutes: 30,
      shifts: [
        { ...shifts[0], userId: ids.technician },
        { ...shifts[1], ...span('01T09:00', '02T09:00') },
      ],
    };
    const refused = await operator.refused(
      'POST',
      '/on-call/check',
      { status: 400, code: 'invalid_input' },
      { body: faulty },
    );
    expect(refused.errors.map(({ path, code }: Json) => [path, code])).toEqual([
      ['shifts.0.userId', 'not_callable'],
      ['shifts.1.until', 'shift_over'],
    ]);
    const stale = await operator.ask('GET', '/on-call');
    expect((await put({ escalateAfterMinutes: 20, shifts })).body.shifts).toHaveLength(4);
    const headers = { 'if-match': stale.headers.get('etag') ?? '' };
    const body = { escalateAfterMinutes: 30, shifts: [] };
    await operator.refused('PUT', '/on-call', { status: 412, code: 'precondition_failed' }, { body, headers });
    await app.as('technician').refused('GET', '/on-call', { status: 403, code: 'forbidden' });
    await app.as('owner').refused('GET', '/alarms', { status: 403, code: 'forbidden' });
    expect(await app.as('admin').get('/on-call')).toMatchObject({ escalateAfterMinutes: 20 });
  });

  it('calls nobody who has left', async () => {
    app.clock.set('2026-03-04T08:00:00+08:00');
    await onDuty();
    await app.query('update "user" set disabled_at = now() where id = $1', [ids.operator]);
    const read = await app.as('operator2').get('/on-call');
    expect(read.onDuty.map(({ userId }: Json) => userId)).toEqual([ids.operator2]);
    expect(read.shifts[0].callable).toBe(false);
    await app.query('update "user" set disabled_at = null where id = $1', [ids.operator]);
  });
});
