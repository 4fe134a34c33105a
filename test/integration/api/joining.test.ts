import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, silence, voice } from '../../support/voice.ts';

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
afterAll(() => app.close());

const day = (from: string, name = 'Away') => ({ from, to: from, name, hours: 'closed' });
const holidays = (lineIds: string[], days: object) => ({ kind: 'holiday_setting', lineIds, ...days });
const hours = (lineId: string, open: string) => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const weekly = Object.fromEntries(days.map((name) => [name, [{ open, close: '18:00' }]]));
  return { kind: 'business_hours', lineId, weekly };
};
const recording = (slot: string, uploadId: string) => ({
  ...{ kind: 'voice_replacement', lineId: first.id, slot, uploadId },
});
const file = (body: object) => owner.post('/change-requests', body);
const join = ({ id }: Json, body: object) => owner.post(`/change-requests/${id}/join`, body);
const drop = ({ id }: Json) => owner.post(`/change-requests/${id}/cancel`, {});

/** The line's change as its technician sees it; the job is free again afterwards. */
async function changesOf(request: Json): Promise<Json> {
  const { jobId } = await owner.get(`/change-requests/${request.id}`);
  await technician.post(`/jobs/${jobId}/take`);
  const { lines } = await technician.get(`/jobs/${jobId}`);
  await technician.post(`/jobs/${jobId}/release`);
  return Object.fromEntries(lines.map(({ lineId, after }: Json) => [lineId, after]));
}

const namesOf = ({ datedDays }: Json) => datedDays.map(({ from, name }: Json) => `${from} ${name}`);

describe('joining an open request', () => {
  it('adds days of some of its lines, keeps the earlier clock, and puts the note into the conversation', async () => {
    const request = await file(holidays([first.id, second.id], { add: [day('2026-10-05'), day('2026-10-06')] }));
    app.clock.set('2026-03-06T10:00:00+08:00');
    const more = { add: [day('2026-10-06', 'Inventory'), day('2026-10-07')], note: 'And the day after.' };
    const joined = await join(request, holidays([first.id], more));
    expect(joined).toMatchObject({ status: 'accepted', jobId: request.jobId, receivedAt: request.receivedAt });
    expect(joined.deadline.dueBy).toBe(request.deadline.dueBy);
    const changes = await changesOf(request);
    expect(namesOf(changes[first.id])).toEqual(
      expect.arrayContaining(['2026-10-05 Away', '2026-10-06 Inventory', '2026-10-07 Away']),
    );
    expect(namesOf(changes[second.id])).toEqual(expect.arrayContaining(['2026-10-05 Away', '2026-10-06 Away']));
    expect(namesOf(changes[second.id])).not.toContain('2026-10-07 Away');
    const { items } = await owner.get(`/change-requests/${request.id}/messages`);
    expect(items).toMatchObject([{ kind: 'message', text: 'And the day after.' }]);
    const timeline = await owner.get(`/change-requests/${request.id}/timeline`);
    expect(timeline.items).toContainEqual(
      expect.objectContaining({ action: 'change_request.join', label: 'Added to the request', text: items[0].text }),
    );
    await drop(request);
  });

  it('replaces hours, and takes a line in that was to stay as it was', async () => {
    const now = await owner.get(`/lines/${second.id}`);
    const { weekly } = now.configuration;
    const request = await file({ kind: 'business_hours', lineIds: [first.id, second.id], weekly });
    const stateOf = ({ lines }: Json) => lines.find(({ lineId }: Json) => lineId === second.id).state;
    expect(stateOf(request)).toBe('unchanged');
    const { lineId: _one, ...asked } = hours(second.id, '08:15');
    const joined = await join(request, { ...asked, lineIds: [second.id] });
    expect(stateOf(joined)).toBe('waiting');
    expect((await changesOf(request))[second.id].weekly.mon).toEqual([{ open: '08:15', close: '18:00' }]);
    const twice = { status: 409, code: 'duplicate_request' };
    await owner.refused('POST', '/change-requests', twice, { body: hours(second.id, '07:00') });
    await drop(request);
    await drop(await file(hours(second.id, '07:00')));
  });

  it('replaces a recording that waits, a refused one and an accepted one by a newer one', async () => {
    const bad = await owner.uploadChecked(silence());
    const [good, better] = [await owner.uploadChecked(voice(0.41)), await owner.uploadChecked(voice(0.42))];
    const request = await file(recording('custom:joined', bad.id));
    expect(request.status).toBe('pending');
    const mended = await join(request, recording('custom:joined', good.id));
    expect(mended).toMatchObject({ status: 'accepted', promptId: good.promptId, awaiting: null });
    const replaced = await join(request, recording('custom:joined', better.id));
    expect(replaced).toMatchObject({ status: 'accepted', promptId: better.promptId, jobId: mended.jobId });
    expect((await changesOf(request))[first.id].prompts['custom:joined']).toBe(better.promptId);
    expect(await join(request, recording('custom:joined', bad.id))).toMatchObject({ status: 'pending' });
    await join(request, recording('custom:joined', good.id));
    await technician.post(`/jobs/${mended.jobId}/take`);
    await technician.post(`/jobs/${mended.jobId}/apply`);
    await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'completed');
    expect((await owner.get(`/lines/${first.id}`)).configuration.prompts['custom:joined']).toBe(good.promptId);
    const ended = { status: 409, code: 'join_ended' };
    const body = recording('custom:joined', better.id);
    await owner.refused('POST', `/change-requests/${request.id}/join`, ended, { body });
  });

  it('waits for the check of a recording that is not checked yet', async () => {
    const good = await owner.uploadChecked(voice(0.43));
    const request = await file(recording('custom:slow', good.id));
    const { id, promptId } = await owner.upload(voice(0.44));
    const joined = await join(request, recording('custom:slow', id));
    expect(['acknowledged', 'accepted']).toContain(joined.status);
    const done = await owner.until(`/change-requests/${request.id}`, ({ status }) => status === 'accepted');
    expect(done).toMatchObject({ promptId, jobId: request.jobId });
    await drop(request);
  });
});

it('a verdict that comes while another recording is joined does not count for that one', async () => {
  for (let round = 0; round < 4; round += 1) {
    const good = await owner.upload(voice(0.45 + round / 100));
    const request = await file(recording(`custom:raced-${round}`, good.id));
    const bad = await owner.upload(silence(), `silence-${round}.wav`);
    await join(request, recording(`custom:raced-${round}`, bad.id));
    await owner.until(`/prompts/${bad.promptId}`, ({ status }) => status === 'rejected');
    await owner.until(`/prompts/${good.promptId}`, ({ status }) => status === 'ready');
    const now = await owner.until(`/change-requests/${request.id}`, ({ status }) => status !== 'acknowledged');
    expect(now).toMatchObject({ status: 'pending', promptId: bad.promptId, awaiting: { code: 'upload' } });
    await drop(request);
  }
});

describe('what cannot be joined', () => {
  it('is a request that a technician has taken, and the next step is the conversation', async () => {
    const request = await file(hours(first.id, '08:00'));
    await technician.post(`/jobs/${request.jobId}/take`);
    const body = hours(first.id, '07:30');
    const path = `/change-requests/${request.id}/join`;
    const problem = await owner.refused('POST', path, { status: 409, code: 'join_too_late' }, { body });
    expect(problem.detail).toContain(request.number);
    expect(problem.reasons[0].next).toEqual({ label: 'Write to the technician', href: `/requests/${request.id}` });
    app.clock.set(new Date(app.deps.clock.now().getTime() + 5 * 3_600_000));
    expect(await owner.post(path, body)).toMatchObject({ status: 'accepted' });
    await drop(request);
  });

  it('is one of other lines, of another slot or kind, or of another customer', async () => {
    const request = await file(hours(first.id, '08:00'));
    const path = `/change-requests/${request.id}/join`;
    const fault = async (body: object) => (await owner.refused('POST', path, invalid, { body })).errors[0];
    expect(await fault(hours(second.id, '07:30'))).toMatchObject({ path: 'lineIds', code: 'other_place' });
    const other = holidays([first.id], { add: [day('2026-10-05')] });
    expect(await fault(other)).toMatchObject({ path: 'kind', code: 'join_other_kind' });
    const absent = { status: 404, code: 'not_found' };
    await app.as('enterpriseOwner').refused('POST', path, absent, { body: hours(first.id, '07:30') });
    const theirs = await app.as('enterpriseOwner').line(demoNumbers.enterprise);
    await app.as('enterpriseOwner').refused('POST', path, absent, { body: hours(theirs.id, '07:30') });
    for (const account of ['operator', 'technician', 'sales'])
      await app
        .as(account)
        .refused('POST', path, { status: 403, code: 'forbidden' }, { body: hours(first.id, '07:30') });
    expect(await app.as('agent').post(path, hours(first.id, '07:30'))).toMatchObject({
      status: 'accepted',
      note: null,
    });
    await drop(request);
  });

  it('is decided for one of a take and a join at the same instant', async () => {
    for (let round = 0; round < 5; round += 1) {
      const request = await file(hours(first.id, '08:00'));
      const path = `/change-requests/${request.id}/join`;
      const [joined, taken] = await Promise.all([
        owner.ask('POST', path, { body: hours(first.id, '07:30') }),
        technician.ask('POST', `/jobs/${request.jobId}/take`),
      ]);
      expect(taken.status).toBe(200);
      expect([200, 409]).toContain(joined.status);
      const { lines } = await technician.get(`/jobs/${request.jobId}`);
      const open = joined.status === 200 ? '07:30' : '08:00';
      expect(lines[0].after.weekly.mon).toEqual([{ open, close: '18:00' }]);
      await technician.post(`/jobs/${request.jobId}/release`);
      await drop(request);
    }
  });
});
