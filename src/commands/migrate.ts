import { boot } from './boot.ts';
import { openDatabase } from './open-database.ts';

/** Brings the database up to date and stops. */
export async function runMigrate(): Promise<void> {
  const { config, logger } = boot();
  const database = await openDatabase(config, logger);
  await database.stop();
}
