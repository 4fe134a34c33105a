import type { TFunction } from 'i18next';
import { isStandardSlot } from '../../lines/slot-name.ts';

export function slotText(t: TFunction, slot: string): string {
  return t(`customer.slotTexts.${isStandardSlot(slot) ? slot : 'custom'}`);
}

/** What plays at a slot without a file of its own (docs/rules.md#what-callers-hear). */
export function fallbackText(t: TFunction, slot: string, prompts: Record<string, string>): string {
  if (slot === 'holiday') return t(`customer.fallbacks.${prompts.closed ? 'holidayByClosed' : 'holiday'}`);
  if (slot === 'greeting' || slot === 'closed' || slot === 'emergency') return t(`customer.fallbacks.${slot}`);
  return t('customer.fallbacks.other');
}
