import { createHash, randomBytes } from 'node:crypto';

/** The secret of a link in a mail: 256 random bits in the mail; only their SHA-256 is stored. */
export function makeMailToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashMailToken(token) };
}

export function hashMailToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
