import type { TFunction } from 'i18next';
import { englishHolidayName } from '../../domain/calendar/holiday-names.ts';
import { currentLanguage } from '../lib/language.ts';
import { wordOf } from './slot-name.ts';

const ruleKinds = [
  'closure',
  'broadcast',
  'dated_day',
  'makeup_day',
  'national_holiday',
  'season',
  'weekly_hours',
  'open',
] as const;

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
