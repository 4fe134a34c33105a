import { createHmac, timingSafeEqual } from 'node:crypto';

/** `__Host-` binds the cookie to this host over https; browsers refuse the prefix on plain http. */
export function cookiePrefix(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-lineshift' : 'lineshift';
}

export function sessionCookieName(publicUrl: string): string {
  return `${cookiePrefix(publicUrl)}.session_token`;
}

/**
 * Reads the session token from a Cookie header when its signature is ours: `<token>.<base64 HMAC-SHA-256>`,
 * percent-encoded, as better-call writes it. Null when there is none or it is forged.
 */
export function readSessionToken(
  cookieHeader: string | undefined,
  options: { name: string; secret: string },
): string | null {
  const value = readCookie(cookieHeader, options.name);
  if (value === null) return null;
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const right = createHmac('sha256', options.secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

/** One cookie's decoded value; the first of that name counts, as for the sign-in library. */
export function readCookie(cookieHeader: string | undefined, name: string): string | null {
  for (const part of (cookieHeader ?? '').split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}
