import { createHmac, hkdfSync } from 'node:crypto';

/** Short tags for values that must not be stored themselves. */
export interface ValueTags {
  /** Four letters or digits, the same for the same kind and value in this installation. */
  tagOf(kind: string, value: string): string;
}

/** Crockford's base 32: no letter that looks like a digit. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Tags keyed by the installation's secret: they tell two values apart, and who has only the tag cannot work out the value
 * (20 bits of a keyed hash).
 */
export function createValueTags(secret: string): ValueTags {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'masked values', 32));
  return {
    tagOf(kind, value) {
      const hash = createHmac('sha256', key).update(`${kind}\n${value}`).digest();
      return [0, 1, 2, 3].map((index) => signs[(hash[index] ?? 0) % signs.length]).join('');
    },
  };
}
