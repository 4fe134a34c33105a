import type { Config } from '../config/config.ts';

/**
 * Requires DATABASE_URL: processes that run apart share a database that none of them owns. @throws Error naming the next
 * step.
 */
export function outsideDatabase(config: Config, command: string): string {
  if (config.databaseUrl) return config.databaseUrl;
  throw new Error(
    `${command} needs DATABASE_URL: the embedded database belongs to one process. Use "npm start", or name a PostgreSQL.`,
  );
}
