import { asc, desc, eq } from 'drizzle-orm';
import type { Transaction } from '../../db/database.ts';
import { quoteVersion, quoteVersionLine } from '../../db/schema/quote.ts';
import type { VersionLineRow, VersionRow } from './quotes.repository.ts';

export async function insertVersion(
  { orm }: Transaction,
  version: typeof quoteVersion.$inferInsert,
  lines: (typeof quoteVersionLine.$inferInsert)[],
): Promise<void> {
  await orm.insert(quoteVersion).values(version);
  await orm.insert(quoteVersionLine).values(lines);
}

/** Newest first, each with its lines in their order. */
export async function listVersions(
  { orm }: Transaction,
  quoteId: string,
): Promise<{ version: VersionRow; lines: VersionLineRow[] }[]> {
  const versions = await orm
    .select()
    .from(quoteVersion)
    .where(eq(quoteVersion.quoteId, quoteId))
    .orderBy(desc(quoteVersion.number));
  const lines = await orm
    .select()
    .from(quoteVersionLine)
    .where(eq(quoteVersionLine.quoteId, quoteId))
    .orderBy(asc(quoteVersionLine.position));
  return versions.map((version) => ({ version, lines: lines.filter(({ number }) => number === version.number) }));
}
