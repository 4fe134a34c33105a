import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let first: Json;
let second: Json;
let uploadId: string;
let slots = 0;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  first = await owner.line(demoNumbers.directory);
  second = await owner.line(demoNumbers.second);
  uploadId = (await owner.uploadChecked(voice())).id;
});
afterAll(() => app.close());

/** Prepared for an instant, each in a slot of its own. */
async function planned(lines: Json[], effectiveAt: string): Promise<Json> {
  slots += 1;
  const lineIds = lines.map(({ id }) => id);
  const body = { kind: 'voice_replacement', lineIds, slot: `custom:p${slots}`, uploadId, effectiveAt };
  const request = await owner.post('/change-requests', body);
  await technician.post(`/jobs/${request.jobId}/take`);
  const { outcome } = await technician.post(`/jobs/${request.jobId}/apply`);
  expect(outcome).toBe('prepared');
  return request;
}

function whenDone({ id }: Json): Promise<Json> {
  return owner.until(`/change-requests/${id}`, ({ status }) => status === 'completed');
}

/** The result of a switch: its audit row by the product itself, and one revision for each line. */
async function tracesOf({ id }: Json): Promise<Json> {
  const [row] = await app.query(
    `select (select json_agg(json_build_object('role', actor_role, 'before', before ->> 'status', 'after', after ->> 'status'))
       from audit_row where change_request_id = $1 and action = 'change_request.switch') as switched,
      (select count(*)::int from line_revision where change_request_id = $1) as revisions,
      (select json_agg(attempt order by position) from change_request_line where change_request_id = $1) as attempts`,
    [id],
  );
  return row;
}

const switched = [{ role: 'system', before: 'scheduled', after: 'inProgress' }];

describe('switches planned for the same instant', () => {
  it('start together, two of them on one line, and each is made once', async () => {
    const effectiveAt = '2026-03-16T12:00:00+08:00';
    const requests: Json[] = [];
    for (const lines of [[first], [second, first], [first], [second]]) requests.push(await planned(lines, effectiveAt));
    const { revision } = await owner.get(`/lines/${first.id}`);
    app.clock.set('2026-03-16T11:59:59+08:00');
    for (const { id } of requests) expect((await owner.get(`/change-requests/${id}`)).status).toBe('scheduled');
    app.clock.set(effectiveAt);
    for (const request of requests) {
      const done = await whenDone(request);
      expect(done).toMatchObject({ outcome: 'whole', proof: 'settled' });
      const attempts = done.lines.map(() => 1);
      expect(await tracesOf(request)).toEqual({ switched, revisions: attempts.length, attempts });
    }
    const now = await owner.get(`/lines/${first.id}`);
    expect(now.revision).toBe(revision + 3);
    expect(Object.keys(now.configuration.prompts)).toEqual(
      expect.arrayContaining(['custom:p1', 'custom:p2', 'custom:p3']),
    );
  });

  it('start one by one where one of them does not fit its line, and that one alone fails', async () => {
    const effectiveAt = '2026-03-17T12:00:00+08:00';
    const [good, bad, other] = [
      await planned([first], effectiveAt),
      await planned([second], effectiveAt),
      await planned([second], effectiveAt),
    ];
    await app.query(`update change_request set patch = '{"kind":"of_another_time"}' where id = $1`, [bad.id]);
    app.clock.set(effectiveAt);
    for (const request of [good, other]) {
      await whenDone(request);
      expect(await tracesOf(request)).toEqual({ switched, revisions: 1, attempts: [1] });
    }
    const path = `/change-requests/${bad.id}`;
    const failed = await owner.until(path, ({ status }) => status === 'failed', 60_000);
    expect(failed.lines).toMatchObject([{ state: 'failed', fault: 'apply_internal' }]);
    expect(await tracesOf(bad)).toMatchObject({ switched, revisions: 0 });
    app.takeFaults();
  }, 90_000);
});
