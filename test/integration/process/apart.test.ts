import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import postgres, { type Sql } from 'postgres';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres15 } from '../../support/postgres-15.ts';
import { endPrograms, type ProgramOptions, type RunningProgram, startProgram } from '../../support/process.ts';
import { balanced, watchEvents } from '../../support/process-clients.ts';
import { doneOnce, filesBelow, tracesOf } from '../../support/process-proof.ts';
import { type Filed, readCredentials, Story, voice } from '../../support/process-story.ts';
import { startRedis } from '../../support/redis.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

const postgres15 = await startPostgres15();
const redis = await startRedis();
const secret = 'a secret that all processes of one installation share';
if (postgres15.reason) console.info(`skipped: ${postgres15.reason}`);
if (redis.reason) console.info(`skipped: ${redis.reason}`);

afterAll(async () => {
  await endPrograms();
  await postgres15.server?.stop();
  await redis.server?.stop();
});

async function run(options: ProgramOptions): Promise<void> {
  const program = await startProgram(options);
  const end = await program.exited;
  expect(end, program.output()).toEqual({ code: 0, signal: null });
}

async function asOwnerOf(cluster: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: cluster });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

describe.skipIf(!postgres15.server)(
  'processes apart on PostgreSQL 15, its owner no superuser, the queue in PostgreSQL',
  () => {
    let dataFolder: string;
    let env: Record<string, string>;
    let sql: Sql;
    let first: RunningProgram;
    let second: RunningProgram;
    let worker: RunningProgram;

    beforeAll(async () => {
      dataFolder = makeServerFolder('apart');
      const cluster = postgres15.server?.url ?? '';
      await asOwnerOf(cluster, [
        `create role keeper login createrole password 'keeper'`,
        'create database apart owner keeper',
      ]);
      const url = new URL(cluster);
      url.pathname = '/apart';
      sql = postgres(url.href, { max: 1 });
      url.username = 'keeper';
      url.password = 'keeper';
      env = { DATABASE_URL: url.href };
    });

    afterAll(async () => {
      await sql.end();
      rmSync(dataFolder, { recursive: true, force: true });
    });

    it('migrates, twice without harm, and is seeded', async () => {
      await run({ command: 'migrate', dataFolder, env });
      await run({ command: 'migrate', dataFolder, env });
      await run({ command: 'seed', dataFolder, env });
      expect(Object.keys(readCredentials(dataFolder).accounts)).toHaveLength(14);
    });

    it('plays the story over two APIs and a worker, all started at once, and events cross from one to the other', async () => {
      // The secret does not exist either: one process creates it, and the others must not fail because of that.
      rmSync(join(dataFolder, 'secret'));
      [first, second, worker] = await Promise.all([
        startProgram({ command: 'serve', dataFolder, env }),
        startProgram({ command: 'serve', dataFolder, env }),
        startProgram({ command: 'work', dataFolder, env }),
      ]);
      await Promise.all([first.ready(), second.ready()]);
      const credentials = readCredentials(dataFolder);
      const here = new Story(credentials, first.baseUrl);
      const there = new Story(credentials, second.baseUrl);
      const events = await watchEvents(there.owner);
      const [line] = await here.lines();
      const filed = await here.file(line?.id ?? '', 'greeting');
      await there.take(filed);
      await here.apply(filed);
      await there.completed(filed);
      expect(await tracesOf(sql, filed)).toEqual(doneOnce);
      await events.until(({ subjectId, data }) => subjectId === filed.changeRequestId && data.status === 'completed');
      events.close();
    });

    it('seals and proves the audit under that owner', async () => {
      const unsealed = () => sql`select 1 from audit_row where seal_id is null limit 1`;
      while ((await unsealed()).length > 0) await sleep(200);
      await run({ command: 'verify-audit', dataFolder, env });
    });

    it('a worker killed in mid-check is replaced by the next one', async () => {
      const story = new Story(readCredentials(dataFolder), first.baseUrl);
      const { promptId } = await story.owner.upload(voice(20));
      while (filesBelow(join(dataFolder, 'work')).length === 0) await sleep(5);
      await worker.end('SIGKILL');
      worker = await startProgram({ command: 'work', dataFolder, env });
      const since = performance.now();
      await story.owner.until(`/prompts/${promptId}`, ({ status }) => status === 'ready');
      console.info(`another worker's check taken over after ${Math.round(performance.now() - since)} ms`);
      for (const program of [first, second, worker]) {
        expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
      }
    });
  },
);

describe.skipIf(!postgres15.server || !redis.server)(
  'processes apart with Redis and an S3 store, no folder shared',
  () => {
    const folders: string[] = [];
    let s3: S3rver;
    let env: Record<string, string>;
    let sql: Sql;
    let serving: RunningProgram[];
    let worker: RunningProgram;
    let credentials: ReturnType<typeof readCredentials>;

    function own(): string {
      const folder = makeServerFolder('own');
      folders.push(folder);
      return folder;
    }

    beforeAll(async () => {
      const cluster = postgres15.server?.url ?? '';
      await asOwnerOf(cluster, ['create database together']);
      const url = new URL(cluster);
      url.pathname = '/together';
      sql = postgres(url.href, { max: 1 });
      s3 = new S3rver({
        port: 0,
        address: '127.0.0.1',
        silent: true,
        directory: own(),
        configureBuckets: [{ name: 'voices' }],
      });
      const { port } = await s3.run();
      env = {
        DATABASE_URL: url.href,
        REDIS_URL: redis.server?.url ?? '',
        LINESHIFT_SECRET: secret,
        LINESHIFT_SHUTDOWN_SECONDS: '8',
        S3_ENDPOINT: `http://127.0.0.1:${port}`,
        S3_BUCKET: 'voices',
        S3_ACCESS_KEY_ID: 'S3RVER',
        S3_SECRET_ACCESS_KEY: 'S3RVER',
      };
      const home = own();
      await run({ command: 'migrate', dataFolder: home, env });
      await run({ command: 'seed', dataFolder: home, env });
      credentials = readCredentials(home);
      serving = await Promise.all([serve(), serve()]);
      worker = await startProgram({ command: 'work', dataFolder: own(), env });
    });

    afterAll(async () => {
      await sql.end();
      await s3.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    async function serve(port?: number): Promise<RunningProgram> {
      const program = await startProgram({ command: 'serve', dataFolder: own(), env, port });
      await program.ready();
      return program;
    }

    function story(index: number): Story {
      return new Story(credentials, serving[index]?.baseUrl);
    }

    async function pressed(slots: string[]): Promise<Filed[]> {
      const [line] = await story(0).lines();
      const { uploadId, promptId } = await story(0).checked(voice());
      const filed: Filed[] = [];
      for (const slot of slots) {
        const body = { kind: 'voice_replacement', lineId: line?.id, slot, uploadId };
        const { id, jobId } = await story(0).owner.post('/change-requests', body);
        filed.push({ changeRequestId: id, jobId, lineId: line?.id ?? '', slot, promptId });
      }
      for (const one of filed) await story(1).take(one);
      return filed;
    }

    it('plays the story; an event crosses processes', async () => {
      const events = await watchEvents(story(1).owner);
      const [line] = await story(0).lines();
      const filed = await story(0).play(line?.id ?? '', 'greeting');
      expect(await tracesOf(sql, filed)).toEqual(doneOnce);
      await events.until(({ subjectId, data }) => subjectId === filed.changeRequestId && data.status === 'completed');
      events.close();
    });

    it('completes everything that was requested although the queue is lost in mid-work', async () => {
      const filed = await pressed(['custom:a', 'custom:b', 'custom:c']);
      const uploads = await Promise.all([0, 1, 2, 3].map(() => story(0).owner.upload(voice(4))));
      await Promise.all(filed.map((one) => story(1).apply(one)));
      const { Redis } = await import('ioredis');
      const client = new Redis(redis.server?.url ?? '');
      for (let wipes = 0; wipes < 5; wipes += 1) {
        await client.flushall();
        await sleep(30);
      }
      client.disconnect();
      const since = performance.now();
      for (const one of filed) await story(1).completed(one);
      for (const { promptId } of uploads) {
        await story(0).owner.until(`/prompts/${promptId}`, ({ status }) => status === 'ready');
      }
      console.info(`queue wiped five times: everything ended after ${Math.round(performance.now() - since)} ms`);
      for (const one of filed) expect(await tracesOf(sql, one)).toEqual(doneOnce);
    }, 120_000);

    it('keeps answering while Redis is down, and resumes work when it is back', async () => {
      const filed = await pressed(['custom:d', 'custom:e']);
      await redis.server?.kill();
      const upload = await story(0).owner.upload(voice());
      for (const one of filed) await story(1).apply(one);
      for (const one of filed)
        expect(await story(0).owner.get(`/change-requests/${one.changeRequestId}`)).toMatchObject({
          status: 'inProgress',
        });
      await sleep(1_000);
      await redis.server?.restart();
      const since = performance.now();
      for (const one of filed) await story(1).completed(one);
      await story(0).owner.until(`/prompts/${upload.promptId}`, ({ status }) => status === 'ready');
      console.info(`Redis back: everything ended after ${Math.round(performance.now() - since)} ms`);
      for (const one of filed) expect(await tracesOf(sql, one)).toEqual(doneOnce);
    }, 120_000);

    it('shows no failed request while one API after the other is restarted under load', async () => {
      const { ports, load } = {
        ports: serving.map(({ baseUrl }) => Number(new URL(baseUrl).port)),
        load: balanced(
          serving.map(({ baseUrl }) => baseUrl),
          story(0).owner.authorization,
        ),
      };
      await sleep(500);
      for (const index of [0, 1]) {
        expect(await serving[index]?.end('SIGTERM')).toEqual({ code: 0, signal: null });
        serving[index] = await serve(ports[index]);
        await sleep(500);
      }
      const { answered, failed, byServer } = await load.stop();
      console.info(`rolling restart: ${answered} requests answered`, byServer);
      expect(failed).toEqual([]);
      expect(answered).toBeGreaterThan(100);
      for (const program of [...serving, worker]) {
        expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
      }
    }, 120_000);
  },
);
