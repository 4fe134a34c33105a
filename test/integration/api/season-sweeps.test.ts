import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seasonSweepDetailShape } from '../../../src/contract/season.contract.ts';
import { sweepSeasons } from '../../../src/features/season/season.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { demoNumbers } from '../../support/voice.ts';

const half = [{ open: '09:00', close: '12:00' }];

let app: TestApp;
let owner: ApiClient;
let operator: ApiClient;
let own: Filed;
let silent: Json;
let sweep: Json;

async function configure(lineId: string, patch: object): Promise<void> {
  const text = JSON.stringify(patch);
  await app.query('update line_revision set config = config || $1::jsonb where line_id = $2', [text, lineId]);
}

const mails = () => app.query(`select recipient, subject, body from message where kind = 'season_sweep' order by id`);

/** The stretch of Lunar New Year 2027, whose sweep begins on 14 January. */
beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-13T10:00:00+08:00' });
  owner = app.as('owner');
  operator = app.as('operator');
  own = await filings(app).file({});
  await owner.post(`/change-requests/${own.request.id}/cancel`);
  silent = await owner.line(demoNumbers.second);
  const newYearsEve = { from: '2026-02-16', to: '2026-02-16', name: '除夕', hours: half, promptId: own.promptId };
  await configure(own.line.id, { followNationalCalendar: true, datedDays: [newYearsEve] });
  await configure(silent.id, { followNationalCalendar: false, datedDays: [] });
});
afterAll(() => app?.close());

const lineOf = ({ lines }: Json, id: string) => lines.find(({ lineId }: Json) => lineId === id);
const readSweep = () => owner.get(`/season-sweeps/${sweep.id}`);

describe('the sweep of coming days off', () => {
  it('begins three weeks before, and tells each customer with lines without a plan once, in service hours', async () => {
    await sweepSeasons(app.deps);
    expect((await owner.get('/season-sweeps')).items).toEqual([]);
    app.clock.set('2027-01-14T07:00:00+08:00');
    expect(await sweepSeasons(app.deps)).toBe(0);
    [sweep] = (await owner.get('/season-sweeps')).items;
    expect(sweep).toMatchObject({ from: '2027-02-04', to: '2027-02-10', days: 7, provisional: false });
    expect(sweep.name).toContain('春節');
    expect(sweep.fileBy).toBe('2027-01-29T17:40:00+08:00');
    expect(await mails()).toEqual([]);
    app.clock.set('2027-01-14T09:00:00+08:00');
    await Promise.all([sweepSeasons(app.deps), sweepSeasons(app.deps)]);
    await sweepSeasons(app.deps);
    const told = (await mails()).filter(({ recipient }: Json) => recipient === app.credentials.owner?.email);
    expect(told).toHaveLength(1);
    expect(told[0].body).toContain(`/season/${sweep.id}`);
    expect(told[0].body).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  it('shows each line with what was set last year on this year’s days, and else the whole stretch', async () => {
    const reply = await readSweep();
    expect(seasonSweepDetailShape.strict().parse(reply)).toEqual(reply);
    const lastYear = lineOf(reply, own.line.id);
    expect(lastYear).toMatchObject({ state: 'silent', proposal: { from: 'lastYear' } });
    expect(lastYear.proposal.days).toMatchObject([{ from: '2027-02-05', to: '2027-02-05', hours: half }]);
    expect(lastYear.proposal.recording).toBeTruthy();
    const whole = lineOf(reply, silent.id);
    expect(whole).toMatchObject({ state: 'silent', proposal: { from: 'stretch' } });
    expect(whole.proposal.days).toMatchObject([{ from: '2027-02-04', to: '2027-02-10', hours: 'closed' }]);
    expect(reply.counts.follows).toBe(reply.lines.length - 2);
  });

  it('is seen by operators as counts and whom to ask, without hours', async () => {
    const { items } = await operator.get(`/season-sweeps/${sweep.id}/customers`);
    expect(items[0]).toMatchObject({ organisationId: own.line.organisationId, counts: { silent: 2 } });
    expect(items[0].people).toContainEqual(expect.objectContaining({ email: app.credentials.owner?.email }));
    expect(items[0].toldAt).toBe('2027-01-14T09:00:00+08:00');
    expect((await operator.get(`/season-sweeps/${sweep.id}`)).lines).toBeUndefined();
    for (const account of ['agent', 'technician'])
      expect((await app.as(account).ask('GET', `/season-sweeps/${sweep.id}`)).status).toBe(403);
    expect((await owner.ask('GET', `/season-sweeps/${sweep.id}/customers`)).status).toBe(403);
  });

  it('files what is proposed by one press, once, with the recording', async () => {
    const body = { lineIds: [own.line.id, silent.id], answer: 'propose' };
    const { filed, sweep: after } = await owner.post(`/season-sweeps/${sweep.id}/answers`, body);
    expect(filed.map(({ lines }: Json) => lines)).toEqual([1, 1]);
    expect(after.counts).toMatchObject({ planned: 2, silent: 0 });
    expect(lineOf(after, own.line.id)).toMatchObject({ state: 'planned', proposal: null });
    const request = await owner.get(`/change-requests/${lineOf(after, own.line.id).changeRequestId}`);
    expect(request).toMatchObject({ kind: 'holiday_setting', promptId: own.promptId });
    const again = await owner.post(`/season-sweeps/${sweep.id}/answers`, body);
    expect(again.filed).toEqual([]);
    const keyed = { body, headers: { 'idempotency-key': 'season-propose-once' } };
    const first = await owner.ask('POST', `/season-sweeps/${sweep.id}/answers`, keyed);
    const repeated = await owner.ask('POST', `/season-sweeps/${sweep.id}/answers`, keyed);
    expect(repeated.text).toBe(first.text);
    const other = { ...keyed, body: { ...body, answer: 'none' } };
    expect((await owner.ask('POST', `/season-sweeps/${sweep.id}/answers`, other)).status).toBe(422);
    for (const { changeRequestId } of filed) await owner.post(`/change-requests/${changeRequestId}/cancel`);
    expect((await readSweep()).counts).toMatchObject({ planned: 0, silent: 2 });
  });

  it('accepts that nothing changes, which can be answered differently later, and reminds of the rest', async () => {
    const answer = (lineId: string, given: string) =>
      owner.post(`/season-sweeps/${sweep.id}/answers`, { lineIds: [lineId], answer: given });
    await answer(own.line.id, 'none');
    expect((await answer(silent.id, 'own')).sweep.counts).toMatchObject({ none: 1, own: 1 });
    const count = async () =>
      (await mails()).filter(({ recipient }: Json) => recipient === app.credentials.owner?.email).length;
    app.clock.set('2027-01-22T17:41:00+08:00');
    await sweepSeasons(app.deps);
    expect(await count()).toBe(2);
    await answer(silent.id, 'none');
    app.clock.set('2027-01-28T17:45:00+08:00');
    await sweepSeasons(app.deps);
    expect(await count()).toBe(2);
    expect((await answer(silent.id, 'own')).sweep.counts).toMatchObject({ none: 1, own: 1 });
    await sweepSeasons(app.deps);
    expect(await count()).toBe(3);
  });

  it('calls what is left late after the file-by date, and reminds no longer', async () => {
    const before = (await mails()).length;
    app.clock.set('2027-02-01T10:00:00+08:00');
    await sweepSeasons(app.deps);
    expect((await mails()).length).toBe(before);
    expect((await readSweep()).counts).toMatchObject({ late: 1, none: 1 });
  });

  it('refuses lines of others, and days off that are over', async () => {
    const other = await app.as('enterpriseOwner').line(demoNumbers.enterprise);
    const answer = { lineIds: [other.id], answer: 'none' };
    expect((await owner.ask('POST', `/season-sweeps/${sweep.id}/answers`, { body: answer })).status).toBe(404);
    app.clock.set('2027-02-11T10:00:00+08:00');
    const over = { lineIds: [own.line.id], answer: 'none' };
    const refused = await owner.ask('POST', `/season-sweeps/${sweep.id}/answers`, { body: over });
    expect(refused.body).toMatchObject({ status: 409, code: 'season_over' });
    expect((await owner.get('/season-sweeps')).items.map(({ id }: Json) => id)).not.toContain(sweep.id);
  });
});
