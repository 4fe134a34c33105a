import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { findPostgresBinaries } from '../../src/embedded/postgres-binaries.ts';
import { dropRunDatabases } from './database.ts';
import { startThrowawayPostgres } from './throwaway-postgres.ts';

export interface TestCluster {
  /** Owner's address of a maintenance database. */
  url: string;
  /** Part of every database name of this run, so that runs on one outside server do not meet. */
  run: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresCluster: TestCluster;
  }
}

interface Shared {
  users: number;
  cluster: Promise<TestCluster & { stop(): Promise<void> }>;
}

const holder = globalThis as { lineshiftTestCluster?: Shared };

/** Starts one server for the whole run, although each vitest project calls this; TEST_DATABASE_URL names an existing one. */
export async function setup(project: TestProject): Promise<void> {
  holder.lineshiftTestCluster ??= { users: 0, cluster: open() };
  holder.lineshiftTestCluster.users += 1;
  const { url, run } = await holder.lineshiftTestCluster.cluster;
  project.provide('postgresCluster', { url, run });
}

export async function teardown(): Promise<void> {
  const shared = holder.lineshiftTestCluster;
  if (shared === undefined) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  holder.lineshiftTestCluster = undefined;
  await (await shared.cluster).stop();
}

async function open(): Promise<TestCluster & { stop(): Promise<void> }> {
  const run = randomBytes(4).toString('hex');
  const outside = process.env.TEST_DATABASE_URL;
  if (outside) return { url: outside, run, stop: () => dropRunDatabases({ url: outside, run }) };
  const server = await startThrowawayPostgres(findPostgresBinaries());
  return { url: server.url, run, stop: server.stop };
}
