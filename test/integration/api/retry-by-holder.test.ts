import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient } from '../../support/app-client.ts';
import { failedFiling, filings } from '../../support/filing.ts';

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
afterAll(() => app.close());

describe('a job that failed', () => {
  it('is taken up again by the technician who had it, who looks first and applies then', async () => {
    const { job, path } = await failedFiling(app, work);
    const { id: me } = await technician.get('/me');
    expect(await technician.get(job)).toMatchObject({ status: 'failed', takenBy: { id: me }, leaseUntil: null });
    // Until then nobody holds it: its former holder has no holder's access.
    expect((await technician.get(job)).differences).toBeUndefined();
    const again = await technician.post(`${job}/retry`);
    expect(again).toMatchObject({ status: 'taken', takenBy: { id: me }, applying: false, result: null, fault: null });
    expect(again).toMatchObject({ outcome: null, finishedAt: null, attempts: 0, requestStatus: 'inProgress' });
    expect(again.leaseUntil).not.toBeNull();
    expect((await technician.get(job)).differences).toBeDefined();
    await technician.post(`${job}/apply`);
    const done = await owner.until(path, ({ status }) => status === 'completed');
    expect(done).toMatchObject({ proof: 'settled', lines: [{ state: 'live' }] });
    const { items } = await owner.get(`${path}/timeline`);
    expect(items.map(({ action }: { action: string }) => action)).toContain('change_request.retry');
  });

  it('is not taken up by another technician, nor after an operator has put it back into the queue', async () => {
    const { job, path } = await failedFiling(app, work);
    const other = await app.as('technician2').ask('POST', `${job}/retry`);
    expect([other.status, other.body.code]).toEqual([403, 'not_job_holder']);
    await app.as('operator').post(`${job}/retry`);
    expect(await technician.get(job)).toMatchObject({ status: 'open', takenBy: null });
    const late = await technician.ask('POST', `${job}/retry`);
    expect(late.status).toBe(409);
    await owner.post(`${path}/cancel`);
  });

  it('goes back to the queue when the lease after the retry is over, and then belongs to whoever takes it', async () => {
    const { job, path } = await failedFiling(app, work);
    await technician.post(`${job}/retry`);
    await app.query('update job set lease_until = $1 where id = $2', [app.clock.now(), job.slice('/jobs/'.length)]);
    const late = await technician.ask('POST', `${job}/apply`);
    expect([403, 409]).toContain(late.status);
    const second = app.as('technician2');
    expect(await second.post(`${job}/take`)).toMatchObject({ status: 'taken' });
    await second.post(`${job}/fail`, { reason: 'The number was ported away' });
    app.takeFaults();
    const former = await technician.ask('POST', `${job}/retry`);
    expect([former.status, former.body.code]).toEqual([403, 'not_job_holder']);
    expect(await second.post(`${job}/retry`)).toMatchObject({ status: 'taken' });
    await owner.post(`${path}/cancel`);
  });

  it('of a customer who has cancelled meanwhile is not taken up', async () => {
    const { job, path } = await failedFiling(app, work);
    await owner.post(`${path}/cancel`);
    const late = await technician.ask('POST', `${job}/retry`);
    expect([late.status, late.body.code]).toEqual([409, 'illegal_transition']);
  });
});
