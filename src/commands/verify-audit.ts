import { buildContainer } from '../container.ts';
import { verifyAudit } from '../features/audit/verify-audit.ts';
import { boot } from './boot.ts';
import { openDatabase } from './open-database.ts';

/** Recomputes the audit's hash chain; the process ends with 1 when a link is broken. */
export async function runVerifyAudit(): Promise<void> {
  const { config, logger } = boot();
  const database = await openDatabase(config, logger);
  const container = await buildContainer({ config, logger, databaseUrl: database.url });
  try {
    const report = await verifyAudit(container.deps);
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    process.exitCode = report.intact ? 0 : 1;
  } finally {
    await container.close();
    await database.stop();
  }
}
