import { runMigrations } from 'bullmq';
import pg from 'pg';

/** Brings BullMQ's own schema (`bullmq`) up to date, on a connection of its own. */
export async function migrateQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'lineshift migrate' });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
