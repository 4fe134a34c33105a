import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SensitiveKind } from '../../domain/text/sensitive/sensitive-span.ts';
import { sensitiveEn } from './words.en.ts';
import { sensitiveZhTw } from './words.zh-tw.ts';

// With the hint, not with every page's words: few texts need them.
i18next.addResourceBundle('en', 'sensitive', sensitiveEn);
i18next.addResourceBundle('zh-TW', 'sensitive', sensitiveZhTw);

/** The words about masked text, in the reader's language. */
export function useSensitiveWords() {
  const { t, i18n } = useTranslation('sensitive');
  return { t, kindsOf: (kinds: readonly SensitiveKind[]) => kindNames(kinds, i18n.language) };
}

/** The kinds as a list in words, each once. */
export function kindNames(kinds: readonly SensitiveKind[], language: string): string {
  const t = i18next.getFixedT(language, 'sensitive');
  return new Intl.ListFormat(language).format([...new Set(kinds)].map((kind) => t(`kinds.${kind}`)));
}
