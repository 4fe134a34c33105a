import { rmSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { endPrograms, type ProgramOptions, type RunningProgram, startProgram } from '../../support/process.ts';
import { doneOnce, tracesOf } from '../../support/process-proof.ts';
import { type Filed, readCredentials, Story, voice } from '../../support/process-story.ts';
import { createQueueDatabase } from '../../support/queue-stores.ts';
import { startRedis } from '../../support/redis.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';

const redis = await startRedis();
if (redis.reason) console.info(`skipped: ${redis.reason}`);

afterAll(async () => {
  await endPrograms();
  await redis.server?.stop();
});

const changes = [
  { from: 'Redis', to: 'PostgreSQL' },
  { from: 'PostgreSQL', to: 'Redis' },
] as const;

/** docs/background-work.md#postgresql-or-redis: set or unset `REDIS_URL` and restart. */
describe.skipIf(!redis.server)('the queue changes its store', () => {
  it.each(changes)(
    'from $from to $to: what was asked for before is done once after',
    async ({ from, to }) => {
      const database = await createQueueDatabase();
      const dataFolder = makeServerFolder('changed');
      const sql = postgres(database.url, { max: 1 });
      const start = async (store: string, command: ProgramOptions['command']): Promise<RunningProgram> => {
        const env = { DATABASE_URL: database.url, REDIS_URL: store === 'Redis' ? (redis.server?.url ?? '') : '' };
        const program = await startProgram({ command, dataFolder, env });
        await program.ready();
        return program;
      };
      const storyAt = ({ baseUrl }: RunningProgram) => new Story(readCredentials(dataFolder), baseUrl);

      const whole = await start(from, 'all');
      const before = storyAt(whole);
      const [line] = await before.lines();
      const filed: Filed[] = [];
      for (const slot of ['custom:one', 'custom:two']) filed.push(await before.file(line?.id ?? '', slot));
      for (const one of filed) await before.take(one);
      await whole.end('SIGTERM');

      // No worker runs here: new tasks wait in the old store.
      const serving = await start(from, 'serve');
      const asking = storyAt(serving);
      for (const one of filed) expect(await asking.apply(one)).toMatchObject({ applying: true });
      const { promptId } = await asking.owner.upload(voice());
      await serving.end('SIGTERM');
      const [open] = await sql`select count(*)::int as jobs from job where apply_requested_at is not null`;
      expect(open?.jobs).toBe(filed.length);

      const changed = await start(to, 'all');
      const after = storyAt(changed);
      for (const one of filed) await after.completed(one, 90_000);
      await after.owner.until(`/prompts/${promptId}`, ({ status }) => status === 'ready', 90_000);
      for (const one of filed) expect(await tracesOf(sql, one)).toEqual(doneOnce);
      expect(await tracesOf(sql, await after.play(line?.id ?? '', 'custom:three'))).toEqual(doneOnce);
      expect(await changed.end('SIGTERM')).toEqual({ code: 0, signal: null });
      await sql.end();
      await database.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
    240_000,
  );
});
