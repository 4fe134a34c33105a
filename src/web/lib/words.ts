import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Words } from '../words/shape.ts';
import { currentLanguage, type Language, rememberLanguage } from './language.ts';

/** Each language is a chunk of its own; only the one that is read is loaded. */
const loaders: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('../words/en.ts')).en,
  'zh-TW': async () => (await import('../words/zh-tw.ts')).zhTw,
};

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', await loaders[language]());
}

/** Loads the reader's words before the first page is drawn. */
export async function startWords(): Promise<void> {
  const language = currentLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await load(language);
  await i18next.changeLanguage(language);
  rememberLanguage(language);
}

export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}
