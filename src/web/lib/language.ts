export const languages = ['zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'lineshift-language';

/** The choice made on this device; storage may be forbidden. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that stores nothing forgets the choice, as its owner wants.
  }
}

function isLanguage(value: string | null): value is Language {
  return languages.includes(value as Language);
}

/** The first of the browser's languages that we have; Taiwan's Chinese when there is none. */
function browserLanguage(): Language {
  for (const wish of navigator.languages) {
    if (wish.toLowerCase().startsWith('zh')) return 'zh-TW';
    if (wish.toLowerCase().startsWith('en')) return 'en';
  }
  return 'zh-TW';
}

const stored = readStored(storageKey);
let current: Language = isLanguage(stored) ? stored : browserLanguage();

/** The reader's language: chosen here or in the account before, else the browser's. */
export function currentLanguage(): Language {
  return current;
}

export function rememberLanguage(language: Language): void {
  current = language;
  writeStored(storageKey, language);
  document.documentElement.lang = language === 'zh-TW' ? 'zh-Hant-TW' : 'en';
}
