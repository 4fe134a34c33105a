import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Creates the tables in which test workers record their runs, and prompts that have waited for a check for a minute. */
export async function openCheckingPrompts(databaseUrl: string) {
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  owner.on('error', () => undefined);
  const asStaff = `select set_config('app.scope', 'staff', false)`;
  await owner.query(`
    create table if not exists test_start (prompt_id uuid, pid int, at timestamptz default clock_timestamp());
    create table if not exists test_effect (prompt_id uuid, pid int, at timestamptz default clock_timestamp());
    grant select, insert on test_start, test_effect to lineshift_app`);
  return {
    async create(count: number): Promise<string[]> {
      const client = await owner.connect();
      try {
        await client.query(asStaff);
        const organisation = randomUUID();
        await client.query(
          `insert into customer (id, name, plan, onboarded_on, environment, county)
           values ($1, 'Test', 'pro', '2026-01-01', 'shared', 'TPE')`,
          [organisation],
        );
        const { rows } = await client.query<{ id: string }>(
          `insert into prompt (id, organisation_id, upload_id, file_name, master_key, master_sha256, master_size,
             profile_id, uploaded_by_name, created_at)
           select gen_random_uuid(), $1, gen_random_uuid(), 'a.wav', 'key', 'sha', 1, 'telephony-v1', 'Test', now() - interval '1 minute'
           from generate_series(1, $2::int) returning id`,
          [organisation, count],
        );
        return rows.map(({ id }) => id);
      } finally {
        client.release(true);
      }
    },
    async starts(): Promise<{ promptId: string; pid: number; at: Date }[]> {
      const { rows } = await owner.query('select prompt_id as "promptId", pid, at from test_start order by at');
      return rows;
    },
    async effects(): Promise<string[]> {
      const { rows } = await owner.query<{ id: string }>('select prompt_id as id from test_effect');
      return rows.map(({ id }) => id);
    },
    async clear(): Promise<void> {
      await owner.query('truncate test_start, test_effect');
    },
    query: (text: string) => owner.query(text),
    close: () => owner.end(),
  };
}

export type CheckingPrompts = Awaited<ReturnType<typeof openCheckingPrompts>>;
