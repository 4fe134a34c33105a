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
  return t(`customer.rules.${kind}`, { name: nameOf(rule) });
}

function nameOf({ kind, name }: { kind: string; name: string }): string {
  if (kind === 'weekly_hours') return wordOf('weekday', name);
  return kind === 'national_holiday' && currentLanguage() === 'en' ? englishHolidayName(name) : name;
}

const namedKinds = ['dated_day', 'national_holiday', 'season'];
const usualKinds = ['weekly_hours', 'open'];

/** The same in as few words as a day of a month has room for; null for the hours of every week. */
export function specialRule(t: TFunction, rule: { kind: string; name: string }): string | null {
  if (usualKinds.includes(rule.kind)) return null;
  return namedKinds.includes(rule.kind) ? nameOf(rule) : ruleText(t, rule);
}
