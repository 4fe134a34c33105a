import type { Transaction } from '../../db/database.ts';
import type { Language } from '../../deps.ts';
import { nameLines } from './questions.repository.ts';

/** Lines that a mail names; of more it says that there are more. */
const mostNamed = 20;

/** Lines by label and number, as a mail of a broadcast lists them. */
export async function namedLines(
  transaction: Transaction,
  lineIds: readonly string[],
  language: Language,
): Promise<string> {
  const lines = await nameLines(transaction, lineIds.slice(0, mostNamed));
  const named = lines.map(({ label, number }) => `${label} ${number}`).join(language === 'en' ? ', ' : '、');
  return lineIds.length > mostNamed ? `${named} …` : named;
}
