import { execFile } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EngineError } from './engine-error.ts';
import { handOver, type OperatingUser, runAs } from './operating-user.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** The cluster's superuser, and the name of the product's database. */
export const ownerRole = 'lineshift';
export const productDatabase = 'lineshift';

/** The environment of the server and its tools: no secrets, English messages, universal time. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export interface ClusterPlan {
  binaries: PostgresBinaries;
  user: OperatingUser;
  clusterFolder: string;
  /** Holds the owner's password; readable for `user`. */
  passwordFile: string;
  /** False only for throw-away clusters of tests: nothing is flushed to disk then. */
  durable: boolean;
}

/**
 * Makes the cluster unless it exists. It is built beside its place and moved there once it is complete and on disk, so
 * that an interruption never leaves half a cluster. Text sorts by code point; case rules work beyond ASCII.
 * Throws EngineError `cannot_create`, or `version_mismatch` for a cluster of another major version.
 */
export async function ensureCluster(plan: ClusterPlan): Promise<'created' | 'found'> {
  const { clusterFolder, binaries } = plan;
  if (existsSync(clusterFolder)) {
    assertVersion(clusterFolder, binaries.major);
    return 'found';
  }
  const unfinished = `${clusterFolder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  handOver(unfinished, plan.user);
  await initialise(plan, unfinished);
  renameSync(unfinished, clusterFolder);
  if (plan.durable) forceToDisk(dirname(clusterFolder));
  return 'created';
}

function initialise(plan: ClusterPlan, folder: string): Promise<void> {
  const locale =
    plan.binaries.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8', '--lc-collate=C'];
  const flags = [
    `--pgdata=${folder}`,
    `--username=${ownerRole}`,
    '--auth=scram-sha-256',
    `--pwfile=${plan.passwordFile}`,
    '--encoding=UTF8',
    ...locale,
    '--no-instructions',
    ...(plan.durable ? [] : ['--no-sync']),
  ];
  const options = { cwd: folder, env: serverEnvironment, timeout: 120_000, ...runAs(plan.user) };
  return new Promise((settle, fail) => {
    execFile(plan.binaries.initdb, flags, options, (error, _stdout, stderr) => {
      if (error === null) return settle();
      const said = stderr.trim() === '' ? error.message : stderr.trim();
      fail(
        new EngineError(
          'cannot_create',
          `PostgreSQL could not make its files in ${folder}, running as "${plan.user.name}": ${said}. Check free space and rights there, or set DATABASE_URL to a PostgreSQL server.`,
        ),
      );
    });
  });
}

function assertVersion(clusterFolder: string, major: number): void {
  const version = Number.parseInt(readFileSync(join(clusterFolder, 'PG_VERSION'), 'utf8'), 10);
  if (version === major) return;
  throw new EngineError(
    'version_mismatch',
    `${clusterFolder} was made by PostgreSQL ${version}, but PostgreSQL ${major} is installed. Go back to the Lineshift version that made it and export the data there, then import it into a new data folder.`,
  );
}

function forceToDisk(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
