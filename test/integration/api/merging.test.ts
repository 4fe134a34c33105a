import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

const invalid = { status: 400, code: 'invalid_input' };
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
afterEach(async () => {
  app.clock.set('2026-03-04T10:00:00+08:00');
  const { items } = await owner.get('/change-requests?open=true&limit=100');
  for (const { id } of items) await owner.post(`/change-requests/${id}/cancel`, {});
});
afterAll(() => app.close());

const day = (from: string, name: string) => ({ from, to: from, name, hours: 'closed' });
const holidays = (line: Json, from: string, extra: object = {}) => ({
  ...{ kind: 'holiday_setting', lineIds: [line.id], add: [day(from, 'Away')], ...extra },
});
const file = (body: object) => owner.post('/change-requests', body);
const merge = (one: Json, into: Json) => owner.post(`/change-requests/${one.id}/merge`, { into: into.id });

async function refused(one: Json, into: Json): Promise<string> {
  const path = `/change-requests/${one.id}/merge`;
  const { errors } = await owner.refused('POST', path, invalid, { body: { into: into.id } });
  return errors[0].code;
}

describe('merging two requests', () => {
  it('puts the lines of one into the other, keeps the earlier clock, and is applied as one job', async () => {
    const early = await file(holidays(first, '2026-10-05', { note: 'The first shop.' }));
    app.clock.set('2026-03-06T10:00:00+08:00');
    const late = await file(holidays(second, '2026-10-06'));
    expect(late.deadline.dueBy).not.toBe(early.deadline.dueBy);
    const merged = await merge(early, late);
    expect(merged).toMatchObject({
      id: late.id,
      jobId: late.jobId,
      receivedAt: early.receivedAt,
      deadline: early.deadline,
    });
    expect(merged.lines.map(({ lineId }: Json) => lineId)).toEqual([second.id, first.id]);
    expect(await owner.get(`/change-requests/${early.id}`)).toMatchObject({ status: 'cancelled', mergedInto: late.id });
    const { items: said } = await owner.get(`/change-requests/${late.id}/messages`);
    expect(said.map(({ text }: Json) => text)).toEqual(['The first shop.']);
    const { items: jobs } = await technician.get('/jobs?limit=100');
    expect(jobs.find(({ id }: Json) => id === late.jobId).dueBy).toBe(early.deadline.dueBy);
    expect(jobs.some(({ id }: Json) => id === early.jobId)).toBe(false);
    await technician.post(`/jobs/${late.jobId}/take`);
    await technician.post(`/jobs/${late.jobId}/apply`);
    await owner.until(`/change-requests/${late.id}`, ({ status }) => status === 'completed');
    for (const [line, from] of [
      [first, '2026-10-05'],
      [second, '2026-10-06'],
    ] as const) {
      const { configuration } = await owner.get(`/lines/${line.id}`);
      expect(configuration.datedDays.map((days: Json) => days.from)).toContain(from);
    }
    const cancelled = `select 1 from message where kind = 'change_request_cancelled' and body like $1`;
    expect(await app.query(cancelled, [`%${early.id}%`])).toEqual([]);
  });

  it('keeps its places: the merged line is blocked by the request that has it now', async () => {
    const one = await file(holidays(first, '2026-11-05'));
    const other = await file(holidays(second, '2026-11-06'));
    await merge(one, other);
    const conflict = { status: 409, code: 'duplicate_request' };
    const again = await owner.refused('POST', '/change-requests', conflict, { body: holidays(first, '2026-11-07') });
    expect(again.reasons[0].next.href).toBe(`/requests/${other.id}`);
  });

  it('joins voice files where the recording and the place are the same', async () => {
    const { id: uploadId } = await owner.uploadChecked(voice());
    const recording = (line: Json, slot: string, extra: object = {}) =>
      file({ kind: 'voice_replacement', lineId: line.id, slot, uploadId, ...extra });
    const one = await recording(first, 'custom:merge');
    const other = await recording(second, 'custom:merge');
    expect((await merge(one, other)).lines.length).toBe(2);
    const elsewhere = await recording(first, 'custom:elsewhere');
    expect(await refused(elsewhere, other)).toBe('merge_same_line');
    const planned = await recording(first, 'custom:merge', { effectiveAt: '2026-04-01T09:00:00+08:00' });
    expect(await refused(planned, other)).toBe('merge_other_time');
  });

  it('is refused for what does not belong together, and once somebody works on it', async () => {
    const one = await file(holidays(first, '2026-12-05'));
    const other = await file(holidays(second, '2026-12-06'));
    expect(await refused(one, one)).toBe('merge_itself');
    const nine = [{ open: '09:00', close: '12:00' }];
    const weekly = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };
    const hours = await file({ kind: 'business_hours', lineId: second.id, weekly });
    expect(await refused(one, hours)).toBe('merge_other_kind');
    const path = `/change-requests/${one.id}/merge`;
    const body = { into: other.id };
    await technician.refused('POST', path, { status: 403, code: 'forbidden' }, { body });
    await app.as('enterpriseOwner').refused('POST', path, { status: 404, code: 'not_found' }, { body });
    await technician.post(`/jobs/${other.jobId}/take`);
    await owner.refused('POST', path, { status: 409, code: 'illegal_transition' }, { body });
    expect(await owner.get(`/change-requests/${one.id}`)).toMatchObject({ status: 'accepted', mergedInto: null });
    await technician.post(`/jobs/${other.jobId}/release`);
  });
});
