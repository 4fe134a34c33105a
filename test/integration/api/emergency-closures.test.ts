import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { giveUpClosures } from '../../../src/features/change-requests/moving/send-closure.ts';
import { revertDue } from '../../../src/features/jobs/revert-due.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

/** A Wednesday, in the middle of service hours. */
const start = '2026-03-04T10:00:00+08:00';
const at = (text: string) => `2026-${text}+08:00`;

let app: TestApp;
let owner: ApiClient;
let operator: ApiClient;
let technician: ApiClient;
let line: Json;
let second: Json;
let manual: Json;
let announced = 0;
let tests = 0;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  operator = app.as('operator');
  technician = app.as('technician');
  line = await owner.line(demoNumbers.directory);
  second = await owner.line(demoNumbers.second);
  manual = await owner.line(demoNumbers.manual);
});
afterEach(async () => {
  await app.query("update announcement set state = 'revoked' where state = 'active'");
  const { items } = await owner.get('/change-requests?kind=emergency_closure&limit=100');
  for (const { id, status, lines, revertAt } of items) {
    const isLive = lines.some(({ state }: Json) => state === 'live') && new Date(revertAt) > app.clock.now();
    if (status === 'completed' && isLive) await owner.post(`/change-requests/${id}/end`);
    if (['acknowledged', 'accepted'].includes(status)) await owner.post(`/change-requests/${id}/cancel`);
  }
  // What has ended keeps its time: the next test begins later.
  tests += 1;
  app.clock.set(new Date(new Date(start).getTime() + tests * 120_000).toISOString());
});
afterAll(() => app.close());

/** A notice in force, as one that was read, confirmed and activated. */
async function announce(of: { county?: string; district?: string | null; date?: string } = {}): Promise<string> {
  const { county = line.county, district = null, date = '2026-03-04' } = of;
  announced += 1;
  const id = `019a0000-0000-7000-8000-${String(announced).padStart(12, '0')}`;
  await app.query(
    `insert into announcement (id, state, status, msg_type, text_hash, topic, county, district, level, date, part, work, school, doubts,
       text, marks, stands_since, activated_at)
     values ($1::uuid, 'active', 'Actual', 'Alert', $1::text, $1::text, $2, $3, $4, $5, 'full', 'closed', 'closed', '[]', '停止上班', '[]', now(), now())`,
    [id, county, district, district === null ? 'county' : 'district', date],
  );
  return id;
}

const closure = (of: Json[], extra: object = {}): Json => ({
  kind: 'emergency_closure',
  lineIds: of.map(({ id }) => id),
  until: at('03-04T18:00:00'),
  ...extra,
});
const file = (body: Json) => owner.post('/change-requests', body);
const hears = (of: Json, when?: string) =>
  owner.get(`/lines/${of.id}/callers-hear${when ? `?at=${encodeURIComponent(when)}` : ''}`);
const completed = (id: string) => owner.until(`/change-requests/${id}`, ({ status }) => status === 'completed');
const codesOf = ({ reasons }: Json) => reasons.map(({ code }: Json) => code);

describe('a closure that a notice covers', () => {
  it('is in force without a technician, ends by itself, and frees its time', async () => {
    const id = await announce();
    const dryRun = await owner.post('/qualifications', closure([line, second]));
    expect(dryRun.result).toBe('qualified');
    expect(codesOf(dryRun)).toEqual(['closure_announced']);
    const filed = await file(closure([line, second], { reason: '颱風' }));
    expect(filed).toMatchObject({ status: 'inProgress', closure: { announcement: { id }, waits: false } });
    expect(filed.closure.targetAt).toMatch(/T10:15/);
    const done = await completed(filed.id);
    expect(done.lines.map(({ state, proof }: Json) => [state, proof])).toEqual([
      ['live', 'settled'],
      ['live', 'settled'],
    ]);
    expect(await hears(line)).toMatchObject({
      state: 'emergency',
      rule: { kind: 'closure' },
      until: at('03-04T18:00:00'),
    });
    app.clock.set(at('03-04T18:00:00'));
    expect((await hears(line)).state).not.toBe('emergency');
    await revertDue(app.deps);
    const { items } = await owner.get(`/change-requests/${filed.id}/timeline`);
    expect(items.map(({ action }: Json) => action)).toContain('change_request.revert_ended');
  });

  it('is counted by its district where the notice is for one, and by every day it touches', async () => {
    await announce({ district: '信義區' });
    const inside = line.district === '信義區';
    expect(codesOf(await owner.post('/qualifications', closure([line])))).toEqual([
      inside ? 'closure_announced' : 'closure_needs_approval',
    ]);
    await announce();
    const overNight = closure([line], { until: at('03-05T12:00:00') });
    expect(codesOf(await owner.post('/qualifications', overNight))).toEqual(['closure_needs_approval']);
    await announce({ date: '2026-03-05' });
    expect(codesOf(await owner.post('/qualifications', overNight))).toEqual(['closure_announced']);
    const untilMidnight = closure([line], { until: at('03-05T00:00:00') });
    expect(codesOf(await owner.post('/qualifications', untilMidnight))).toEqual(['closure_announced']);
  });

  it('plays a recording of its own, and refuses one that is not ready', async () => {
    await announce();
    const { id: uploadId, promptId } = await owner.uploadChecked(voice(6));
    const filed = await file(closure([line], { uploadId }));
    await completed(filed.id);
    expect((await hears(line)).prompt).toMatchObject({ promptId });
    const silent = await owner.uploadChecked(Buffer.from('not a sound'));
    const refused = await owner.refused(
      'POST',
      '/change-requests',
      { status: 422, code: 'not_qualified' },
      { body: closure([second], { uploadId: silent.id }) },
    );
    expect(codesOf(refused)).toContain('closure_sound_not_ready');
  });

  it('is reopened early by one press, verified, and may be filed again', async () => {
    await announce();
    const filed = await file(closure([line]));
    await completed(filed.id);
    app.clock.set(new Date(app.clock.now().getTime() + 60_000));
    const ended = await owner.post(`/change-requests/${filed.id}/end`);
    expect(ended.status).toBe('completed');
    expect(new Date(ended.revertAt).getTime()).toBeLessThanOrEqual(app.clock.now().getTime());
    expect((await hears(line)).state).not.toBe('emergency');
    await owner.until(`/change-requests/${filed.id}/timeline`, ({ items }) =>
      items.some(({ action }: Json) => action === 'change_request.reverted'),
    );
    await owner.refused('POST', `/change-requests/${filed.id}/end`, { status: 409, code: 'closure_not_in_force' });
    await completed((await file(closure([line]))).id);
  });

  it('that begins later stands on the phone system before, and can be called off', async () => {
    await announce();
    const filed = await file(closure([line], { from: at('03-04T14:00:00') }));
    await completed(filed.id);
    expect((await hears(line)).state).not.toBe('emergency');
    expect((await hears(line, at('03-04T15:00:00'))).state).toBe('emergency');
    await owner.post(`/change-requests/${filed.id}/end`);
    expect((await hears(line, at('03-04T15:00:00'))).state).not.toBe('emergency');
  });
});

describe('a closure that nothing covers', () => {
  it('waits, with an alarm, until an operator approves it with a reason', async () => {
    const filed = await file(closure([line]));
    expect(filed).toMatchObject({ status: 'acknowledged', jobId: null, closure: { waits: true, targetAt: null } });
    expect(filed.notices.map(({ code }: Json) => code)).toEqual(['closure_needs_approval']);
    expect((await hears(line)).state).not.toBe('emergency');
    const { items: alarms } = await operator.get('/alarms?state=open&limit=200');
    expect(
      alarms.some(({ kind, changeRequestId }: Json) => kind === 'emergency_waiting' && changeRequestId === filed.id),
    ).toBe(true);
    const path = `/change-requests/${filed.id}/approve-emergency`;
    await owner.refused('POST', path, { status: 403, code: 'forbidden' }, { body: { reason: 'please' } });
    await technician.refused('POST', path, { status: 403, code: 'forbidden' }, { body: { reason: 'please' } });
    await operator.refused('POST', path, { status: 400, code: 'invalid_input' }, { body: { reason: ' ' } });
    const approved = await operator.post(path, { reason: 'The shop is flooded' });
    expect(approved).toMatchObject({ status: 'inProgress', closure: { waits: false } });
    await completed(filed.id);
    expect((await hears(line)).state).toBe('emergency');
    const { items } = await operator.get(`/change-requests/${filed.id}/timeline`);
    expect(items.find(({ action }: Json) => action === 'change_request.fastTrack')).toMatchObject({
      by: { role: 'operator' },
      reason: 'The shop is flooded',
    });
  });

  it('is approved once, however many operators press', async () => {
    const filed = await file(closure([line]));
    const press = (person: ApiClient) =>
      person.ask('POST', `/change-requests/${filed.id}/approve-emergency`, { body: { reason: 'Flooded' } });
    const answers = await Promise.all([press(operator), press(app.as('operator2')), press(operator)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await completed(filed.id);
  });

  it('is turned down by itself when its time is over before anybody approved it, and its customer reads why', async () => {
    const { id } = await file(closure([line], { until: at('03-04T12:30:00') }));
    app.clock.set(at('03-04T12:29:59'));
    await giveUpClosures(app.deps);
    expect((await owner.get(`/change-requests/${id}`)).status).toBe('acknowledged');
    app.clock.set(at('03-04T12:30:00'));
    await giveUpClosures(app.deps);
    const over = await owner.get(`/change-requests/${id}`);
    expect(over).toMatchObject({ status: 'rejected', reason: expect.stringContaining('Its time was over') });
    expect((await operator.get('/change-requests?kind=emergency_closure&status=acknowledged')).items).toEqual([]);
  });

  it('may be cancelled or turned down while it waits, and closes nothing', async () => {
    const filed = await file(closure([line]));
    expect((await owner.post(`/change-requests/${filed.id}/cancel`)).status).toBe('cancelled');
    const other = await file(closure([line]));
    expect((await operator.post(`/change-requests/${other.id}/reject`, { reason: 'Wrong line' })).status).toBe(
      'rejected',
    );
    expect((await hears(line)).state).not.toBe('emergency');
  });

  it('names an announcement in vain: of another area, or revoked while the form was open', async () => {
    const elsewhere = await announce({ county: '連江縣' });
    const refusedFor = async (announcementId: string) =>
      codesOf(
        await owner.refused(
          'POST',
          '/change-requests',
          { status: 422, code: 'not_qualified' },
          { body: closure([line], { announcementId }) },
        ),
      );
    expect(await refusedFor(elsewhere)).toContain('closure_not_announced');
    const here = await announce();
    expect(codesOf(await owner.post('/qualifications', closure([line], { announcementId: here })))).toEqual([
      'closure_announced',
    ]);
    await app.query("update announcement set state = 'revoked' where id = $1", [here]);
    expect(await refusedFor(here)).toContain('closure_not_announced');
  });
});

describe('who else is there', () => {
  it('of two filings for the same time only one passes, and a later time goes on beside it', async () => {
    await announce();
    const answers = await Promise.all(
      [1, 2, 3].map(() => owner.ask('POST', '/change-requests', { body: closure([line]) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const won = answers.find(({ status }) => status === 201)?.body;
    await completed(won.id);
    const refused = await owner.refused(
      'POST',
      '/change-requests',
      { status: 409, code: 'duplicate_request' },
      { body: closure([line], { from: at('03-04T12:00:00'), until: at('03-04T20:00:00') }) },
    );
    expect(codesOf(refused)).toEqual(expect.arrayContaining(['closure_overlaps']));
    await completed((await file(closure([line], { from: at('03-04T18:00:00'), until: at('03-04T20:00:00') }))).id);
  });

  it('a notice that is revoked at the same moment leaves a closure that went past the queue, or one that waits', async () => {
    const id = await announce();
    const [filed] = await Promise.all([
      file(closure([line])),
      app.query("update announcement set state = 'revoked' where id = $1", [id]),
    ]);
    const { announcement, waits } = filed.closure;
    expect(announcement === null).toBe(waits);
    expect(filed.status).toBe(waits ? 'acknowledged' : 'inProgress');
    if (!waits) await completed(filed.id);
  });

  it('needs a contract in force, an end after its start, and no weeks', async () => {
    const { organisationId } = line;
    await app.query("update customer set contract_until = '2026-03-03' where id = $1", [organisationId]);
    const dryRun = await owner.post('/qualifications', closure([line]));
    expect(codesOf(dryRun)).toEqual(expect.arrayContaining(['no_phone_contract', 'contract_ended']));
    await owner.refused('POST', '/change-requests', { status: 422, code: 'not_qualified' }, { body: closure([line]) });
    await app.query("update customer set contract_until = '2027-12-31' where id = $1", [organisationId]);
    const reasonsOf = async (extra: object) => codesOf(await owner.post('/qualifications', closure([line], extra)));
    expect(await reasonsOf({ until: at('03-04T09:00:00') })).toContain('closure_already_over');
    expect(await reasonsOf({ from: at('03-04T17:00:00'), until: at('03-04T16:00:00') })).toContain(
      'closure_ends_before_start',
    );
    expect(await reasonsOf({ until: at('03-20T16:00:00') })).toContain('closure_too_long');
    expect(await reasonsOf({ from: at('04-04T16:00:00'), until: at('04-04T18:00:00') })).toContain('closure_too_far');
    const { until: _none, ...endless } = closure([line]);
    expect((await owner.ask('POST', '/qualifications', { body: endless })).status).toBe(400);
  });

  it('belongs to its customer alone', async () => {
    const stranger = app.as('enterpriseOwner');
    expect((await stranger.ask('POST', '/change-requests', { body: closure([line]) })).status).toBe(404);
    const filed = await file(closure([line]));
    for (const path of ['end', 'approve-emergency'])
      expect(
        (
          await stranger.ask('POST', `/change-requests/${filed.id}/${path}`, {
            body: path === 'end' ? undefined : { reason: 'x' },
          })
        ).status,
      ).toBe(404);
  });

  it('is not joined, merged or moved', async () => {
    const filed = await file(closure([line]));
    await owner.refused(
      'POST',
      `/change-requests/${filed.id}/join`,
      { status: 400, code: 'invalid_input' },
      { body: closure([line]) },
    );
    await owner.refused(
      'POST',
      `/change-requests/${filed.id}/reschedule`,
      { status: 409, code: 'not_planned' },
      { body: { effectiveAt: at('03-04T15:00:00') } },
    );
  });
});

describe('lines that people change', () => {
  it('have a job before all others, with the closure as a step, and one to open them again', async () => {
    const { county } = manual;
    await announce({ county });
    const ordinary = await owner.uploadChecked(voice(7));
    await file({ kind: 'voice_replacement', lineId: line.id, slot: 'custom:first', uploadId: ordinary.id });
    const filed = await file(closure([manual]));
    expect(filed).toMatchObject({ status: 'accepted', closure: { waits: false } });
    expect(filed.notices.map(({ code }: Json) => code)).toContain('closure_by_hand');
    const taken = await technician.post('/jobs/take');
    expect(taken).toMatchObject({ id: filed.jobId, emergency: true });
    const { checklist } = await technician.get(`/jobs/${filed.jobId}`);
    const codes = checklist.map(({ code }: Json) => code);
    expect(codes).toContain('set_closure');
    await technician.post(`/jobs/${filed.jobId}/confirm`, { steps: checklist.map(({ id }: Json) => id) });
    await completed(filed.id);
    app.clock.set(at('03-04T18:00:00'));
    await revertDue(app.deps);
    const back = await technician.post('/jobs/take');
    expect(back).toMatchObject({ emergency: true });
    const { checklist: steps } = await technician.get(`/jobs/${back.id}`);
    expect(steps.map(({ code }: Json) => code)).toEqual(['remove_closure', 'call_and_listen']);
    await technician.post(`/jobs/${back.id}/confirm`, { steps: steps.map(({ id }: Json) => id) });
    await revertDue(app.deps);
    const { items } = await owner.get(`/change-requests/${filed.id}/timeline`);
    expect(items.map(({ action }: Json) => action)).toContain('change_request.reverted');
  });

  it('beside others: what the phone system takes is closed at once, the rest by a technician', async () => {
    await announce();
    await announce({ county: manual.county, district: manual.district });
    const filed = await file(closure([line, manual]));
    expect(filed.status).toBe('accepted');
    await owner.until(`/change-requests/${filed.id}`, ({ lines }) => lines[0].state === 'live');
    expect((await hears(line)).state).toBe('emergency');
    await technician.post(`/jobs/${filed.jobId}/take`);
    const { checklist } = await technician.get(`/jobs/${filed.jobId}`);
    await technician.post(`/jobs/${filed.jobId}/confirm`, { steps: checklist.map(({ id }: Json) => id) });
    await completed(filed.id);
  });
});

describe('outside service hours', () => {
  it('is recorded and says when somebody is there, and round the clock while temporary hours are open', async () => {
    app.clock.set(at('03-04T22:00:00'));
    const tonight = closure([line], { until: at('03-05T12:00:00') });
    expect(codesOf(await owner.post('/qualifications', tonight))).toEqual([
      'closure_needs_approval',
      'closure_desk_closed',
    ]);
    const { id } = await operator.post('/service-hours/extensions', { until: at('03-05T06:00:00'), reason: 'Typhoon' });
    expect(codesOf(await owner.post('/qualifications', tonight))).toEqual([
      'closure_needs_approval',
      'closure_around_the_clock',
    ]);
    expect((await file(tonight)).status).toBe('acknowledged');
    await operator.post(`/service-hours/extensions/${id}/close`);
    await announce({ date: '2026-03-04' });
    await announce({ date: '2026-03-05' });
    expect(codesOf(await owner.post('/qualifications', closure([second], { until: at('03-05T12:00:00') })))).toEqual([
      'closure_announced',
    ]);
  });
});
