/**
 * How long the built program takes from its launch until `/readyz` answers 200: with an empty data folder (the database is
 * made, migrated, and the demo organisations are seeded), and again with what is there. Aim: 5 s and 2 s; the floor beside
 * them is plain Node loading the same libraries. Run: `npx tsx test/bench/start.ts`.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { projectRoot } from '../../src/shared/project-root.ts';
import { median } from '../support/figures.ts';
import { startProgram } from '../support/process.ts';
import { makeServerFolder } from '../support/temporary-folder.ts';

const rounds = Number(process.env.ROUNDS ?? 5);
const libraries = ['better-auth', 'better-auth/plugins', 'express', 'bullmq', 'drizzle-orm/postgres-js', 'pg', 'zod'];

async function start(dataFolder: string): Promise<number> {
  const program = await startProgram({ dataFolder });
  const ms = await program.ready();
  await program.end('SIGTERM');
  return ms;
}

function loadLibraries(): number {
  const since = performance.now();
  const script = libraries.map((name) => `import ${JSON.stringify(name)};`).join('\n');
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: projectRoot });
  return performance.now() - since;
}

const nothing: number[] = [];
const warm: number[] = [];
const floor: number[] = [];
// The first one builds the program.
const discarded = makeServerFolder('bench-start');
await start(discarded);
rmSync(discarded, { recursive: true, force: true });
for (let round = 0; round < rounds; round += 1) {
  const dataFolder = makeServerFolder('bench-start');
  nothing.push(await start(dataFolder));
  warm.push(await start(dataFolder));
  floor.push(loadLibraries());
  rmSync(dataFolder, { recursive: true, force: true });
}

function show(name: string, values: number[], aim: string): void {
  const all = values.map((ms) => Math.round(ms)).join(' ');
  console.info(`${name.padEnd(34)} median ${Math.round(median(values))} ms   (${all})   ${aim}`);
}

show('from nothing to ready', nothing, 'aim 5000 ms');
show('warm to ready', warm, 'aim 2000 ms');
show('Node with the same libraries', floor, '');
console.info(`load of the machine: ${loadavg()[0]?.toFixed(1)}`);
process.exit(0);
