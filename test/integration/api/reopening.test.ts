import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { revertDue } from '../../../src/features/jobs/revert-due.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let owner: ApiClient;
let technician: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  owner = app.as('owner');
  technician = app.as('technician');
});
afterAll(() => app.close());

async function workOff({ id, jobId }: Json): Promise<Json> {
  await technician.post(`/jobs/${jobId}/take`);
  await technician.post(`/jobs/${jobId}/apply`);
  return await owner.until(`/change-requests/${id}`, ({ status }) => status === 'completed');
}

async function completed(): Promise<{ former: Json; filing: Record<string, unknown> }> {
  const { request, line } = await work.file();
  const former = await workOff(request);
  const { uploadId } = await owner.get(`/prompts/${former.promptId}`);
  const { id: reopens, slot } = former;
  const note = 'Callers hear the old one.';
  return { former, filing: { kind: 'voice_replacement', lineId: line.id, slot, uploadId, reopens, note } };
}

describe('a completed request', () => {
  it('is taken up again as a linked one with a clock of its own, and with the same recording', async () => {
    const { former, filing } = await completed();
    expect(former).toMatchObject({ reopens: null, reopenableUntil: '2026-03-12T00:00:00+08:00' });
    const [mail] = await app.query(`select subject, body from message where kind = 'change_request_completed'`);
    expect(mail.subject).toBe('已完成：客服專線 Customer service · 02-5550-1001');
    expect(mail.body).toContain('請於 5 個工作日內到需求頁面重新開啟。');
    const dryRun = await owner.post('/qualifications', filing);
    expect(dryRun).toMatchObject({ result: 'qualified', reasons: [] });
    const reopened = await owner.post('/change-requests', filing);
    expect(reopened).toMatchObject({ status: 'accepted', reopens: former.id, reopenableUntil: null });
    // Filed a moment after the dry run: its clock may start in the next second.
    expect(reopened.deadline).toEqual({ ...dryRun.deadline, clockStart: expect.any(String) });
    const now = await owner.get(`/change-requests/${former.id}`);
    expect(now).toEqual({ ...former, reopenedAs: reopened.id, reopenableUntil: null });
    const { items } = await owner.get(`/change-requests/${former.id}/timeline`);
    expect(items.at(-1)).toMatchObject({
      action: 'change_request.reopen',
      label: 'Reopened the request',
      after: { status: 'completed', reopenedAs: reopened.id },
    });
    expect(await workOff(reopened)).toMatchObject({ status: 'completed', reopens: former.id });
    const own = await owner.get(`/change-requests/${reopened.id}/timeline`);
    expect(own.items[0]).toMatchObject({ action: 'change_request.filed', after: { reopens: former.id } });
  });

  it('is taken up again with another recording, by our desk for the customer', async () => {
    const { former, filing } = await completed();
    const { id: uploadId } = await owner.uploadChecked(voice(0.3));
    const body = { ...filing, uploadId, note: 'Too quiet, says Ms Lin.' };
    const onBehalf = { channel: 'phone', evidence: 'Ms Lin called at 10:05' };
    expect(await app.as('agent').post('/change-requests', { ...body, onBehalf })).toMatchObject({
      ...{ reopens: former.id, onBehalf },
    });
  });

  it('is reopened once: others find the first, also when that is completed, and then reopen that one', async () => {
    const { former, filing } = await completed();
    const asks = [1, 2, 3].map(() => owner.ask('POST', '/change-requests', { body: filing }));
    const answers = await Promise.all(asks);
    const codes = answers.map(({ status, body }) => body.code ?? status);
    expect(codes.sort()).toEqual([201, 'already_reopened', 'already_reopened']);
    const first = answers.find(({ status }) => status === 201)?.body;
    await workOff(first);
    const again = { status: 409, code: 'already_reopened' };
    const { reasons } = await owner.refused('POST', '/qualifications', again, { body: filing });
    expect(reasons[0].next.href).toBe(`/requests/${first.id}`);
    const third = await owner.post('/change-requests', { ...filing, reopens: first.id });
    await owner.post(`/change-requests/${third.id}/cancel`);
    expect(await owner.get(`/change-requests/${first.id}`)).toMatchObject({ reopenedAs: null });
    expect(await owner.get(`/change-requests/${former.id}`)).toMatchObject({ reopenedAs: first.id });
  });

  it('is done once more by hand, with every step of its place to sign, where a person changes the phone system', async () => {
    const line = await owner.line(demoNumbers.manual);
    const { id: uploadId } = await owner.uploadChecked(voice(0.45));
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'menu', uploadId };
    const signOff = async ({ id, jobId }: Json): Promise<string[]> => {
      await technician.post(`/jobs/${jobId}/take`);
      const { checklist } = await technician.get(`/jobs/${jobId}`);
      const steps = checklist.map((step: Json) => step.id);
      await technician.post(`/jobs/${jobId}/confirm`, { steps });
      await owner.until(`/change-requests/${id}`, ({ status }) => status === 'completed');
      return checklist.map((step: Json) => step.code);
    };
    const former = await owner.post('/change-requests', body);
    await signOff(former);
    const again = await owner.post('/change-requests', { ...body, reopens: former.id, note: 'The old menu is heard.' });
    expect(await signOff(again)).toEqual(['place_prompt', 'call_and_listen']);
  });
});

describe('a recording for a limited time', () => {
  const friday = '2026-03-06T10:00:00+08:00';
  const tuesday = '2026-03-10T10:00:00+08:00';

  /** Runs the due returns, and waits until the phone system has them. */
  async function revert(): Promise<void> {
    await revertDue(app.deps);
    const { id } = await owner.line(demoNumbers.second);
    await owner.until(`/lines/${id}`, ({ revision, settledRevision }) => revision === settledRevision);
  }

  async function played(slot: string): Promise<string | undefined> {
    const { id } = await owner.line(demoNumbers.second);
    const { configuration } = await owner.get(`/lines/${id}`);
    return configuration.prompts[slot];
  }

  /** Three recordings at a place of its own: what played before, and what is reopened. */
  async function place(slot: string, extra = {}) {
    const line = await owner.line(demoNumbers.second);
    const [before, after] = [await owner.uploadChecked(voice(0.2)), await owner.uploadChecked(voice(0.25))];
    const file = async (upload: Json, more = {}): Promise<Json> =>
      workOff(
        await owner.post('/change-requests', {
          kind: 'voice_replacement',
          lineId: line.id,
          slot,
          uploadId: upload.id,
          ...more,
        }),
      );
    await file(before);
    const former = await file(after, extra);
    return { before, after, former, file };
  }

  function at(instant: string): void {
    const now = app.clock.now();
    onTestFinished(() => app.clock.set(now));
    app.clock.set(new Date(new Date(instant).getTime() + 1_000));
  }

  it('goes back to what played before the request that it takes up again', async () => {
    const { before, former, after, file } = await place('custom:back');
    await file(after, { reopens: former.id, note: 'Until Friday only.', revertAt: friday });
    at(friday);
    await revert();
    expect(await played('custom:back')).toBe(before.promptId);
  });

  it('ends at its time although another was heard for a part of it', async () => {
    const { before, after, file } = await place('custom:part', { revertAt: tuesday });
    await file(await owner.uploadChecked(voice(0.3)), { revertAt: friday });
    at(friday);
    await revert();
    expect(await played('custom:part')).toBe(after.promptId);
    at(tuesday);
    await revert();
    expect(await played('custom:part')).toBe(before.promptId);
  });

  it('plays to the end that was asked for last', async () => {
    const { before, former, after, file } = await place('custom:on', { revertAt: friday });
    await file(after, { reopens: former.id, note: 'Until Tuesday.', revertAt: tuesday });
    at(friday);
    await revert();
    expect(await played('custom:on')).toBe(after.promptId);
    const { items } = await owner.get(`/change-requests/${former.id}/timeline`);
    expect(items.at(-1).action).toBe('change_request.revert_unneeded');
    at(tuesday);
    await revert();
    expect(await played('custom:on')).toBe(before.promptId);
  });
});

describe('reopening is refused', () => {
  let former: Json;
  let filing: Record<string, unknown>;
  beforeAll(async () => {
    ({ former, filing } = await completed());
  });

  function refused(client: ApiClient, change: object, expected: { status: number; code: string }): Promise<Json> {
    return client.refused('POST', '/change-requests', expected, { body: { ...filing, ...change } });
  }

  it('without a word about what is wrong', async () => {
    const { errors } = await refused(owner, { note: undefined }, { status: 400, code: 'invalid_input' });
    expect(errors).toEqual([expect.objectContaining({ path: 'note', code: 'reopen_note_missing' })]);
    const body = { ...filing, note: undefined };
    await owner.refused('POST', '/qualifications', { status: 400, code: 'invalid_input' }, { body });
  });

  it('for another place', async () => {
    const { errors } = await refused(owner, { slot: 'menu' }, { status: 400, code: 'invalid_input' });
    expect(errors).toEqual([expect.objectContaining({ path: 'reopens', code: 'other_place' })]);
  });

  it('for a request that is not there, or another customer’s', async () => {
    const unknown = { status: 400, code: 'invalid_input' };
    const { errors } = await refused(owner, { reopens: former.lineId }, unknown);
    expect(errors).toEqual([expect.objectContaining({ path: 'reopens', code: 'unknown_request' })]);
    const stranger = app.as('enterpriseOwner');
    const { id: uploadId } = await stranger.uploadChecked(voice());
    const { items } = await stranger.get('/lines');
    const theirs = await refused(stranger, { lineId: items[0].id, uploadId }, unknown);
    expect(theirs.errors).toEqual([expect.objectContaining({ path: 'reopens', code: 'unknown_request' })]);
  });

  it('while it is not completed', async () => {
    const { request } = await work.file({ number: demoNumbers.second });
    const body = { lineId: request.lineId, slot: request.slot, reopens: request.id };
    const problem = await refused(owner, body, { status: 409, code: 'illegal_transition' });
    expect(problem.detail).toContain('In the queue');
  });

  it('to technicians', () => refused(technician, {}, { status: 403, code: 'forbidden' }));

  it('once five business days are over, to the second, and the dry run says so too', async () => {
    const now = app.clock.now();
    onTestFinished(() => app.clock.set(now));
    app.clock.set('2026-03-12T00:00:00+08:00');
    const late = await refused(owner, {}, { status: 409, code: 'reopen_window_over' });
    expect(late.detail).toContain('12 Mar');
    await owner.refused('POST', '/qualifications', { status: 409, code: 'reopen_window_over' }, { body: filing });
    app.clock.set('2026-03-11T23:59:58+08:00');
    expect(await owner.post('/qualifications', filing)).toMatchObject({ result: 'qualified' });
  });
});
