import type { SensitiveKind } from './sensitive-span.ts';

/**
 * What stands in a text instead of a value. Texts are stored once and read in both languages, so each placeholder speaks
 * both.
 */
const names: Record<SensitiveKind, string> = {
  national_id: '身分證 ID',
  residence_number: '居留證 ARC',
  card_number: '卡號 card',
  passport_number: '護照 passport',
  password: '密碼 password',
  access_key: '金鑰 key',
};

const place = /〔(?:身分證 ID|居留證 ARC|卡號 card|護照 passport|密碼 password|金鑰 key)·[0-9A-Z]{4}〕/g;

/** @param tag four letters or digits, the same for the same value. */
export function placeholderOf(kind: SensitiveKind, tag: string): string {
  return `〔${names[kind]}·${tag}〕`;
}

/** Where a text that was masked before has its placeholders; nothing inside them is judged again. */
export function placeholders(text: string): { from: number; to: number }[] {
  return [...text.matchAll(place)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}
