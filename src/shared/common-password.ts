import { AppError } from './app-error.ts';

/** A password with so few different characters is easily guessed. */
const fewestCharacters = 5;

let known: Promise<Set<string>> | undefined;

/** Nearly 50,000 of the passwords most often found in breaches. Loaded at the first use: few calls need it. */
function commonPasswords(): Promise<Set<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return known;
}

/** Strips decorations from a word: `Password2026!` becomes `password`. */
function bareWord(password: string): string {
  return password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/**
 * Refuses a new password that is among the most common ones, with or without digits and signs around it, or that consists
 * of the product's or the person's own name (OWASP ASVS 5, 6.2.4, 6.2.11, 6.2.12).
 * @throws AppError `password_common` (422).
 */
export async function assertUncommonPassword(password: string, owner: { email?: string } = {}): Promise<void> {
  const lower = password.toLowerCase();
  const bare = bareWord(lower);
  const ownWords = ['lineshift', owner.email?.toLowerCase().split('@')[0]];
  const common = await commonPasswords();
  const isGuessable =
    new Set(lower).size < fewestCharacters || common.has(lower) || common.has(bare) || ownWords.includes(bare);
  if (isGuessable) throw new AppError('password_common', { status: 422 });
}
