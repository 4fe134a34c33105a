import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { ApiClient } from '../support/app-client.ts';
import { type Filed, filings } from '../support/filing.ts';
import { demoNumbers } from '../support/voice.ts';

let app: TestApp;
let work: ReturnType<typeof filings>;
let technician: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  technician = app.as('technician');
});
afterAll(() => app.close());

/** Everything that taking a job writes, with generated ids replaced so that both ways compare equal. */
async function traces({ request, line }: Filed): Promise<Record<string, unknown>> {
  const { id, jobId } = request;
  const [row] = await app.query(
    `select j.status, j.paused, j.outcome, j.taken_by, j.taken_by_name, j.taken_at is not null as since, j.reason, j.attempts,
       j.lease_until - j.taken_at as lease, j.version, j.result, j.apply_requested_at, r.status as request, r.held_from,
       r.awaiting, r.question, r.completed_at, r.proof, r.reason as "requestReason", r.version as "requestVersion",
       r.waits, r.updated_at = j.taken_at as together
     from job j join change_request r on r.id = j.change_request_id where r.id = $1`,
    [id],
  );
  const audit = await app.query(
    `select a.action, a.actor_id, a.actor_role, a.organisation_id, a.subject_kind, a.before, a.after, a.reason, w.words
     from audit_row a left join audit_words w on w.audit_row_id = a.id
     where a.change_request_id = $1 and a.action = 'change_request.take' order by a.id`,
    [id],
  );
  const outbox = await app.query(
    `select events, nudges from outbox where events @> jsonb_build_array(jsonb_build_object('subjectId', $1::text)) order by id desc limit 1`,
    [jobId],
  );
  const text = JSON.stringify({ row, audit, outbox })
    .replaceAll(id, 'the request')
    .replaceAll(jobId, 'the job')
    .replaceAll(line.id, 'the line');
  return JSON.parse(text) as Record<string, unknown>;
}

const accountOf = (plan: 'pro' | 'enterprise') => (plan === 'pro' ? 'owner' : 'enterpriseOwner');

async function cancelled(...filed: Filed[]): Promise<void> {
  for (const { path } of filed) await app.as('owner').post(`${path}/cancel`);
}

describe('taking the next job', () => {
  it.each(['accepted', 'partial'])(
    'leaves of a request that is %s the very rows, audit and events that taking it by name leaves',
    async (status) => {
      const named = await work.file();
      const next = await work.file();
      const ids = [named.request.id, next.request.id];
      // No request can reach this state here yet, so the test writes it as the lifecycle would.
      await app.query('update change_request set status = $1 where id = any($2)', [status, ids]);
      const byName = await technician.post(`${named.job}/take`);
      const byTurn = await technician.post('/jobs/take');
      expect(byTurn.id).toBe(next.request.jobId);
      const left = await traces(named);
      expect(await traces(next)).toEqual(left);
      expect(left).toMatchObject({
        row: { status: 'taken', request: status === 'accepted' ? 'inProgress' : 'partial', together: true },
        audit: [{ before: { status, holder: null } }],
        outbox: [{ nudges: [] }],
      });
      const own = ['id', 'changeRequestId', 'requestNumber', 'slot', 'dueBy', 'takenAt', 'leaseUntil', 'createdAt'];
      const alike = (reply: object) => Object.entries(reply).filter(([field]) => !own.includes(field));
      expect(alike(byTurn)).toEqual(alike(byName));
      await app.query(`update change_request set status = 'inProgress' where id = any($1)`, [ids]);
      await cancelled(named, next);
    },
  );

  it('serves every customer alike: by promise, then by age, whatever the plan', async () => {
    const of = { pro: {}, enterprise: { account: 'enterpriseOwner', number: demoNumbers.enterprise } };
    for (const [first, second] of [
      ['pro', 'enterprise'],
      ['enterprise', 'pro'],
    ] as const) {
      // Filed later and promised earlier; then, with one promise, filed earlier.
      for (const dueEarlier of ['second', 'neither']) {
        const filed = { first: await work.file(of[first]), second: await work.file(of[second]) };
        const due = {
          first: '2027-01-05T18:00:00+08:00',
          second: dueEarlier === 'second' ? '2027-01-04T18:00:00+08:00' : '2027-01-05T18:00:00+08:00',
        };
        for (const each of ['first', 'second'] as const)
          await app.query(
            `update job set due_by = $2, created_at = '2026-12-01T09:00:00+08:00'::timestamptz + $3::interval where id = $1`,
            [filed[each].request.jobId, due[each], each === 'first' ? '0 s' : '1 s'],
          );
        const expected = dueEarlier === 'second' ? filed.second : filed.first;
        const open = (await technician.get('/jobs')).items.map(({ id }: { id: string }) => id);
        expect(open[0], `${first} first, ${dueEarlier}`).toBe(expected.request.jobId);
        expect((await technician.post('/jobs/take')).id, `${first} first, ${dueEarlier}`).toBe(expected.request.jobId);
        for (const { request, path } of Object.values(filed))
          await app.as(request === filed.first.request ? accountOf(first) : accountOf(second)).post(`${path}/cancel`);
      }
    }
  });

  it('gives the job of an emergency ten minutes, by turn and by name, and takes it first', async () => {
    const ordinary = await work.file();
    const urgent = [await work.file(), await work.file()] as const;
    await app.query('update job set emergency = true where id = any($1)', [urgent.map(({ request }) => request.jobId)]);
    const byTurn = await technician.post('/jobs/take');
    const named = urgent.find(({ request }) => request.jobId !== byTurn.id) as Filed;
    expect(urgent.map(({ request }) => request.jobId)).toContain(byTurn.id);
    for (const { takenAt, leaseUntil } of [byTurn, await technician.post(`${named.job}/take`)])
      expect(Date.parse(leaseUntil) - Date.parse(takenAt)).toBe(10 * 60_000);
    await cancelled(ordinary, ...urgent);
  });

  it('passes over a job whose request is held, as nobody may take it by name, and says when there is no other', async () => {
    const filed = await work.file();
    await app.as('operator').post(`${filed.job}/hold`, { reason: 'Later.' });
    expect((await technician.ask('POST', '/jobs/take')).status).toBe(204);
    await technician.refused('POST', `${filed.job}/take`, { status: 409, code: 'illegal_transition' });
    await cancelled(filed);
  });
});
