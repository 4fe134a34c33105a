/** What the sensitive-data guard masks in text that people type (docs/rules.md#sensitive-data). */
export const sensitiveKinds = [
  'national_id',
  'residence_number',
  'card_number',
  'passport_number',
  'password',
  'access_key',
] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];

/** One sensitive value inside a text. */
export interface SensitiveSpan {
  kind: SensitiveKind;
  /** In UTF-16 units of the text; `to` is exclusive. */
  from: number;
  to: number;
  /**
   * A word in front says what the value is ("身分證 A123456789"). A value that is only recognised by its form may be a
   * look-alike (an order number), which its writer may keep.
   */
  isAnnounced: boolean;
}

/**
 * The text with full-width letters, digits and signs at half width, and with every hyphen and space as the plain one.
 * Each UTF-16 unit stays in its place, so that positions hold for the original.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\u30fc]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ');
}
