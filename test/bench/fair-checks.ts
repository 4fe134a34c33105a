/**
 * How much longer one customer's check takes while ten expensive files of another (10-minute Opus) are checked, in the whole product on
 * PostgreSQL and, where there is a redis-server, on Redis. Run: `npm run bench -- fair-checks`. Aim: at most 3 s on both.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, systemCaller } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { findPrompt } from '../../src/features/prompts/prompts.repository.ts';
import { recordUpload, storeUpload } from '../../src/features/prompts/receive-upload.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { systemFfmpeg } from '../support/audio-jobs.ts';
import { type BenchProduct, seedCustomers, startBenchProduct } from '../support/bench-product.ts';
import { startRedis } from '../support/redis.ts';
import { eventually, upTo } from '../support/test-tasks.ts';

const ffmpeg = systemFfmpeg();
if (!ffmpeg) throw new Error('this measurement needs an ffmpeg on PATH');
const folder = mkdtempSync(join(tmpdir(), 'lineshift-bench-fair-'));
const greeting = shippedFile('fixtures', 'audio', 'greeting.wav');
const dear = join(folder, 'dear.opus');
const loop = ['-v', 'error', '-stream_loop', '-1', '-i', greeting, '-t', '595', '-ar', '48000', '-ac', '2'];
execFileSync(ffmpeg, [...loop, '-c:a', 'libopus', '-b:a', '48k', dear]);

async function upload({ deps }: BenchProduct, organisationId: string, path: string): Promise<string> {
  const caller: Caller = systemCaller(systemActor);
  const { signal } = new AbortController();
  const stored = await storeUpload(deps, organisationId, { content: createReadStream(path), signal });
  return (await recordUpload(deps, caller, { stored, fileName: path, rawFormat: null })).promptId;
}

async function isChecked({ deps }: BenchProduct, promptId: string): Promise<boolean> {
  const row = await deps.database.transaction(systemActor, (transaction) => findPrompt(transaction, promptId));
  return row?.status !== 'checking';
}

/** Seconds from the upload to the verdict. */
async function checkOne(product: BenchProduct, organisationId: string): Promise<number> {
  const start = performance.now();
  const promptId = await upload(product, organisationId, greeting);
  await eventually(() => isChecked(product, promptId), 120_000);
  return (performance.now() - start) / 1_000;
}

async function measure(name: string, environment: Record<string, string>): Promise<void> {
  const product = await startBenchProduct(environment);
  try {
    const { customers } = await seedCustomers(product.deps, { customers: 2, lines: 1 });
    const [busy = '', newcomer = ''] = customers.map(({ organisationId }) => organisationId);
    await checkOne(product, newcomer);
    const alone = await checkOne(product, newcomer);
    const start = performance.now();
    const backlog = await Promise.all(upTo(10).map(() => upload(product, busy, dear)));
    await new Promise((settle) => setTimeout(settle, 1_500));
    const beside = [
      await checkOne(product, newcomer),
      await checkOne(product, newcomer),
      await checkOne(product, newcomer),
    ];
    for (const promptId of backlog) await eventually(() => isChecked(product, promptId), 600_000);
    const all = (performance.now() - start) / 1_000;
    const delay = Math.max(...beside) - alone;
    process.stdout.write(
      `${name}: a greeting alone ${alone.toFixed(1)} s, beside ten dear files ${beside.map((one) => one.toFixed(1)).join(', ')} s: ` +
        `delayed by ${delay.toFixed(1)} s at most (aim: 3), all ten in ${all.toFixed(0)} s\n`,
    );
  } finally {
    await product.close();
  }
}

const { server, reason } = await startRedis();
try {
  await measure('PostgreSQL', {});
  if (server) await measure('Redis', { REDIS_URL: server.url });
  else process.stdout.write(`Redis: not measured, ${reason}\n`);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
