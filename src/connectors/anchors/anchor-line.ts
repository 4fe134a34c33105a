import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SealAnchor } from './anchors.port.ts';

export interface SignedAnchor extends SealAnchor {
  /** HMAC-SHA-256, base64url, over the signature of the line before and this line's values. */
  signature: string;
}

/** The key of the anchors, derived from the installation's secret, which is not in any database. */
export function anchorKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'lineshift audit anchors', 32));
}

function signatureOf(key: Buffer, before: string, anchor: SealAnchor): string {
  const { seal, organisationId, previousHash, hash, rows, chainSeals, chainRows, sealedAt } = anchor;
  const values = [before, seal, organisationId, previousHash, hash, rows, chainSeals, chainRows, sealedAt];
  return createHmac('sha256', key).update(JSON.stringify(values)).digest('base64url');
}

/** One line without its end. `before` is the signature of the line before it, empty for the first. */
export function signAnchor(key: Buffer, before: string, anchor: SealAnchor): SignedAnchor {
  return { ...anchor, signature: signatureOf(key, before, anchor) };
}

export function isSigned(key: Buffer, before: string, line: SignedAnchor): boolean {
  const expected = Buffer.from(signatureOf(key, before, line));
  const given = Buffer.from(line.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Null when the line is not an anchor. */
export function parseAnchorLine(text: string): SignedAnchor | null {
  try {
    const line = JSON.parse(text) as SignedAnchor;
    return Number.isSafeInteger(line.seal) && typeof line.signature === 'string' ? line : null;
  } catch {
    return null;
  }
}
