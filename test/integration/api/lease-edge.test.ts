import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type Filed, filings } from '../../support/filing.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let technician: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  technician = app.as('technician');
});
afterAll(() => app.close());

/** The answer of each endpoint that requires holding the job. */
async function doors({ job, path, line, promptId }: Filed): Promise<Record<string, boolean>> {
  const gives = async (address: string, has: (body: Json) => unknown): Promise<boolean> => {
    const { status, body } = await technician.ask('GET', address);
    return status === 200 && Boolean(has(body));
  };
  const always = () => true;
  return {
    job: await gives(job, ({ after }) => after),
    readBack: await gives(`${job}/read-back`, always),
    line: await gives(`/lines/${line.id}`, ({ configuration }) => configuration),
    revision: await gives(`/lines/${line.id}/revisions/1`, ({ configuration }) => configuration),
    note: await gives(path, ({ note }) => note),
    peaks: await gives(`/prompts/${promptId}/peaks`, always),
    audio: await gives(`/prompts/${promptId}/audio`, always),
  };
}

const all = { job: true, readBack: true, line: true, revision: true, note: true, peaks: true, audio: true };
const none = Object.fromEntries(Object.keys(all).map((name) => [name, false]));

async function heldUntilNow(): Promise<Filed> {
  const filed = await work.file({ extra: { note: 'Ring me first.' } });
  await technician.post(`${filed.job}/take`);
  expect(await doors(filed)).toEqual(all);
  // A sweep may run at any moment from here on; the expectations hold before it and after it.
  await app.query('update job set lease_until = $1 where id = $2', [app.clock.now(), filed.request.jobId]);
  return filed;
}

describe('a lease that is over', () => {
  it('ends all access at once, before any sweep', async () => {
    const filed = await heldUntilNow();
    expect(await doors(filed)).toEqual(none);
    for (const [step, body] of [
      ['apply', undefined],
      ['confirm', { steps: ['x'] }],
      ['release', undefined],
      ['hold', { reason: 'Later.' }],
      ['ask', { question: 'Which one?' }],
      ['fail', { reason: 'It is gone.' }],
    ] as const) {
      const answer = await technician.ask('POST', `${filed.job}/${step}`, { body });
      expect([403, 409], `${step} ${answer.text}`).toContain(answer.status);
    }
    expect(await technician.get(filed.job)).toMatchObject({
      requestStatus: expect.stringMatching(/^(accepted|inProgress)$/),
    });
    await app.as('owner').post(`${filed.path}/cancel`);
  });

  it('blocks nobody: another takes the job, or the same technician again', async () => {
    const second = app.as('technician2');
    const theirs = await heldUntilNow();
    expect(await second.post(`${theirs.job}/take`)).toMatchObject({ status: 'taken' });
    const again = await heldUntilNow();
    expect(await technician.post(`${again.job}/take`)).toMatchObject({ status: 'taken' });
    expect(await doors(again)).toEqual(all);
    for (const { path } of [theirs, again]) await app.as('owner').post(`${path}/cancel`);
  });

  it('does not count towards the five a technician may hold', async () => {
    const filed: Filed[] = [];
    for (let count = 0; count < 5; count += 1) filed.push(await heldUntilNow());
    const next = await work.file();
    expect((await technician.ask('POST', '/jobs/take')).status).toBe(200);
    expect(await technician.post(`${next.job}/take`).catch(() => technician.get(next.job))).toMatchObject({
      status: 'taken',
    });
    for (const { path } of [...filed, next]) await app.as('owner').post(`${path}/cancel`);
  });
});
