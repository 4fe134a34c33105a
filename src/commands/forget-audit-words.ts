import { buildContainer } from '../container.ts';
import { forgetAuditWords } from '../features/audit/forget-audit-words.ts';
import { AppError } from '../shared/app-error.ts';
import { boot } from './boot.ts';
import { openDatabase } from './open-database.ts';

/**
 * Deletes the names and words of a customer or a person from the audit, and prints how many entries lost theirs.
 * @throws AppError `audit_forget_whom` (400) unless exactly one is named, and what the use case refuses.
 */
export async function runForgetAuditWords(named: { customer?: string; user?: string }): Promise<void> {
  const who = whom(named);
  const { config, logger } = boot();
  const database = await openDatabase(config, logger);
  const container = await buildContainer({ config, logger, databaseUrl: database.url });
  try {
    const forgotten = await forgetAuditWords(container.deps, who);
    process.stdout.write(`${JSON.stringify({ [who.kind]: who.id, ...forgotten }, null, 2)}\n`);
  } finally {
    await container.close();
    await database.stop();
  }
}

function whom({ customer, user }: { customer?: string; user?: string }): Parameters<typeof forgetAuditWords>[1] {
  if (customer !== undefined && user === undefined) return { kind: 'customer', id: customer.toLowerCase() };
  if (user !== undefined && customer === undefined) return { kind: 'user', id: user.toLowerCase() };
  throw new AppError('audit_forget_whom', { status: 400 });
}
