import { halfWidth, type SensitiveKind, type SensitiveSpan } from './sensitive-span.ts';

/** What may stand between a word and its value on the same line: brackets, a colon, "is". Each blank has one place, so that many cost little. */
const brackets = '(?:[\\[(（【「"\'][^\\n)）】」]{0,20}[)）】」"\'][ \\t]*)?';
const clearSign = '(?:[:：=]|->|→|是|為|改成|改為|設為|設成|\\bis\\b|\\bwas\\b)';
const between = `[ \\t]*${brackets}(?:(${clearSign})[ \\t]*)?`;

interface Announcement {
  kind: SensitiveKind;
  pattern: RegExp;
  /** Whether what follows the word is a value and not the rest of a sentence. */
  isValue(value: string, context: { sign: string; after: string }): boolean;
}

const passwordWord =
  '(?:密碼|帳密|口令|驗證碼|\\bpass ?(?:word|code|phrase)s?\\b|\\bpasswd\\b|\\bpwd\\b|\\bPIN(?: code)?\\b|\\bOTP\\b)';
const keyWord =
  '(?:金鑰|權杖|私鑰|\\b(?:api|access|secret|private)[ _-]?keys?\\b|\\b(?:access |refresh |bearer |api )?tokens?\\b|\\b(?:client )?secrets?\\b|\\bbearer\\b)';
const passportWord = '(?:護照(?:號碼|號)?|\\bpassport(?: number| no\\.?)?)';

const announcements: readonly Announcement[] = [
  {
    kind: 'password',
    pattern: new RegExp(`${passwordWord}${between}["'「]?([!-~]{4,64})`, 'gi'),
    isValue: isPassword,
  },
  {
    kind: 'access_key',
    pattern: new RegExp(`${keyWord}${between}["'「]?([\\w./+=~-]{8,512})`, 'gi'),
    isValue: (value) => /\d/.test(value) && /[A-Za-z]/.test(value),
  },
  {
    kind: 'passport_number',
    pattern: new RegExp(`${passportWord}${between}([A-Z]{0,3}\\d{6,10}|[A-Z0-9]{7,10})(?![A-Za-z0-9])`, 'gi'),
    isValue: (value) => (value.match(/\d/g)?.length ?? 0) >= 5,
  },
];

/** "密碼：abc" is a password; "the password is required" and "密碼 8-12 碼" are not. */
function isPassword(value: string, { sign, after }: { sign: string; after: string }): boolean {
  const isMixed = /\d/.test(value) && /[A-Za-z!-/:-@[-`{-~]/.test(value);
  if (isDateOrRange(value)) return false;
  if (/^[*•.?_-]+$/.test(value)) return false;
  if (sign === '') return (isMixed && /[A-Za-z]/.test(value)) || /^\d{6,}$/.test(value);
  if (/\d|[^A-Za-z.'-]/.test(value)) return true;
  if (/[a-z][A-Z]/.test(value)) return true;
  // Only letters: a value if the line ends or a sentence of another script goes on, a word of a sentence otherwise.
  return /^(?:是|為|改成|改為|設為|設成|[:：=]|->|→)$/.test(sign) && !/^[ \t]+[A-Za-z]/.test(after);
}

function isDateOrRange(value: string): boolean {
  return /^\d{1,4}([-/.~])\d{1,2}(?:\1\d{1,4})?$/.test(value) || /^\d{1,2}:\d{2}/.test(value);
}

/** Passwords, passports and keys: only right behind a word that says so, on the same line. */
export function announcedSecrets(text: string): SensitiveSpan[] {
  const plain = halfWidth(text);
  return announcements.flatMap(({ kind, pattern, isValue }) =>
    [...plain.matchAll(pattern)].flatMap((match): SensitiveSpan[] => {
      const typed = match[2] ?? '';
      const value = typed.replace(/[.,;!?)\]}"'>]+$/, '');
      const from = match.index + match[0].length - typed.length;
      const to = from + value.length;
      if (value.length < 4 || !isValue(value, { sign: match[1] ?? '', after: plain.slice(to) })) return [];
      return [{ kind, from, to, isAnnounced: true }];
    }),
  );
}
