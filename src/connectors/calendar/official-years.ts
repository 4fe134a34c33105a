import { readFileSync } from 'node:fs';
import type { OfficialYear } from '../../domain/calendar/official-year.ts';
import { shippedFile } from '../../shared/project-root.ts';

/** A year as the shipped file holds it: dates without the year. */
interface ShippedYear {
  year: number;
  edition: string;
  totals: { daysOff: number; serviceDays: number };
  makeupSaturdays: string[];
  holidays: Record<string, string>;
}

/** The official year tables shipped with the product (`fixtures/calendars/README.md` names source and licence). */
export function readOfficialYears(): OfficialYear[] {
  const text = readFileSync(shippedFile('fixtures', 'calendars', 'official-years.json'), 'utf8');
  const { years } = JSON.parse(text) as { years: ShippedYear[] };
  return years.map(({ year, edition, holidays, makeupSaturdays }) => ({
    year,
    edition,
    holidays: Object.fromEntries(Object.entries(holidays).map(([date, name]) => [`${year}-${date}`, name])),
    makeupSaturdays: makeupSaturdays.map((date) => `${year}-${date}`),
  }));
}
