import postgres from 'postgres';
import { buildContainer } from '../container.ts';
import { deleteAuditWords, maskStoredTexts, sensitiveAuditWords } from '../db/mask-stored-texts.ts';
import { storedTexts } from '../db/stored-texts.ts';
import { forgetSensitiveWords } from '../features/audit/forget-sensitive-words.ts';
import { boot } from './boot.ts';
import { openDatabase } from './open-database.ts';

/**
 * Masks sensitive data in texts that were stored before the guard (docs/rules.md#sensitive-data), and prints its
 * progress, a line for each column. Safe to run beside a running installation, and again.
 */
export async function runMaskTexts(): Promise<void> {
  const { config, logger } = boot();
  const database = await openDatabase(config, logger);
  const container = await buildContainer({ config, logger, databaseUrl: database.url });
  const owner = postgres(database.url, { max: 2, onnotice: () => undefined });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    let total = 0;
    for (const [place, each] of storedTexts.entries()) {
      for await (const { table, column, read, masked } of maskStoredTexts(owner, each, container.deps.valueTags)) {
        say(`[${place + 1}/${storedTexts.length}] ${table}.${column}: ${read} read, ${masked} masked`);
        total += masked;
      }
    }
    const ids = await forgetSensitiveWords(container.deps, await sensitiveAuditWords(owner));
    const forgotten = ids.length > 0 ? await deleteAuditWords(owner, ids) : 0;
    say(`audit: words of ${forgotten} entries forgotten`);
    say(`done: ${total} texts masked`);
  } finally {
    await owner.end();
    await container.close();
    await database.stop();
  }
}
