import { z } from 'zod';

/** Bodies below `/api/auth`: sign-in, second factor and passwords, for browsers (POST, JSON, own origin). */
export const emailInput = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** OWASP ASVS 5, 6.2.1 and 6.2.9: only the length counts; no rules about kinds of characters. */
export const newPassword = z.string().min(12).max(128);
const password = z.string().min(1).max(128);
/** Six digits of an authenticator app. */
const code = z.string().regex(/^\d{6}$/);

export const signInShapes = {
  '/sign-in/email': z.strictObject({ email: emailInput, password }),
  /** One of a demonstration's people, by their name in its credentials; only where that door is open (docs/access.md). */
  '/sign-in/demo': z.strictObject({ account: z.string().min(1).max(40) }),
  '/sign-out': z.strictObject({}),
  '/request-password-reset': z.strictObject({ email: emailInput }),
  '/reset-password': z.strictObject({ token: z.string().min(10).max(200), newPassword }),
  '/change-password': z.strictObject({ currentPassword: password, newPassword }),
  '/two-factor/enable': z.strictObject({ password }),
  '/two-factor/disable': z.strictObject({ password }),
  '/two-factor/verify-totp': z.strictObject({ code }),
  '/two-factor/verify-backup-code': z.strictObject({ code: z.string().trim().min(6).max(40) }),
  '/two-factor/generate-backup-codes': z.strictObject({ password }),
};
export type SignInPath = keyof typeof signInShapes;
/** The paths of the sign-in library; the demonstration's is a way to the first of them. */
export type OwnSignInPath = Exclude<SignInPath, '/sign-in/demo'>;
