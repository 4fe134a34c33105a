import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWav, voiceLike } from '../../../fixtures/hostile/wav-bytes.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let owner: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  owner = app.as('owner');
});
afterAll(() => app.close());

async function counts(): Promise<Json> {
  const [row] = await app.query(
    'select (select count(*) from change_request) requests, (select count(*) from audit_row) audit',
  );
  return row;
}

function codes({ reasons }: Json): string[] {
  return reasons.map(({ code }: Json) => code);
}

describe('who may ask', () => {
  it('a trial without a contract is told to ask sales, and nothing is recorded', async () => {
    const trial = app.as('trialOwner');
    const line = await trial.line(demoNumbers.trial);
    const { id: uploadId } = await trial.uploadChecked(voice());
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'greeting', uploadId };
    const before = await counts();
    const dryRun = await trial.post('/qualifications', body);
    expect(dryRun).toMatchObject({ result: 'alternate', deadline: null });
    expect(codes(dryRun)).toEqual(['no_phone_contract']);
    const problem = await trial.refused('POST', '/change-requests', { status: 422, code: 'not_qualified' }, { body });
    expect(codes(problem)).toEqual(['no_phone_contract']);
    const { onboardingUntil } = (await trial.get('/me')).organisation;
    app.clock.set(new Date(Date.parse(onboardingUntil) - 1000));
    expect(codes(await trial.post('/qualifications', body))).toEqual(['no_phone_contract']);
    app.clock.set(onboardingUntil);
    const late = await trial.post('/qualifications', body);
    expect(late.result).toBe('unqualified');
    expect(codes(late)).toEqual(['trial_support_ended', 'no_phone_contract']);
    expect(await counts()).toEqual(before);
    app.clock.set('2026-03-04T10:00:00+08:00');
  });

  it('a dedicated environment has two business days more', async () => {
    const enterprise = await work.file({ account: 'enterpriseOwner', number: demoNumbers.enterprise });
    expect(enterprise.request.deadline).toMatchObject({
      earliestBy: '2026-03-10T18:00:00+08:00',
      dueBy: '2026-03-11T18:00:00+08:00',
    });
    const shared = await work.file();
    expect(shared.request.deadline).toMatchObject({
      earliestBy: '2026-03-06T18:00:00+08:00',
      dueBy: '2026-03-09T18:00:00+08:00',
    });
    const computed = { receivedAt: '2026-03-04T10:00:00+08:00', environment: 'dedicated' };
    expect((await owner.post('/deadlines/compute', computed)).dueBy).toBe(enterprise.request.deadline.dueBy);
  });

  it.each([
    ['2026-03-04T08:59:59+08:00', '2026-03-04', '2026-03-04T09:00:00+08:00'],
    ['2026-03-04T17:40:00+08:00', '2026-03-04', '2026-03-04T17:40:00+08:00'],
    ['2026-03-04T17:40:01+08:00', '2026-03-05', '2026-03-05T09:00:00+08:00'],
    ['2026-03-07T12:00:00+08:00', '2026-03-09', '2026-03-09T09:00:00+08:00'],
  ])('a clock begins at %s on %s', async (receivedAt, day0, clockStart) => {
    expect(await owner.post('/deadlines/compute', { receivedAt })).toMatchObject({ day0, clockStart });
  });

  it('what is said about an early wish is said before filing', async () => {
    const line = await owner.line(demoNumbers.second);
    const { id: uploadId } = await owner.uploadChecked(voice(0.2));
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'greeting', uploadId };
    const early = await owner.post('/qualifications', { ...body, effectiveAt: '2026-03-05T09:00:00+08:00' });
    expect(early.result).toBe('qualified');
    expect(codes(early)).toEqual(['effective_at_best_effort']);
    const past = { ...body, effectiveAt: '2026-03-01T09:00:00+08:00', revertAt: '2026-02-01T09:00:00+08:00' };
    const problem = await owner.refused(
      'POST',
      '/change-requests',
      { status: 422, code: 'not_qualified' },
      { body: past },
    );
    expect(codes(problem)).toEqual(['effective_at_in_past', 'revert_before_effective', 'revert_at_in_past']);
  });

  it('a greeting of more than a minute is warned about, in the dry run and when it is filed', async () => {
    const line = await owner.line(demoNumbers.second);
    const long = makeWav({ seconds: 75, rateHz: 8_000, sample: voiceLike(0.3) });
    const { id: uploadId, promptId } = await owner.uploadChecked(long, 'long.wav');
    expect(codes({ reasons: (await owner.get(`/prompts/${promptId}`)).findings })).not.toContain(
      'longer_than_usual_for_slot',
    );
    const body = { kind: 'voice_replacement', lineId: line.id, uploadId };
    const dryRun = await owner.post('/qualifications', { ...body, slot: 'greeting' });
    expect(dryRun).toMatchObject({ result: 'qualified', reasons: [{ code: 'audio_long_for_slot' }] });
    expect(dryRun.reasons[0].message).toContain('75');
    expect((await owner.post('/qualifications', { ...body, slot: 'hold' })).reasons).toEqual([]);
    const filed = await owner.post('/change-requests', { ...body, slot: 'greeting' });
    expect(filed.notices.map(({ code }: Json) => code)).toEqual(['audio_long_for_slot']);
  });
});

describe('asking twice', () => {
  it('names the open request, in the dry run and in the refusal', async () => {
    const filed = await work.file();
    const { id: uploadId } = await owner.uploadChecked(voice(0.33));
    const body = { kind: 'voice_replacement', lineId: filed.line.id, slot: filed.request.slot, uploadId };
    const dryRun = await owner.post('/qualifications', body);
    expect(dryRun).toMatchObject({ result: 'unqualified', duplicates: [{ changeRequestId: filed.request.id }] });
    const problem = await owner.refused(
      'POST',
      '/change-requests',
      { status: 409, code: 'duplicate_request' },
      { body },
    );
    expect(problem.reasons[0].next.href).toContain(filed.request.id);
    await owner.post(`${filed.path}/cancel`);
    expect((await owner.post('/qualifications', body)).result).toBe('qualified');
  });

  it('for what is already playing is refused as such, whoever uploads the same file again', async () => {
    const filed = await work.file();
    const technician = app.as('technician');
    await technician.post(`${filed.job}/take`);
    await technician.post(`${filed.job}/apply`);
    await owner.until(filed.path, ({ status }) => status === 'completed');
    const { id: uploadId } = await app.as('member').uploadChecked(voice());
    const body = { kind: 'voice_replacement', lineId: filed.line.id, slot: filed.request.slot, uploadId };
    const problem = await owner.refused('POST', '/change-requests', { status: 422, code: 'not_qualified' }, { body });
    expect(codes(problem)).toEqual(['already_in_effect']);
  });
});
