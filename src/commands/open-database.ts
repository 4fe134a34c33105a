import type { Config } from '../config/config.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { migrateQueue } from '../queue/migrate-queue.ts';
import type { Logger } from '../shared/logger.ts';

export interface OpenDatabase {
  url: string;
  /** Stops the embedded server; leaves an outside one alone. */
  stop(): Promise<void>;
}

/** Opens the database of this installation, migrated: the one DATABASE_URL names, or the embedded one. */
export async function openDatabase(config: Config, logger: Logger): Promise<OpenDatabase> {
  const opened = await reachDatabase(config, logger);
  try {
    await migrateDatabase({ url: opened.url, logger, migrateQueue: config.redisUrl ? undefined : migrateQueue });
    return opened;
  } catch (error) {
    await opened.stop();
    throw error;
  }
}

async function reachDatabase(config: Config, logger: Logger): Promise<OpenDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
  const engine = await startEmbeddedPostgres({ dataFolder: config.dataFolder, logger });
  return { url: engine.ownerUrl, stop: () => engine.stop() };
}
