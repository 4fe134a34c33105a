import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
/** Without it Node takes a shortened tag of four bytes as well. */
const authTagLength = 16;

/** Encrypts secrets that have to be read again, for the database. */
export interface SecretBox {
  /** `context` names the record, so that one record's text cannot be put into another. */
  seal(text: string, context: string): string;
  /** Null where it was sealed with another installation's secret, in another context, or was changed. */
  open(sealed: string, context: string): string | null;
}

/** A box whose key comes from the installation's secret and serves one purpose. */
export function createSecretBox(secret: string, purpose: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `lineshift ${purpose}`, 32));
  return {
    seal(text, context) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength }).setAAD(Buffer.from(context));
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
        'base64',
      );
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < nonceBytes + authTagLength) return null;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-authTagLength));
      try {
        const body = bytes.subarray(nonceBytes, -authTagLength);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
