import type { TFunction } from 'i18next';
import { vocabulary } from '../../contract/words/vocabulary.ts';
import { standardSlots } from '../../domain/line/line-config.ts';
import { currentLanguage } from '../lib/language.ts';

type StandardSlot = (typeof standardSlots)[number];

export function isStandardSlot(slot: string): slot is StandardSlot {
  return (standardSlots as readonly string[]).includes(slot);
}

/** A prompt slot's name for people. */
export function slotName(t: TFunction, slot: string): string {
  if (isStandardSlot(slot)) return wordOf('slot', slot);
  return t('lines.customSlot', { name: slot.replace(/^custom:/, '') });
}

/** A word of the product's own vocabulary: a kind of request, a slot, a weekday. */
export function wordOf(list: 'kind' | 'slot' | 'weekday' | 'status', code: string): string {
  return vocabulary[list]?.[code]?.[currentLanguage()] ?? code;
}
