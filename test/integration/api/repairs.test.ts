import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWav, voiceLike } from '../../../fixtures/hostile/wav-bytes.ts';
import { cleanStorage } from '../../../src/features/prompts/clean-storage.ts';
import { dailyQuota } from '../../../src/features/prompts/upload-quota.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, silence, voice } from '../../support/voice.ts';

const speech = voiceLike(0.4);
const buzz = (time: number) =>
  [1, 2, 3, 4, 5, 6, 7, 9].reduce((sum, n) => sum + (0.03 / n) * Math.sin(2 * Math.PI * 60 * n * time + n), 0);
/** Two seconds of silence, then five of speech over a hum of the mains. */
const late = makeWav({ seconds: 7, sample: (time) => (time < 2 ? 0 : speech(time)) });
const humming = makeWav({ seconds: 6, sample: (time) => speech(time) * 0.6 + buzz(time) });

const hoarse = voiceLike(0.3);
const dayMs = 86_400_000;

const trim = { kind: 'trim_silence' };
const hum = { kind: 'remove_hum' };

let app: TestApp;
let owner: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
});
afterAll(() => app.close());

const codes = ({ findings }: Json): string[] => findings.map(({ code }: Json) => code);

async function repaired(client: ApiClient, promptId: string, steps: Json[]): Promise<Json> {
  const { promptId: made } = await client.post(`/prompts/${promptId}/repairs`, { steps });
  return await client.until(`/prompts/${made}`, ({ status }) => status !== 'checking');
}

async function bytesOf(client: ApiClient, promptId: string, rendition: string): Promise<string> {
  return (await client.ask('GET', `/prompts/${promptId}/audio?rendition=${rendition}`)).text;
}

describe('a repaired voice file', () => {
  it('is a voice file of its own, says what was done, and the recording stays', async () => {
    const sent = await owner.uploadChecked(late, 'late.wav');
    expect(codes(sent.prompt)).toContain('long_leading_silence');
    const made = await repaired(owner, sent.promptId, [trim]);
    expect(made).toMatchObject({
      status: 'ready',
      fileName: 'late.wav',
      repair: {
        of: { promptId: sent.promptId, uploadId: sent.id, fileName: 'late.wav' },
        steps: [trim],
        done: [
          { kind: 'trim_silence', changed: true, message: expect.stringMatching(/^Silence .*: [\d.]+ seconds\.$/) },
        ],
      },
    });
    expect(codes(made)).not.toContain('long_leading_silence');
    expect(made.measurements.durationSeconds).toBeLessThan(5.6);
    expect(made.sha256).not.toBe(sent.prompt.sha256);
    const now = await owner.get(`/prompts/${sent.promptId}`);
    expect(now).toEqual(sent.prompt);
    expect(now.repair).toBeNull();
    expect(await bytesOf(owner, made.id, 'master')).toBe(await bytesOf(owner, sent.promptId, 'master'));
    expect(await bytesOf(owner, made.id, 'wav8k')).not.toBe(await bytesOf(owner, sent.promptId, 'wav8k'));
    const peaks = await owner.get(`/prompts/${made.id}/peaks`);
    expect(peaks.peaks.length / 40).toBeCloseTo(made.measurements.durationSeconds, 0);
  });

  it('loses its hum, in the reader’s language', async () => {
    const sent = await owner.uploadChecked(humming, 'hum.wav');
    expect(codes(sent.prompt)).toContain('hum');
    const made = await repaired(owner, sent.promptId, [hum]);
    expect(codes(made)).not.toContain('hum');
    expect(made.repair.done[0].message).toBe('Hum removed (60 Hz).');
    const read = await owner.ask('GET', `/prompts/${made.id}`, { headers: { 'accept-language': 'zh-TW' } });
    expect(read.text).toContain('60 Hz');
  });

  it('names a joined file, and tells of a step that had nothing to do', async () => {
    const first = await owner.uploadChecked(voice(0.4), 'one.wav');
    const second = await owner.uploadChecked(voice(0.41), 'two.wav');
    const join = { kind: 'join', promptId: second.promptId, pauseSeconds: 1 };
    const made = await repaired(owner, first.promptId, [join, hum]);
    expect(made.measurements.durationSeconds).toBeCloseTo(5, 1);
    expect(made.repair.done).toEqual([
      { kind: 'join', changed: true, message: '“two.wav” joined behind it, after a pause of 1 second.' },
      { kind: 'remove_hum', changed: false, message: 'There was no hum to remove.' },
    ]);
  });

  it('is made once for the same steps, also at the same time, and anew from the original for others', async () => {
    const { promptId } = await owner.uploadChecked(makeWav({ seconds: 3, sample: speech }), 'again.wav');
    const wish = (id: string, steps: Json[]) => owner.ask('POST', `/prompts/${id}/repairs`, { body: { steps } });
    const answers = await Promise.all([1, 2, 3].map(() => wish(promptId, [trim, hum])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.promptId)).size).toBe(1);
    const one = answers[0]?.body.promptId;
    await owner.until(`/prompts/${one}`, ({ status }) => status !== 'checking');
    expect((await wish(promptId, [hum, trim])).body.promptId).toBe(one);
    const other = await repaired(owner, one, [{ kind: 'level_passages' }]);
    expect(other.repair).toMatchObject({ of: { promptId }, steps: [{ kind: 'level_passages' }] });
  });

  it('can be filed instead of the recording that plays, and is another sound than that', async () => {
    const line = await owner.line(demoNumbers.second);
    const { id: uploadId, promptId } = await owner.uploadChecked(late, 'filed.wav');
    const made = await repaired(owner, promptId, [trim]);
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'closed' };
    const filed = await owner.post('/change-requests', { ...body, uploadId: made.uploadId });
    expect(filed.promptId).toBe(made.id);
    await owner.post(`/change-requests/${filed.id}/cancel`);
    expect((await owner.post('/qualifications', { ...body, uploadId })).result).toBe('qualified');
  });

  it('keeps its files when the store is cleaned', async () => {
    const { promptId } = await owner.uploadChecked(makeWav({ seconds: 4, sample: speech }), 'kept.wav');
    const made = await repaired(owner, promptId, [{ kind: 'cut_gaps' }]);
    // Files are dated by the machine’s clock.
    app.clock.set(new Date(Date.now() + 2 * dayMs));
    expect(await cleanStorage(app.deps)).toBe(0);
    for (const id of [promptId, made.id])
      for (const rendition of ['master', 'wav8k', 'ulaw8k']) {
        const { status } = await owner.ask('GET', `/prompts/${id}/audio?rendition=${rendition}`);
        expect([rendition, status]).toEqual([rendition, 200]);
      }
    const audited = await app.query(`select 1 from audit_row where action = 'prompt.repaired' and subject_id = $1`, [
      made.id,
    ]);
    expect(audited).toHaveLength(1);
  });

  it('is given again when the day’s quota is used, while a new one is refused', async () => {
    const { promptId } = await owner.uploadChecked(makeWav({ seconds: 3, sample: hoarse }), 'quota.wav');
    const made = await repaired(owner, promptId, [trim]);
    const { files } = dailyQuota;
    dailyQuota.files = 1;
    try {
      const path = `/prompts/${promptId}/repairs`;
      expect((await owner.post(path, { steps: [trim] })).promptId).toBe(made.id);
      await owner.refused('POST', path, { status: 429, code: 'upload_quota_used' }, { body: { steps: [hum] } });
    } finally {
      dailyQuota.files = files;
    }
  });
});

describe('a repair', () => {
  const bad: [string, Json, string][] = [
    ['no step', { steps: [] }, 'steps'],
    ['an unknown step', { steps: [{ kind: 'reverb' }] }, 'steps.0.kind'],
    ['a step twice', { steps: [trim, trim] }, 'steps'],
    ['a long pause', { steps: [{ kind: 'join', promptId: demoNumbers.trial, pauseSeconds: 3 }] }, 'steps.0'],
    ['a step with more', { steps: [{ ...trim, seconds: 3 }] }, 'steps.0'],
  ];
  it.each(bad)('with %s is refused', async (_what, body, path) => {
    const { promptId } = await owner.uploadChecked(voice(0.5));
    const problem = await owner.refused(
      'POST',
      `/prompts/${promptId}/repairs`,
      { status: 400, code: 'invalid_input' },
      { body },
    );
    expect(problem.errors[0].path).toContain(path);
  });

  it('joins only accepted files of the same owner, as they were sent', async () => {
    const { promptId } = await owner.uploadChecked(voice(0.5));
    const refused = await owner.uploadChecked(silence());
    const foreign = await app.as('enterpriseOwner').uploadChecked(voice(0.5));
    const desk = await app.as('operator').uploadChecked(voice(0.5));
    const made = await repaired(owner, promptId, [trim]);
    const nobody = '01900000-0000-7000-8000-000000000000';
    for (const other of [refused.promptId, foreign.promptId, desk.promptId, made.id, nobody]) {
      const body = { steps: [trim, { kind: 'join', promptId: other }] };
      const problem = await owner.refused(
        'POST',
        `/prompts/${promptId}/repairs`,
        { status: 400, code: 'invalid_input' },
        { body },
      );
      expect(problem.errors).toMatchObject([{ path: 'steps.1.promptId' }]);
    }
  });

  it('of a refused file is refused, and of another organisation’s it does not exist', async () => {
    const { promptId } = await owner.uploadChecked(silence());
    const body = { steps: [trim] };
    const path = `/prompts/${promptId}/repairs`;
    await owner.refused('POST', path, { status: 409, code: 'prompt_not_repairable' }, { body });
    await app.as('enterpriseOwner').refused('POST', path, { status: 404, code: 'not_found' }, { body });
    await app.as('technician').refused('POST', path, { status: 403, code: 'forbidden' }, { body });
    await app.as('agent').refused('POST', path, { status: 403, code: 'forbidden' }, { body });
  });

  it('of the desk’s own file is the operator’s', async () => {
    const operator = app.as('operator');
    const { promptId } = await operator.uploadChecked(late, 'desk.wav');
    const made = await repaired(operator, promptId, [trim]);
    expect(made).toMatchObject({ organisationId: null, status: 'ready', repair: { of: { promptId } } });
    await owner.refused(
      'POST',
      `/prompts/${promptId}/repairs`,
      { status: 404, code: 'not_found' },
      {
        body: { steps: [trim] },
      },
    );
    await app.as('technician').refused(
      'POST',
      `/prompts/${promptId}/repairs`,
      { status: 403, code: 'forbidden' },
      {
        body: { steps: [trim] },
      },
    );
  });

  it('that leaves too much is refused by its check, with the recording untouched', async () => {
    const long = makeWav({ seconds: 301, rateHz: 8_000, sample: speech });
    const one = await owner.uploadChecked(long, 'long.wav');
    const made = await repaired(owner, one.promptId, [{ kind: 'join', promptId: one.promptId }]);
    expect(made).toMatchObject({ status: 'rejected', repair: { done: [] } });
    expect(codes(made)).toEqual(['too_long']);
    expect((await owner.get(`/prompts/${one.promptId}`)).status).toBe('ready');
  });
});
