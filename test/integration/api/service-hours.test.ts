import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serviceHoursAt } from '../../../src/db/service-hours.ts';
import { systemActor } from '../../../src/domain/access/actor.ts';
import { sendVoices } from '../../../src/features/change-requests/moving/send-voices.ts';
import { warnOfDeadlines } from '../../../src/features/deadlines/deadlines.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

/** A Saturday: no service day. */
const evening = '2026-03-07T20:00:00+08:00';
const until = '2026-03-07T22:00:00+08:00';
const reason = '海鷗颱風';

let app: TestApp;
let operator: ApiClient;
let owner: ApiClient;
beforeAll(async () => {
  app = await startTestApp();
  operator = app.as('operator');
  owner = app.as('owner');
});
afterAll(() => app?.close());
// Every test uses the same evening.
beforeEach(() => app.query('delete from service_hours_extension'));

const open = (body: object) => operator.post('/service-hours/extensions', body);
const refused = (body: object, refusal: { status: number; code: string }) =>
  operator.refused('POST', '/service-hours/extensions', refusal, { body });
const close = (id: string) => operator.post(`/service-hours/extensions/${id}/close`);

/** Whether the desk is open, by the function that other parts of the product call. */
async function extendedAt(instant: string): Promise<boolean> {
  const at = new Date(instant);
  const calendar = app.deps.calendar.current();
  const hours = await app.deps.database.transaction(systemActor, (transaction) =>
    serviceHoursAt(transaction, { calendar, at }),
  );
  return hours.extension !== null;
}

describe('temporary service hours', () => {
  it('are opened by an operator, read by everybody, and end by themselves', async () => {
    app.clock.set(evening);
    expect(await owner.get('/service-hours')).toEqual({
      ordinary: { opensAt: '09:00', lastResponseAt: '17:40', closesAt: '18:00' },
      open: false,
      extensions: [],
    });
    const opened = await open({ until, reason });
    expect(opened).toMatchObject({ until, reason, state: 'open', by: expect.any(String), closedAt: null });
    for (const account of ['owner', 'member', 'agent', 'technician', 'sales', 'admin', 'enterpriseOwner']) {
      const { open: isOpen, extensions } = await app.as(account).get('/service-hours');
      expect({ isOpen, extensions: extensions.length }, account).toEqual({ isOpen: true, extensions: 1 });
    }
    const [read] = (await owner.get('/service-hours')).extensions;
    expect(read).toEqual({ ...opened, by: null });
    expect(await extendedAt('2026-03-07T21:59:59+08:00')).toBe(true);
    expect(await extendedAt(until)).toBe(false);
    app.clock.set(until);
    expect(await owner.get('/service-hours')).toMatchObject({ open: false, extensions: [] });
    const rows = await app.query(`select action, before, after from audit_row where subject_kind = 'serviceHours'`);
    expect(rows).toEqual([
      {
        action: 'service_hours.opened',
        before: null,
        after: { from: expect.any(String), until: '2026-03-07T14:00:00.000Z' },
      },
    ]);
    // It has ended by itself; closing it later changes nothing.
    expect(await close(opened.id)).toMatchObject({ state: 'over', until, closedAt: null });
  });

  it('are opened and closed by operators and admins alone', async () => {
    app.clock.set(evening);
    const { id } = await open({ until, reason });
    const forbidden = { status: 403, code: 'forbidden' };
    for (const account of ['owner', 'member', 'agent', 'technician', 'sales']) {
      const body = { until, reason };
      await app.as(account).refused('POST', '/service-hours/extensions', forbidden, { body });
      await app.as(account).refused('POST', `/service-hours/extensions/${id}/close`, forbidden);
    }
    await app.nobody().refused('GET', '/service-hours', { status: 401, code: 'not_signed_in' });
    const closed = await app.as('admin').post(`/service-hours/extensions/${id}/close`);
    expect(closed).toMatchObject({ state: 'over', closedAt: expect.stringMatching(/^2026-03-07T20:00/) });
    expect(await close(id)).toEqual(closed);
    const missing = '/service-hours/extensions/0190aaaa-0000-7000-8000-000000000000/close';
    await operator.refused('POST', missing, { status: 404, code: 'not_found' });
  });

  it('have bounds: later than now, at most 72 hours, within 30 days, and none over another', async () => {
    app.clock.set(evening);
    const field = { status: 400, code: 'invalid_input' };
    const codeOf = async (body: object) => (await refused({ reason, ...body }, field)).errors[0].code;
    expect(await codeOf({ until: '2026-03-07T19:59:00+08:00' })).toBe('range_not_forward');
    expect(await codeOf({ from: '2026-03-07T19:00:00+08:00', until })).toBe('not_in_future');
    expect(await codeOf({ until: '2026-03-10T20:01:00+08:00' })).toBe('service_hours_too_long');
    const far = { from: '2026-04-07T20:00:00+08:00', until: '2026-04-07T21:00:00+08:00' };
    expect(await codeOf(far)).toBe('service_hours_too_far');
    expect(await codeOf({ until, reason: '' })).toBe('too_small');
    const later = await open({ from: '2026-03-07T21:00:00+08:00', until: '2026-03-10T21:00:00+08:00', reason });
    expect(later).toMatchObject({ state: 'coming' });
    expect(await owner.get('/service-hours')).toMatchObject({ open: false, extensions: [{ id: later.id }] });
    const told = await refused({ until, reason }, { status: 409, code: 'service_hours_overlap' });
    expect(told.detail).toContain('21:00');
    // There is room until the other one begins.
    const first = await open({ from: '2026-03-07T19:59:30+08:00', until: later.from, reason });
    expect(first).toMatchObject({ state: 'open', from: expect.stringMatching(/^2026-03-07T20:00:0/) });
    expect(await close(later.id)).toMatchObject({ state: 'over', until: later.from });
    expect((await owner.get('/service-hours')).extensions).toHaveLength(1);
    await close(first.id);
    await close((await open({ from: later.from, until: '2026-03-08T21:00:00+08:00', reason })).id);
  });

  it('are opened once when two operators press at the same moment, and once when one call is sent twice', async () => {
    app.clock.set(evening);
    const body = { until, reason };
    const calls = await Promise.all(
      ['operator', 'operator2', 'admin'].map((account) =>
        app.as(account).ask('POST', '/service-hours/extensions', { body }),
      ),
    );
    expect(calls.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    for (const { id } of (await owner.get('/service-hours')).extensions) await close(id);
    const headers = { 'idempotency-key': 'one-evening-0001' };
    const [first, again] = [
      await operator.ask('POST', '/service-hours/extensions', { body, headers }),
      await operator.ask('POST', '/service-hours/extensions', { body, headers }),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    await close(first.body.id);
  });

  it('tell the open pages of everybody, customers too', async () => {
    app.clock.set(evening);
    const [before] = await app.query('select coalesce(max(sequence), 0)::int as newest from outbox');
    const { id } = await open({ until, reason });
    const response = await fetch(`${app.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${app.credentials.member?.apiKey}`, 'last-event-id': String(before.newest) },
    });
    const reader = response.body?.getReader();
    let text = '';
    // Events of earlier tests may still arrive.
    while (!text.includes(id)) {
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
      if (done) break;
      text += Buffer.from(value ?? []).toString();
    }
    await reader?.cancel();
    expect(text).toContain(JSON.stringify({ type: 'service_hours.changed', subjectId: id, organisationId: null }));
    await close(id);
  });

  it('move no deadline, no receipt and no warning of ordinary requests', async () => {
    const work = filings(app);
    const moments = ['2026-03-06T17:50:00+08:00', '2026-03-07T20:30:00+08:00', '2026-03-09T10:00:00+08:00'];
    const [night, morning] = ['2026-03-11T20:30:00+08:00', '2026-03-12T09:00:01+08:00'];
    const columns = 'clock_start, day0, earliest_by, due_by, receipt, calendar_version, provisional, warned';
    const sweptAt = async (instant: string, id: string): Promise<Json> => {
      app.clock.set(instant);
      await warnOfDeadlines(app.deps);
      const [row] = await app.query(`select ${columns} from change_request where id = $1`, [id]);
      return row;
    };
    const told = `select kind, count(*)::int from message where body like '%' || $1 || '%' group by kind order by kind`;
    const run = async (): Promise<string> => {
      const found: Json[] = [];
      for (const moment of moments) {
        app.clock.set(moment);
        const { request, path } = await work.file();
        const computed = await owner.post('/deadlines/compute', { receivedAt: moment });
        const rows = [await sweptAt(night, request.id), await sweptAt(morning, request.id)];
        expect(rows.map(({ warned }) => warned)).toEqual([null, expect.stringMatching(/half|most|breach/)]);
        found.push({ rows, computed, mails: await app.query(told, [request.number]) });
        await owner.post(`${path}/cancel`, {});
      }
      // The clock of a filing runs on while it is sent.
      return JSON.stringify(found, null, 1).replaceAll(/(T\d\d:\d\d):\d\d(\.\d+)?/g, '$1');
    };
    const without = await run();
    app.clock.set('2026-03-06T17:00:00+08:00');
    for (const from of ['2026-03-06T17:00:00+08:00', '2026-03-09T09:00:00+08:00', '2026-03-11T18:00:00+08:00']) {
      const end = new Date(Date.parse(from) + 51 * 3_600_000).toISOString();
      await open({ from, until: end, reason });
    }
    for (const moment of [...moments, night]) expect(await extendedAt(moment), moment).toBe(true);
    expect(await run()).toBe(without);
  });
});

describe('a voice file while temporary hours are open', () => {
  const wish = (slot: string, extra: object = {}) => ({ extra: { slot, ...extra } });

  it('of the emergency or holiday slot goes live without a technician, and its history says so', async () => {
    const work = filings(app);
    app.clock.set(evening);
    await open({ until, reason });
    for (const slot of ['emergency', 'holiday']) {
      const { request, path, job } = await work.file(wish(slot));
      const done = await owner.until(path, ({ status }) => status === 'completed');
      expect(done).toMatchObject({ status: 'completed', proof: expect.anything() });
      expect(await app.as('technician').get(job)).toMatchObject({ takenBy: null });
      const { items } = await app.as('admin').get(`/audit?subjectId=${request.id}&limit=50`);
      expect(items.map(({ action }: Json) => action)).toContain('change_request.fastTrack');
    }
  });

  it('of another slot, for later, by hand or in somebody’s hands waits as ever, and so does every one after the hours', async () => {
    const work = filings(app);
    app.clock.set(evening);
    const technician = app.as('technician');
    const other = { number: demoNumbers.second };
    const taken = await work.file({ ...other, ...wish('emergency') });
    await technician.post(`${taken.job}/take`);
    await open({ until, reason });
    const others = [
      await work.file(wish('greeting')),
      await work.file({ number: demoNumbers.manual, ...wish('emergency') }),
      await work.file({ ...other, ...wish('holiday', { effectiveAt: '2026-03-10T10:00:00+08:00' }) }),
    ];
    await sendVoices(app.deps);
    for (const { path } of [taken, ...others])
      expect((await owner.get(path)).status, path).toMatch(/^(accepted|inProgress)$/);
    app.clock.set(until);
    await owner.post(`${others[2]?.path}/cancel`, {});
    const late = await work.file({ ...other, ...wish('holiday') });
    expect(await sendVoices(app.deps)).toBe(0);
    expect(await owner.get(late.path)).toMatchObject({ status: 'accepted' });
  });
});
