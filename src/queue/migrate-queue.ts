import { runMigrations } from 'bullmq';
import pg from 'pg';
import { queueNames } from '../tasks/task-contract.ts';

/**
 * Brings BullMQ's own schema (`bullmq`) up to date, on a connection of its own. BullMQ creates a sequence for each queue
 * on first use; the application's role may not create anything, so they are created here.
 */
export async function migrateQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'lineshift migrate' });
  await client.connect();
  try {
    await runMigrations(client);
    await client.query('set search_path to bullmq');
    for (const name of queueNames) await client.query('select next_job_id($1)', [name]);
  } finally {
    await client.end();
  }
}
