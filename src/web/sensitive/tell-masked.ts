import i18next from 'i18next';
import type { SensitiveKind } from '../../domain/text/sensitive/sensitive-span.ts';
import { currentLanguage } from '../lib/language.ts';
import { toastMasked } from '../ui/toasts.tsx';
import { kindNames } from './sensitive-words.ts';

/** Tells the writer what was masked in a text that has just been stored. */
export function tellMasked(masked: readonly { kind: SensitiveKind }[]): void {
  const kinds = kindNames(
    masked.map(({ kind }) => kind),
    currentLanguage(),
  );
  toastMasked(i18next.getFixedT(currentLanguage(), 'sensitive')('masked', { kinds }));
}
