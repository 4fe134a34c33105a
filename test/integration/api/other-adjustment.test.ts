import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revertDue } from '../../../src/features/jobs/revert-due.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let first: Json;
let second: Json;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  first = await owner.line(demoNumbers.directory);
  second = await owner.line(demoNumbers.second);
});
afterAll(() => app.close());

function adjustment(lines: Json[], setting: string, value: unknown, extra: object = {}): Json {
  return { kind: 'other_adjustment', lineIds: lines.map(({ id }) => id), setting, value, ...extra };
}

async function applied(body: Json): Promise<Json> {
  const request = await owner.post('/change-requests', body);
  await technician.post(`/jobs/${request.jobId}/take`);
  await technician.post(`/jobs/${request.jobId}/apply`);
  return await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'completed');
}

async function heard({ id }: Json, at: string): Promise<Json> {
  return await owner.get(`/lines/${id}/callers-hear?at=${encodeURIComponent(at)}`);
}

describe('forwarding while closed', () => {
  it('is set over two lines, heard outside the hours, and taken away', async () => {
    const done = await applied(adjustment([first, second], 'closedForwarding', '+886912345678'));
    expect(done).toMatchObject({ kind: 'other_adjustment', outcome: 'whole', proof: 'settled' });
    for (const line of [first, second])
      expect(await heard(line, '2027-03-07T03:00:00+08:00')).toMatchObject({ forwardsTo: '+886912345678' });
    const again = await owner.post('/qualifications', adjustment([first], 'closedForwarding', '+886912345678'));
    expect(again.reasons.map(({ code }: Json) => code)).toContain('already_in_effect');
    await applied(adjustment([second], 'closedForwarding', null));
    expect((await owner.get(`/lines/${second.id}`)).configuration.closedForwarding).toBeUndefined();
  });

  it('is refused where callers would come back, with the way they would go', async () => {
    const refusal = { status: 400, code: 'invalid_input' };
    const itself = await owner.refused('POST', '/change-requests', refusal, {
      body: adjustment([second], 'closedForwarding', second.number),
    });
    expect(itself.errors[0]).toMatchObject({ path: 'value', code: 'forwarding_loop' });
    await applied(adjustment([first], 'closedForwarding', second.number));
    const round = await owner.refused('POST', '/change-requests', refusal, {
      body: adjustment([second], 'closedForwarding', first.number),
    });
    expect(round.errors[0].message).toMatch(/02-5550-\d+.* → 02-5550-\d+.* → 02-5550-\d+/);
    await owner.refused('POST', '/change-requests', refusal, { body: adjustment([first], 'closedForwarding', '12') });
  });

  it('is refused where two plans would make callers come back, at the times that they share', async () => {
    await applied(adjustment([first], 'closedForwarding', null));
    const may = (date: string) => `2026-05-${date}T09:00:00+08:00`;
    const plan = adjustment([first], 'closedForwarding', second.number, {
      effectiveAt: may('10'),
      revertAt: may('20'),
    });
    const { id } = await owner.post('/change-requests', plan);
    const back = (from: string) => adjustment([second], 'closedForwarding', first.number, { effectiveAt: may(from) });
    const refusal = { status: 400, code: 'invalid_input' };
    const { errors } = await owner.refused('POST', '/change-requests', refusal, { body: back('12') });
    expect(errors[0]).toMatchObject({ path: 'value', code: 'forwarding_loop' });
    const later = await owner.post('/change-requests', back('20'));
    await owner.refused('POST', `/change-requests/${later.id}/reschedule`, refusal, {
      body: { effectiveAt: may('19') },
    });
    for (const each of [later.id, id]) await owner.post(`/change-requests/${each}/cancel`);
  });

  it('is put back at the end of its time, unless another number was set meanwhile', async () => {
    const before = (await owner.get(`/lines/${first.id}`)).configuration.closedForwarding;
    const revertAt = '2026-03-06T18:00:00+08:00';
    await applied(adjustment([first], 'closedForwarding', '+886922222222', { revertAt }));
    app.clock.set(revertAt);
    await revertDue(app.deps);
    const back = ({ configuration }: Json) => configuration.closedForwarding === before;
    expect(back(await owner.until(`/lines/${first.id}`, back))).toBe(true);
  });
});

describe('other settings', () => {
  it('are hold music of one’s own', async () => {
    const { id: uploadId } = await owner.uploadChecked(voice(4));
    const done = await applied(adjustment([first], 'holdMusic', uploadId));
    expect((await owner.get(`/lines/${first.id}`)).configuration.prompts.hold).toBe(done.promptId);
    await applied(adjustment([first], 'holdMusic', null));
    expect((await owner.get(`/lines/${first.id}`)).configuration.prompts.hold).toBeUndefined();
  });

  it('are a wish in words, which a person signs off and no phone system is driven for', async () => {
    const { revision } = await owner.get(`/lines/${first.id}`);
    const text = 'Please lower the volume of the menu a little.';
    const request = await owner.post('/change-requests', adjustment([first, second], 'text', text));
    expect(request).toMatchObject({ note: text, status: 'accepted' });
    await owner.post('/change-requests', adjustment([first], 'text', 'And answer after two rings, not four.'));
    await technician.post(`/jobs/${request.jobId}/take`);
    const job = await technician.get(`/jobs/${request.jobId}`);
    expect(job.lines.map(({ byHand }: Json) => byHand)).toEqual([true, true]);
    expect(job.lines.flatMap(({ differences }: Json) => differences)).toEqual([]);
    const steps = job.checklist.map(({ id }: Json) => id);
    expect(job.checklist[0].text).toMatch(/note/i);
    await technician.post(`/jobs/${request.jobId}/confirm`, { steps });
    const done = await owner.get(`/change-requests/${request.id}`);
    expect(done).toMatchObject({ status: 'completed', proof: 'signedOff' });
    expect((await owner.get(`/lines/${first.id}`)).revision).toBe(revision);
  });
});

describe('seasons and make-up days', () => {
  const nine = [{ open: '09:00', close: '12:00' }];
  const weekly = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };
  const season = { from: '2027-07-01', to: '2027-08-31', name: 'Summer' };

  it('have hours of their own between two dates, which end without another request', async () => {
    const hours = { kind: 'business_hours', lineId: second.id };
    await applied({ ...hours, weekly, season });
    expect(await heard(second, '2027-07-05T14:00:00+08:00')).toMatchObject({
      state: 'closed',
      rule: { kind: 'season', name: 'Summer' },
    });
    expect((await heard(second, '2027-09-06T14:00:00+08:00')).rule.kind).toBe('weekly_hours');
    await applied({ ...hours, removeSeasons: [{ from: '2027-08-01', to: '2027-08-31' }] });
    const { seasons } = (await owner.get(`/lines/${second.id}`)).configuration;
    expect(seasons).toEqual([{ ...season, to: '2027-07-31', weekly }]);
    const refusal = { status: 400, code: 'invalid_input' };
    const none = await owner.refused('POST', '/change-requests', refusal, { body: { ...hours, season } });
    expect(none.errors[0]).toMatchObject({ path: 'weekly', code: 'missing' });
    const both = { ...hours, weekly, removeSeasons: [{ from: '2027-08-01', to: '2027-08-31' }] };
    const mixed = await owner.refused('POST', '/change-requests', refusal, { body: both });
    expect(mixed.errors[0]).toMatchObject({ code: 'week_or_seasons' });
  });

  it('say what a make-up working Saturday is, and close some hours of a day', async () => {
    const holidays = { kind: 'holiday_setting', lineIds: [first.id] };
    const closedHours = [{ open: '14:00', close: '16:00' }];
    const meeting = { from: '2027-03-10', to: '2027-03-10', name: 'Meeting', hours: 'closed', closedHours };
    await applied({ ...holidays, makeupDays: nine, add: [meeting] });
    const { configuration } = await owner.get(`/lines/${first.id}`);
    expect(configuration).toMatchObject({ makeupDays: nine, datedDays: [meeting] });
    expect((await heard(first, '2027-03-10T15:00:00+08:00')).state).toBe('holiday');
    expect((await heard(first, '2027-03-10T11:00:00+08:00')).state).toBe('open');
    await applied({ ...holidays, makeupDays: null });
    expect((await owner.get(`/lines/${first.id}`)).configuration.makeupDays).toBeUndefined();
    const refused = await owner.refused(
      'POST',
      '/change-requests',
      { status: 400, code: 'invalid_input' },
      { body: { ...holidays, add: [{ ...meeting, hours: nine }] } },
    );
    expect(refused.errors[0]).toMatchObject({ path: 'add.0.closedHours', code: 'closed_hours_alone' });
  });
});
