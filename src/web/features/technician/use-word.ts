import { useTranslation } from 'react-i18next';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import type { Language } from '../../lib/language.ts';

/** A code of the product as its word: a kind, a slot, a weekday. A slot of the customer's own is called as it is. */
export function useWord(): (name: 'kind' | 'slot' | 'weekday', code: string) => string {
  const { i18n } = useTranslation();
  return (name, code) => vocabulary[name]?.[code]?.[i18n.language as Language] ?? code.replace(/^custom:/, '');
}
