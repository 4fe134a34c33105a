import type { TFunction } from 'i18next';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { englishHolidayName } from '../../../domain/calendar/holiday-names.ts';
import { standardSlots } from '../../../domain/line/line-config.ts';
import { currentLanguage } from '../../lib/language.ts';

type StandardSlot = (typeof standardSlots)[number];

export function isStandardSlot(slot: string): slot is StandardSlot {
  return (standardSlots as readonly string[]).includes(slot);
}

/** A prompt slot's name for people. */
export function slotName(t: TFunction, slot: string): string {
  if (isStandardSlot(slot)) return wordOf('slot', slot);
  return t('customer.slots.custom', { name: slot.replace(/^custom:/, '') });
}

export function slotText(t: TFunction, slot: string): string {
  return t(`customer.slotTexts.${isStandardSlot(slot) ? slot : 'custom'}`);
}

/** What plays at a slot without a file of its own (docs/rules.md#what-callers-hear). */
export function fallbackText(t: TFunction, slot: string, prompts: Record<string, string>): string {
  if (slot === 'holiday') return t(`customer.fallbacks.${prompts.closed ? 'holidayByClosed' : 'holiday'}`);
  if (slot === 'greeting' || slot === 'closed' || slot === 'emergency') return t(`customer.fallbacks.${slot}`);
  return t('customer.fallbacks.other');
}

/** A word of the product's own vocabulary: a kind of request, a slot, a weekday. */
export function wordOf(list: 'kind' | 'slot' | 'weekday' | 'status', code: string): string {
  return vocabulary[list]?.[code]?.[currentLanguage()] ?? code;
}

const ruleKinds = ['closure', 'dated_day', 'national_holiday', 'weekly_hours', 'open'] as const;

/** Which rule decides what callers hear, in words. */
export function ruleText(t: TFunction, rule: { kind: string; name: string }): string {
  const kind = ruleKinds.find((each) => each === rule.kind);
  if (kind === undefined) return rule.name;
  const names = {
    weekly_hours: () => wordOf('weekday', rule.name),
    national_holiday: () => (currentLanguage() === 'en' ? englishHolidayName(rule.name) : rule.name),
  };
  const name = kind === 'weekly_hours' || kind === 'national_holiday' ? names[kind]() : rule.name;
  return t(`customer.rules.${kind}`, { name });
}
