import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { ApiClient, Json } from '../support/app-client.ts';
import { type DrivingWorker, endDrivingWorkers, startDrivingWorker } from '../support/driving-worker.ts';
import { startRedis } from '../support/redis.ts';
import { eventually, rest } from '../support/test-tasks.ts';

/** `LINES=5000` is the long form. */
const lineCount = Number(process.env.LINES ?? 150);
const longestMs = 120_000 + lineCount * 60;
const county = '屏東縣';
const { server: redis, reason } = await startRedis();
if (!redis) console.info(`skipped on Redis: ${reason}`);
afterAll(() => redis?.stop());

function suite(backend: string, redisUrl: string | null): void {
  describe(`a broadcast over ${lineCount} lines with two workers, tasks on ${backend}`, () => {
    let app: TestApp;
    let author: ApiClient;
    let second: ApiClient;
    let numbers: string[];
    let pbx: string;
    let workers: DrivingWorker[];

    beforeAll(async () => {
      app = await startTestApp({ works: false, now: new Date().toISOString(), config: { redisUrl } });
      [author, second] = [app.as('operator'), app.as('operator2')];
      pbx = join(app.dataFolder, 'typhoon-pbx');
      await mkdir(pbx);
      numbers = await addLines();
      workers = [await startDrivingWorker(app, redisUrl), await startDrivingWorker(app, redisUrl)];
      await setUp();
    }, longestMs);
    afterAll(async () => {
      await endDrivingWorkers();
      await app.close();
    });

    async function addLines(): Promise<string[]> {
      const admin = app.as('admin');
      const settings = { folder: pbx };
      const system = await admin.post('/phone-systems', { name: 'Typhoon PBX', kind: 'directory', settings });
      const { items } = await admin.get('/customers?limit=200');
      const organisationId = items.find(({ contract }: Json) => contract !== null).id;
      const made: string[] = [];
      for (let index = 0; index < lineCount; index += 1) {
        const number = `+8865552${String(index).padStart(4, '0')}`;
        const body = { organisationId, number, label: `Shop ${index}`, phoneSystemId: system.id, county };
        await admin.post('/lines', body);
        made.push(number);
      }
      await app.query("update line set emergency_consent = 'auto' where county = $1", [county]);
      return made;
    }

    async function setUp(): Promise<void> {
      await app.query(
        'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where county = $1',
        [county],
      );
      await eventually(async () => {
        const where = 'county = $1 and settled_revision is null';
        const [row] = await app.query(`select count(*)::int as waiting from line where ${where}`, [county]);
        return row.waiting === 0;
      }, longestMs);
    }

    async function send(day: number): Promise<string> {
      const from = new Date(Date.now() + day * 86_400_000);
      const body = { area: { county }, from, until: new Date(from.getTime() + 3_600_000), reason: 'Typhoon day' };
      const { id, sound } = await author.post('/broadcasts', body);
      const { draftHash } = await author.post(`/broadcasts/${id}/submit`);
      await second.post(`/broadcasts/${id}/heard`, { promptSha256: sound.sha256 });
      await second.post(`/broadcasts/${id}/approve`, { draftHash });
      return id;
    }

    /** How often each line's file has this closure; 0 where there is no file. */
    function closuresOnDisk(id: string): Promise<number[]> {
      return Promise.all(
        numbers.map(async (number) => {
          const text = await readFile(join(pbx, 'lines', number.slice(1), 'line.json'), 'utf8').catch(() => null);
          return text === null ? 0 : JSON.parse(text).closures.filter((closure: Json) => closure.id === id).length;
        }),
      );
    }

    async function closedAtLeast(id: string, least: number): Promise<number> {
      let closed = 0;
      await eventually(async () => {
        closed = (await closuresOnDisk(id)).filter((times) => times > 0).length;
        if (closed < least) await rest(20);
        return closed >= least;
      }, longestMs);
      return closed;
    }

    async function expectWhole(id: string): Promise<void> {
      const reached = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'active', longestMs);
      expect(reached.counts).toMatchObject({ close: lineCount, applied: lineCount, failed: 0, queued: 0, held: 0 });
      expect(await closuresOnDisk(id)).toEqual(numbers.map(() => 1));
    }

    it(
      'one is killed in the middle: the other closes the rest, each line once',
      async () => {
        const id = await send(1);
        const closed = await closedAtLeast(id, lineCount / 5);
        await workers[0]?.kill();
        console.info(`${backend}: one of two workers killed with ${closed} lines closed`);
        await expectWhole(id);
      },
      2 * longestMs,
    );

    if (redisUrl)
      it(
        'Redis is killed in the middle and comes back empty: every line is closed, each once',
        async () => {
          await startDrivingWorker(app, redisUrl);
          const id = await send(2);
          const closed = await closedAtLeast(id, lineCount / 5);
          await redis?.restart();
          console.info(`Redis killed with ${closed} lines closed`);
          await expectWhole(id);
          // Commands that the API had under way when Redis went.
          app.takeFaults();
        },
        2 * longestMs,
      );
  });
}

suite('PostgreSQL', null);
if (redis) suite('Redis', redis.url);
