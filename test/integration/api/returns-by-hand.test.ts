import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revertDue } from '../../../src/features/jobs/revert-due.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

const filedAt = '2026-03-04T10:00:00+08:00';
const revertAt = '2026-03-16T09:00:00+08:00';
/** The promise of what is received on Monday morning at nine. */
const backBy = '2026-03-19T18:00:00+08:00';

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let work: ReturnType<typeof filings>;
beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  owner = app.as('owner');
  technician = app.as('technician');
});
afterAll(() => app?.close());

async function signOff(job: string): Promise<void> {
  await technician.post(`${job}/take`);
  const { checklist } = await technician.get(job);
  await technician.ask('POST', `${job}/confirm`, { body: { steps: checklist.map(({ id }: Json) => id) } });
}

/** A change with an end that is live on a line changed by a person. */
async function limited(): Promise<Filed> {
  app.clock.set(filedAt);
  const filed = await work.file({ number: demoNumbers.manual, extra: { revertAt } });
  await signOff(filed.job);
  expect((await owner.get(filed.path)).status).toBe('completed');
  return filed;
}

/** The first second after its time. */
function timeIsOver(): void {
  app.clock.set('2026-03-16T09:00:01+08:00');
}

async function returnsOf({ request }: Filed): Promise<Json[]> {
  const { items } = await owner.get('/change-requests?limit=200');
  return items.filter(({ returnOf }: Json) => returnOf === request.id);
}

async function lastOf({ path }: Filed): Promise<Json> {
  return (await owner.get(`${path}/timeline`)).items.at(-1);
}

/** The app's own sweep may have run first. */
async function told(filed: Filed, action: string): Promise<void> {
  await revertDue(app.deps);
  await expect.poll(async () => (await lastOf(filed)).action).toBe(`change_request.${action}`);
}

describe('what is set for a limited time on a line that people change', () => {
  it('says at filing by when a technician puts back what was there', async () => {
    app.clock.set(filedAt);
    const { request } = await work.file({ number: demoNumbers.manual, extra: { revertAt } });
    const notice = request.notices.find(({ code }: Json) => code === 'revert_by_hand');
    expect(notice.message).toContain('19 Mar');
    await owner.post(`/change-requests/${request.id}/cancel`);
  });

  it('is put back by a technician, in a request of its own with the promise from then on', async () => {
    const filed = await limited();
    expect(await revertDue(app.deps)).toBe(0);
    timeIsOver();
    await Promise.all([revertDue(app.deps), revertDue(app.deps)]);
    await told(filed, 'return_filed');
    const [back, ...others] = await returnsOf(filed);
    expect(others).toEqual([]);
    expect(back).toMatchObject({
      kind: 'rollback',
      status: 'accepted',
      slot: filed.request.slot,
      filedBy: filed.request.filedBy,
    });
    expect(back.deadline.dueBy).toBe(backBy);
    expect((await lastOf(filed)).after).toMatchObject({ returnedBy: back.id });
    await signOff(`/jobs/${back.jobId}`);
    expect(await owner.get(`/change-requests/${back.id}`)).toMatchObject({ status: 'completed', proof: 'signedOff' });
    const line = await owner.get(`/lines/${filed.line.id}`);
    expect(line.configuration.prompts[filed.request.slot]).toBeUndefined();
    await told(filed, 'reverted');
    expect(await revertDue(app.deps)).toBe(0);
  });

  it('stays where the customer cancels the return, and where something else plays there by now', async () => {
    const kept = await limited();
    timeIsOver();
    await told(kept, 'return_filed');
    const [back] = await returnsOf(kept);
    await owner.post(`/change-requests/${back?.id}/cancel`);
    await told(kept, 'revert_given_up');

    const replaced = await limited();
    const other = await owner.uploadChecked(voice(4));
    const { lineId, slot } = replaced.request;
    const next = await owner.post('/change-requests', { kind: 'voice_replacement', lineId, slot, uploadId: other.id });
    await signOff(`/jobs/${next.jobId}`);
    timeIsOver();
    await told(replaced, 'revert_unneeded');
    expect(await returnsOf(replaced)).toEqual([]);
  });

  it('waits while another request is open at its place', async () => {
    const filed = await limited();
    const other = await owner.uploadChecked(voice(5));
    const { lineId, slot } = filed.request;
    const next = await owner.post('/change-requests', { kind: 'voice_replacement', lineId, slot, uploadId: other.id });
    timeIsOver();
    await revertDue(app.deps);
    expect(await returnsOf(filed)).toEqual([]);
    await owner.post(`/change-requests/${next.id}/cancel`);
    await told(filed, 'return_filed');
    expect(await returnsOf(filed)).toHaveLength(1);
  });
});
