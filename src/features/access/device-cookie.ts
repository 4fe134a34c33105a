import { createHash, createHmac, randomBytes } from 'node:crypto';
import { cookiePrefix, readSessionToken } from './session-cookie.ts';

/** After half a year without a sign-in a device is unknown again. */
const lifeSeconds = 180 * 86_400;
const pattern = /^device\.([0-9a-f]{64})\.[A-Za-z0-9_-]{22}$/;

export interface DeviceCookieOptions {
  publicUrl: string;
  /** Signs the cookie. */
  secret: string;
}

function cookieName(publicUrl: string): string {
  return `${cookiePrefix(publicUrl)}.device`;
}

/** Holds only a hash of the address, so the cookie does not reveal who signs in here. */
function hashOf(email: string): string {
  return createHash('sha256').update(email).digest('hex');
}

/**
 * Marks a browser that has signed in to this account before. The cookie grants no access: the attempts of such a browser
 * are counted separately, so that nobody can lock people out of their own account by trying passwords.
 */
export function makeDeviceCookie(email: string, { publicUrl, secret }: DeviceCookieOptions): string {
  const device = `device.${hashOf(email)}.${randomBytes(16).toString('base64url')}`;
  const signature = createHmac('sha256', secret).update(device).digest('base64');
  const value = encodeURIComponent(`${device}.${signature}`);
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(publicUrl)}=${value}; Max-Age=${lifeSeconds}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

/** The device's own id, when its cookie is ours and names this account; null otherwise. */
export function knownDevice(
  cookieHeader: string | undefined,
  email: string,
  { publicUrl, secret }: DeviceCookieOptions,
): string | null {
  const device = readSessionToken(cookieHeader, { name: cookieName(publicUrl), secret });
  return device !== null && pattern.exec(device)?.[1] === hashOf(email) ? device : null;
}
