import type { Transaction } from '../../db/database.ts';
import type { Language } from '../../deps.ts';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { findLineName, type Reader } from './recipients.repository.ts';

export function languageOf({ language }: Reader): Language {
  return language === 'en' ? 'en' : 'zh-TW';
}

/** A line as its people know it. */
export async function lineText(transaction: Transaction, lineId: string): Promise<string> {
  const { label, number } = await findLineName(transaction, lineId);
  return `${label} · ${phoneNumberText(number)}`;
}
