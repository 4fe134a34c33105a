import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** `pck_<12 hex>_<43 base64url>`: the prefix finds the row, the secret is 256 random bits. */
const keyPattern = /^pck_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

export interface FreshKey {
  /** Shown once, never stored. */
  key: string;
  prefix: string;
  secretHash: string;
}

export function makeKey(): FreshKey {
  const prefix = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { key: `pck_${prefix}_${secret}`, prefix, secretHash: hashSecret(secret) };
}

/** SHA-256 is enough: 256 random bits cannot be guessed, so a slow hash would only slow us. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function parseKey(key: string): { prefix: string; secret: string } | null {
  const [, prefix, secret] = keyPattern.exec(key) ?? [];
  return prefix !== undefined && secret !== undefined ? { prefix, secret } : null;
}

/** Compares in constant time. */
export function secretMatches(secret: string, storedHash: string): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex');
  const stored = Buffer.from(storedHash, 'hex');
  return given.length === stored.length && timingSafeEqual(given, stored);
}
