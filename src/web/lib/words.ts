import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { StaffWords, Words } from '../words/shape.ts';
import { currentLanguage, type Language, rememberLanguage } from './language.ts';

/** Each language is a chunk of its own, and staff's desks another; only what is read is loaded. */
const loaders: Record<Language, { all(): Promise<Words>; staff(): Promise<StaffWords> }> = {
  en: {
    all: async () => (await import('../words/en.ts')).en,
    staff: async () => (await import('../words/staff.en.ts')).staffEn,
  },
  'zh-TW': {
    all: async () => (await import('../words/zh-tw.ts')).zhTw,
    staff: async () => (await import('../words/staff.zh-tw.ts')).staffZhTw,
  },
};

/** Somebody reads a page of staff. */
let readsStaff = false;
let started: Promise<unknown> = Promise.resolve();

async function load(language: Language): Promise<void> {
  const parts = [loaders[language].all(), ...(readsStaff ? [loaders[language].staff()] : [])];
  for (const words of await Promise.all(parts)) i18next.addResourceBundle(language, 'translation', words, true);
}

/** Loads the reader's words before the first page is drawn. */
export async function startWords(): Promise<void> {
  const language = currentLanguage();
  started = i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await started;
  await load(language);
  await i18next.changeLanguage(language);
  rememberLanguage(language);
}

/** Before a page of staff is drawn. Loaded once a language. */
export async function loadStaffWords(): Promise<void> {
  if (readsStaff) return;
  const words = await loaders[currentLanguage()].staff();
  await started;
  i18next.addResourceBundle(currentLanguage(), 'translation', words, true);
  readsStaff = true;
}

export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}
