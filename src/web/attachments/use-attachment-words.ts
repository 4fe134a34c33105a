import { useTranslation } from 'react-i18next';
import type { Language } from '../lib/language.ts';
import { attachmentsEn } from './words.en.ts';
import { attachmentsZhTw } from './words.zh-tw.ts';

const words = { en: attachmentsEn, 'zh-TW': attachmentsZhTw };

export function useAttachmentWords() {
  const { i18n } = useTranslation();
  return words[i18n.language as Language];
}
