import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let line: Json;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  line = await owner.line(demoNumbers.directory);
});
afterAll(() => app.close());

async function applied(body: Json): Promise<Json> {
  const request = await owner.post('/change-requests', { lineId: line.id, ...body });
  await technician.post(`/jobs/${request.jobId}/take`);
  await technician.post(`/jobs/${request.jobId}/apply`);
  return await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'completed');
}

async function now(): Promise<Json> {
  return await owner.get(`/lines/${line.id}`);
}

const day = { from: '2027-02-06', to: '2027-02-10', name: '春節', hours: 'closed' };

describe('putting a line back', () => {
  it('goes back to a whole version, with its difference first, and keeps what does not differ', async () => {
    const { revision, configuration: before } = await now();
    const { id: uploadId } = await owner.uploadChecked(voice(3));
    await applied({ kind: 'voice_replacement', slot: 'greeting', uploadId });
    await applied({ kind: 'holiday_setting', add: [day] });
    await applied({ kind: 'business_hours', weekly: null });
    const body = { kind: 'rollback', lineId: line.id, toRevision: revision };
    const dry = await owner.post('/qualifications', body);
    expect(dry).toMatchObject({ result: 'qualified' });
    const touched = dry.lines[0].diff.map(({ place }: Json) => place.at);
    expect([...new Set(touched)].sort()).toEqual(['days', 'prompt', 'weekday', 'weekly']);
    const done = await applied({ kind: 'rollback', toRevision: revision });
    expect(done).toMatchObject({ kind: 'rollback', proof: 'settled' });
    expect((await now()).configuration).toEqual(before);
    const again = await owner.post('/qualifications', body);
    expect(again.reasons.map(({ code }: Json) => code)).toContain('already_in_effect');
  });

  it('puts one recording back where the line has played it, and refuses what it never had', async () => {
    const revisions = (await owner.get(`/lines/${line.id}/revisions?limit=10`)).items;
    const former = revisions.find(({ configuration }: Json) => configuration.prompts.greeting);
    const promptId = former.configuration.prompts.greeting;
    const done = await applied({ kind: 'rollback', slot: 'greeting', promptId });
    expect(done).toMatchObject({ slot: 'greeting', promptId });
    expect((await now()).configuration.prompts.greeting).toBe(promptId);
    const refusal = { status: 400, code: 'invalid_input' };
    const refused = async (body: Json) => {
      const problem = await owner.refused('POST', '/change-requests', refusal, {
        body: { kind: 'rollback', lineId: line.id, ...body },
      });
      return problem.errors.map(({ code }: Json) => code);
    };
    expect(await refused({ slot: 'closed', promptId })).toEqual(['recording_never_played']);
    expect(await refused({ toRevision: 999 })).toEqual(['unknown_revision']);
    expect(await refused({})).toEqual(['revision_or_recording']);
    expect(await refused({ toRevision: 1, slot: 'closed' })).toEqual(['revision_or_recording']);
    const other = await app.as('enterpriseOwner').line(demoNumbers.enterprise);
    await owner.refused(
      'POST',
      '/change-requests',
      { status: 404, code: 'not_found' },
      { body: { kind: 'rollback', lineId: other.id, toRevision: 1 } },
    );
  });
});
