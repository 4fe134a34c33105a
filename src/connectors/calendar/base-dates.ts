import { readFileSync } from 'node:fs';
import type { BaseDates, BaseDatesByYear } from '../../domain/calendar/official-year.ts';
import { AppError } from '../../shared/app-error.ts';
import { shippedFile } from '../../shared/project-root.ts';

/** The library identifies a day by its rule: its names mix scripts and change, its rules have not. */
const rules = {
  foundingDay: '01-01',
  newYearEve: 'chinese 01-0-00',
  springFestival: ['chinese 01-0-01', 'chinese 01-0-02', 'chinese 01-0-03'],
  peaceMemorialDay: '02-28',
  childrensDay: '04-04',
  tombSweepingDay: 'chinese 5-01 solarterm',
  labourDay: '05-01',
  dragonBoatFestival: 'chinese 05-0-05',
  midAutumnFestival: 'chinese 08-0-15',
  confuciusBirthday: '09-28',
  nationalDay: '10-10',
  retrocessionDay: '10-25',
  constitutionDay: '12-25',
} as const;

interface LibraryDay {
  date: string;
  rule: string;
  substitute?: boolean;
}

function dateByRule(days: readonly LibraryDay[], rule: string): string {
  const found = days.find(
    // "chinese 01-0-01 if Monday …" is the library's own New Year stretch, not the first lunar day.
    (day) => !day.substitute && (day.rule === rule || day.rule.startsWith(`${rule} and if`)),
  );
  if (!found) throw new AppError('base_date_missing', { status: 500, params: { rule } });
  return found.date.slice(0, 10);
}

function baseDatesOfYear(days: readonly LibraryDay[]): BaseDates {
  const entries = Object.entries(rules).map(([key, rule]) => [
    key,
    typeof rule === 'string' ? dateByRule(days, rule) : rule.map((each) => dateByRule(days, each)),
  ]);
  return Object.fromEntries(entries) as BaseDates;
}

/**
 * Computes the base dates of the years `from` to `to`, both included, with date-holidays. Loading the library takes 0.3 s
 * and a year 0.1 s: for the fixture's script and its test, never during a request.
 * @throws AppError `base_date_missing` when a new version of the library no longer has one of the days.
 */
export async function baseDatesFromLibrary(from: number, to: number): Promise<BaseDatesByYear> {
  const { default: Holidays } = await import('date-holidays');
  const taiwan = new Holidays('TW');
  const years: Record<string, BaseDates> = {};
  for (let year = from; year <= to; year += 1) years[year] = baseDatesOfYear(taiwan.getHolidays(year));
  return years;
}

/** The committed copy of `baseDatesFromLibrary`, so that the server never loads the library. */
export function readBaseDates(): BaseDatesByYear {
  const text = readFileSync(shippedFile('fixtures', 'calendars', 'base-dates.json'), 'utf8');
  return (JSON.parse(text) as { years: BaseDatesByYear }).years;
}
