import { englishHolidayName } from '../../domain/calendar/holiday-names.ts';
import type { Sentence } from './wording.ts';

/** The holidays of a stretch, which the product keeps as the national calendar names them: joined by `、`. */
export function sayHolidays(names: string, language: keyof Sentence): string {
  return language === 'en' ? names.split('、').map(englishHolidayName).join(', ') : names;
}
