import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Availability } from './availability.ts';
import { startThrowawayPostgres, type ThrowawayPostgres } from './throwaway-postgres.ts';

const folder = '/usr/lib/postgresql/15/bin';

/** The oldest PostgreSQL the product supports, where Debian's package `postgresql-15` is installed. */
export async function startPostgres15(): Promise<Availability<ThrowawayPostgres>> {
  const programs = { folder, initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres'), major: 15 };
  if (!existsSync(programs.initdb) || !existsSync(programs.postgres)) {
    return { server: null, reason: `PostgreSQL 15 is not installed in ${folder}` };
  }
  return { server: await startThrowawayPostgres(programs) };
}
