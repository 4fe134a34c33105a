import { severalLines } from '../../contract/words/request-lines.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Transaction } from '../../db/database.ts';
import type { Language } from '../../deps.ts';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { findLineName, type Reader } from './recipients.repository.ts';

export function languageOf({ language }: Pick<Reader, 'language'>): Language {
  return language === 'en' ? 'en' : 'zh-TW';
}

/** A request's lines as its people know them: the first by its name, of the others how many there are. */
export async function linesText(
  transaction: Transaction,
  { lineId, lineCount }: { lineId: string; lineCount: number },
): Promise<Record<Language, string>> {
  return linesNamed(await findLineName(transaction, lineId), lineCount);
}

/** The same from the line named first. */
export function linesNamed(
  { label, number }: { label: string; number: string },
  lineCount: number,
): Record<Language, string> {
  const first = `${label} · ${phoneNumberText(number)}`;
  if (lineCount === 1) return { en: first, 'zh-TW': first };
  const values = { first, others: lineCount - 1 };
  return { en: fill(severalLines.en, values), 'zh-TW': fill(severalLines['zh-TW'], values) };
}
