import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { ApiClient, Json } from '../support/app-client.ts';
import {
  type DrivingWorker,
  endDrivingWorkers,
  type StopPoint,
  startDrivingWorker,
} from '../support/driving-worker.ts';
import { type Filed, filings } from '../support/filing.ts';
import { redisStore } from '../support/queue-stores.ts';
import { readLine } from '../support/read-line.ts';
import { demoNumbers } from '../support/voice.ts';

interface Moment {
  point: StopPoint;
  between: string;
  /** The state while the worker is stopped there. */
  leased: boolean;
  onPhoneSystem: boolean;
  status: string;
}

const moments: Moment[] = [
  { point: 'taken', between: 'want and the lease', leased: false, onPhoneSystem: false, status: 'inProgress' },
  { point: 'leased', between: 'the lease and drive', leased: true, onPhoneSystem: false, status: 'inProgress' },
  { point: 'applied', between: 'the change and its answer', leased: true, onPhoneSystem: true, status: 'inProgress' },
  { point: 'driven', between: 'drive and settle', leased: true, onPhoneSystem: true, status: 'inProgress' },
  {
    point: 'settled',
    between: 'settle and the end of the task',
    leased: false,
    onPhoneSystem: true,
    status: 'completed',
  },
];

function suite(backend: string, redisUrl: () => string | null): void {
  describe(`a worker killed between two steps, tasks on ${backend}`, () => {
    let app: TestApp;
    let work: ReturnType<typeof filings>;
    let owner: ApiClient;
    let technician: ApiClient;
    let idle: DrivingWorker | null = null;

    beforeAll(async () => {
      app = await startTestApp({ works: false, config: { redisUrl: redisUrl() } });
      work = filings(app);
      owner = app.as('owner');
      technician = app.as('technician');
      await noteLeases(app);
    });
    afterAll(async () => {
      await endDrivingWorkers();
      await app.close();
    });

    it.each(moments)(
      'between $between: another one ends it, once',
      async (moment) => {
        const first = idle ?? (await startDrivingWorker(app, redisUrl()));
        idle = null;
        const filed = await work.file({ number: demoNumbers.second });
        const { request, path, job, line } = filed;
        await technician.post(`${job}/take`);
        const stopped = first.stoppedAt(moment.point);
        await technician.post(`${job}/apply`);
        await stopped;
        await expectStandsAt(moment, filed);
        await first.kill();
        const [killed] = await leasesOf(app, line.id, request.id);

        const second = await startDrivingWorker(app, redisUrl());
        await app.query('update line_drive set lease_until = now() where line_id = $1 and lease_token is not null', [
          line.id,
        ]);
        const seen: Json[] = [];
        const done = await owner.until(
          path,
          (now) => {
            seen.push(now);
            return now.status === 'completed';
          },
          60_000,
        );
        expect(seen.slice(0, -1).every(({ status, proof }) => status === 'inProgress' && proof === null)).toBe(true);
        expect(done).toMatchObject({ proof: 'settled', lines: [{ state: 'live', proof: 'settled' }] });
        await expectDoneOnce(filed, done.revision);
        const leases = await leasesOf(app, line.id, request.id);
        expect(leases).toHaveLength(moment.leased ? 2 : 1);
        if (moment.leased) expect(leases[1]).toMatchObject({ former: killed?.token, ran_out: true });
        idle = second;
      },
      180_000,
    );

    async function expectStandsAt({ leased, onPhoneSystem, status }: Moment, { path, line, request }: Filed) {
      const now = await owner.get(path);
      expect(now).toMatchObject({ status, proof: status === 'completed' ? 'settled' : null });
      const [row] = await app.query(
        `select d.lease_until > now() as leased, l.settled_revision is not distinct from l.revision as settled, l.revision
         from line l join line_drive d on d.line_id = l.id where l.id = $1`,
        [line.id],
      );
      expect(row).toMatchObject({ leased: leased ? true : null, settled: status === 'completed' });
      const actual = await readLine(app, line.id);
      expect(actual?.revision === row.revision).toBe(onPhoneSystem);
      expect(request.slot in (actual?.config?.prompts ?? {})).toBe(onPhoneSystem);
    }

    async function expectDoneOnce({ request, line, promptId }: Filed, revision: number) {
      const made = await app.query('select number from line_revision where change_request_id = $1', [request.id]);
      expect(made).toEqual([{ number: revision }]);
      const actual = (await readLine(app, line.id)) as Json;
      expect(actual).toMatchObject({ revision });
      expect(actual.config.prompts[request.slot]).toBe(promptId);
      const [left] = await app.query(
        `select d.lease_token, d.again, l.settled_revision, (select count(*)::int from line_wish w where w.line_id = l.id) as wishes
         from line l join line_drive d on d.line_id = l.id where l.id = $1`,
        [line.id],
      );
      expect(left).toEqual({ lease_token: null, again: false, settled_revision: revision, wishes: 0 });
      const completions = await app.query(
        `select 1 from audit_row where change_request_id = $1 and action = 'change_request.complete'`,
        [request.id],
      );
      expect(completions).toHaveLength(1);
      const told = await app.query(
        `select recipient from message where kind = 'change_request_completed' and body like '%' || $1 || '%'`,
        [request.id],
      );
      expect(told).toEqual([{ recipient: app.credentials.owner?.email }]);
    }
  });
}

/** Records each lease of a line in order, and whether the lease before it had expired. */
async function noteLeases(app: TestApp): Promise<void> {
  await app.query(
    'create table test_lease (n serial, line_id uuid, revision int, token uuid, former uuid, ran_out boolean)',
  );
  await app.query(`
    create function test_note_lease() returns trigger language plpgsql security definer as $$
    begin
      insert into public.test_lease (line_id, revision, token, former, ran_out)
      values (new.line_id, new.target, new.lease_token, old.lease_token, old.lease_until < now());
      return null;
    end $$`);
  await app.query(`
    create trigger test_note_lease after update on line_drive for each row
    when (new.lease_token is not null and new.lease_token is distinct from old.lease_token) execute function test_note_lease()`);
}

/** The leases under which a request's revision was driven, in order. */
function leasesOf(app: TestApp, lineId: string, changeRequestId: string): Promise<Json[]> {
  return app.query(
    `select token, former, ran_out from test_lease t join line_revision r on r.line_id = t.line_id and r.number = t.revision
     where t.line_id = $1 and r.change_request_id = $2 order by n`,
    [lineId, changeRequestId],
  );
}

suite('PostgreSQL', () => null);

const redis = await redisStore();
afterAll(() => redis?.stop());
if (redis) suite('Redis', () => redis.redisUrl);
