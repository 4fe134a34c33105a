import { useTranslation } from 'react-i18next';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import type { Language } from '../../lib/language.ts';

/** A code's word: a kind, a slot, a weekday. A customer's own slot is shown by its name. */
export function useWord(): (name: 'kind' | 'slot' | 'weekday', code: string) => string {
  const { i18n } = useTranslation();
  return (name, code) => vocabulary[name]?.[code]?.[i18n.language as Language] ?? code.replace(/^custom:/, '');
}
