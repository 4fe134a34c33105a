import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedFile } from '../../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { demoNumbers, silence, voice } from '../../support/voice.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

async function lineFile(line: Json): Promise<{ folder: string; content: Json }> {
  const folder = join(app.pbxFolder, 'lines', line.number.slice(1));
  return { folder, content: JSON.parse(await readFile(join(folder, 'line.json'), 'utf8')) };
}

describe('replacing a greeting', () => {
  it('goes from a recording to what callers hear, proved on the phone system', async () => {
    const owner = app.as('owner');
    const technician = app.as('technician');
    const recording = await readFile(shippedFile('fixtures', 'audio', 'greeting.wav'));
    const line = await owner.line(demoNumbers.directory);
    const before = await owner.get(`/lines/${line.id}/callers-hear`);
    expect(before).toMatchObject({ state: 'open', slot: 'greeting', prompt: null });

    const { id: uploadId, promptId, prompt, ...upload } = await owner.uploadChecked(recording);
    expect(upload).toMatchObject({ sha256: sha256(recording), size: recording.length, fileName: 'greeting.wav' });
    expect(prompt).toMatchObject({ status: 'ready', sha256: upload.sha256 });
    expect(prompt.renditions.map((each: Json) => each.name)).toContain('wav8k');

    const wish = {
      kind: 'voice_replacement',
      lineId: line.id,
      slot: 'greeting',
      uploadId,
      note: 'From Monday please.',
    };
    const dryRun = await owner.post('/qualifications', wish);
    expect(dryRun).toMatchObject({ result: 'qualified', reasons: [], duplicates: [] });
    const request = await owner.post('/change-requests', wish);
    expect(request).toMatchObject({
      status: 'accepted',
      promptId,
      deadline: { day0: '2026-03-04', dueBy: '2026-03-09T18:00:00+08:00', earliestBy: '2026-03-06T18:00:00+08:00' },
    });
    // Filed a moment after the dry run: its clock may start in the next second.
    expect(request.deadline).toEqual({ ...dryRun.deadline, clockStart: expect.any(String) });

    const job = await technician.post('/jobs/take');
    expect(job).toMatchObject({ id: request.jobId, status: 'taken', changeRequestId: request.id });
    expect(job.requestNumber).toBe(request.number);
    const detail = await technician.get(`/jobs/${job.id}`);
    expect(detail).toMatchObject({ note: 'From Monday please.', after: { prompts: { greeting: promptId } } });
    const applied = await technician.ask('POST', `/jobs/${job.id}/apply`);
    expect(applied.status).toBe(202);
    const done = await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'completed');
    expect(done).toMatchObject({ number: request.number, revision: 2, completedAt: expect.any(String) });
    const [mail] = await app.query(`select body from message where kind = 'change_request_completed'`);
    expect(mail.body).toContain(request.number);
    expect(await technician.get(`/jobs/${job.id}`)).toMatchObject({
      status: 'done',
      outcome: 'done',
      takenBy: null,
      result: { state: 'settled', revision: 2 },
    });

    const after = await owner.get(`/lines/${line.id}/callers-hear`);
    const rendition = prompt.renditions.find((each: Json) => each.name === 'wav8k');
    expect(after).toMatchObject({
      state: 'open',
      prompt: { promptId, sha256: sha256(recording), renditionSha256: rendition.sha256 },
    });
    const { folder, content } = await lineFile(line);
    expect(content).toMatchObject({ revision: 2, config: { prompts: { greeting: promptId } } });
    const { file } = content.files[promptId];
    expect(sha256(await readFile(join(folder, file)))).toBe(rendition.sha256);
    expect(await owner.line(line.number)).toMatchObject({ revision: 2, settledRevision: 2 });
    const next = await owner.post('/change-requests', { ...wish, slot: 'menu' });
    await technician.post(`/jobs/${next.jobId}/take`);
    const readBack = `/jobs/${next.jobId}/read-back`;
    const asked = await technician.ask('POST', readBack);
    expect([asked.status, asked.body]).toMatchObject([202, { asking: true }]);
    const { last } = await technician.until(readBack, ({ asking }) => !asking);
    expect(last).toMatchObject({
      agrees: true,
      fault: null,
      configuration: { prompts: { greeting: promptId } },
      files: { [promptId]: rendition.sha256 },
    });
    await owner.post(`/change-requests/${next.id}/cancel`);

    const { items } = await owner.get(`/change-requests/${request.id}/timeline`);
    expect(items.map((entry: Json) => entry.action)).toEqual([
      'change_request.filed',
      'change_request.checkPassed',
      'change_request.take',
      'change_request.apply',
      'change_request.complete',
    ]);
  });

  it('waits for the customer when the audio is refused, and gives the waiting days back', async () => {
    app.clock.set('2026-03-10T10:00:00+08:00');
    const owner = app.as('owner');
    const line = await owner.line(demoNumbers.directory);
    const refused = await owner.uploadChecked(silence());
    expect(refused.prompt).toMatchObject({ status: 'rejected', verdict: 'rejected' });
    expect(refused.prompt.findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        message: expect.stringMatching(/\S/),
        fix: expect.stringMatching(/\S/),
      }),
    );
    const wish = { kind: 'voice_replacement', lineId: line.id, slot: 'closed', uploadId: refused.id };
    const request = await owner.post('/change-requests', wish);
    expect(request).toMatchObject({ status: 'pending', jobId: null, awaiting: { code: 'upload' } });
    expect(request.notices.map(({ code }: Json) => code)).toContain('audio_rejected');
    expect(request.deadline.dueBy).toBe('2026-03-13T18:00:00+08:00');
    const path = `/change-requests/${request.id}`;
    await owner.refused(
      'POST',
      `${path}/provide`,
      { status: 422, code: 'upload_required' },
      { body: { text: 'Why?' } },
    );

    app.clock.set('2026-03-12T10:00:00+08:00');
    const better = await owner.uploadChecked(voice(0.4));
    const provided = await owner.post(`${path}/provide`, { uploadId: better.id, text: 'Here it is.' });
    expect(provided).toMatchObject({ status: 'accepted', awaiting: null, promptId: better.promptId });
    // Three business days touched by the wait (10, 11 and 12 March) are given back.
    expect(provided.deadline.dueBy).toBe('2026-03-18T18:00:00+08:00');
    const technician = app.as('technician');
    const job = await technician.post(`/jobs/${provided.jobId}/take`);
    expect(job.changeRequestId).toBe(request.id);
    await technician.post(`/jobs/${job.id}/apply`);
    await owner.until(path, ({ status }) => status === 'completed');
    expect((await lineFile(line)).content.config.prompts).toMatchObject({ closed: better.promptId });
  });

  it('is acknowledged while the audio is still being checked, and accepted after', async () => {
    const owner = app.as('owner');
    const line = await owner.line(demoNumbers.directory);
    const upload = await owner.upload(voice(0.45));
    const wish = { kind: 'voice_replacement', lineId: line.id, slot: 'menu', uploadId: upload.id };
    const request = await owner.post('/change-requests', wish);
    expect(request).toMatchObject({ status: 'acknowledged', jobId: null });
    const accepted = await owner.until(`/change-requests/${request.id}`, ({ status }) => status !== 'acknowledged');
    expect(accepted).toMatchObject({ status: 'accepted', jobId: expect.any(String) });
    const other = await owner.upload(silence());
    const second = await owner.post('/change-requests', { ...wish, slot: 'hold', uploadId: other.id });
    expect(second.status).toBe('acknowledged');
    const pending = await owner.until(`/change-requests/${second.id}`, ({ status }) => status !== 'acknowledged');
    expect(pending).toMatchObject({ status: 'pending', awaiting: { code: 'upload' } });
    for (const { id } of [request, second]) await owner.post(`/change-requests/${id}/cancel`);
  });

  it('switches by itself at its time, and back when that is over', async () => {
    app.clock.set('2026-03-16T09:30:00+08:00');
    const owner = app.as('owner');
    const technician = app.as('technician');
    const line = await owner.line(demoNumbers.second);
    const { id: uploadId, promptId } = await owner.uploadChecked(voice(0.35));
    const effectiveAt = '2026-03-20T12:00:00+08:00';
    const wish = { kind: 'voice_replacement', lineId: line.id, slot: 'greeting', uploadId, effectiveAt };
    const request = await owner.post('/change-requests', { ...wish, revertAt: '2026-03-21T12:00:00+08:00' });
    const path = `/change-requests/${request.id}`;
    await technician.post(`/jobs/${request.jobId}/take`);
    const applied = await technician.post(`/jobs/${request.jobId}/apply`);
    expect(applied).toMatchObject({ status: 'done', outcome: 'prepared', requestStatus: 'scheduled' });
    expect(await owner.get(path)).toMatchObject({ status: 'scheduled', effectiveAt });
    const [mail] = await app.query(`select body from message where kind = 'change_request_scheduled'`);
    expect(mail.body).toContain('3月20日（五）12:00 起播放 · 3月21日（六）12:00 起換回原語音');

    app.clock.set('2026-03-20T11:59:50+08:00');
    expect((await owner.get(path)).status).toBe('scheduled');
    app.clock.set('2026-03-20T12:00:00+08:00');
    const done = await owner.until(path, ({ status }) => status === 'completed');
    expect(new Date(done.completedAt).getTime()).toBeGreaterThanOrEqual(new Date(effectiveAt).getTime());
    expect((await lineFile(line)).content.config.prompts).toEqual({ greeting: promptId });

    app.clock.set('2026-03-21T12:00:00+08:00');
    await owner.until(`/lines/${line.id}/callers-hear`, ({ prompt }) => prompt === null);
    expect((await lineFile(line)).content.config.prompts).toEqual({});
    const { items } = await owner.get(`/lines/${line.id}/revisions`);
    expect(items.map(({ reason }: Json) => reason)).toEqual(['revert', 'change_request', expect.any(String)]);
  });
});
