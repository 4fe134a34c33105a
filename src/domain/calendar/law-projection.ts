import type { BaseDates, BaseDatesByYear, OfficialYear } from './official-year.ts';
import { dateKeyOfDay, dayOfDateKey, weekdayOfDay } from './taipei-time.ts';

/**
 * Where the law puts the substitute day for a holiday on a weekend: the New Year block always after it, the others on the
 * nearer side.
 */
type MakeUp = 'nearest' | 'after';

interface Holiday {
  day: number;
  name: string;
  makeUp: MakeUp;
}

function dayOf(date: string): number {
  const day = dayOfDateKey(date);
  if (day === null) throw new RangeError(`not a date: ${date}`);
  return day;
}

/**
 * Children's Day and Tomb Sweeping Day on one date: the former moves to the day before, on a Thursday to the day after.
 * The moved day gets a substitute day like any other when it meets a weekend.
 */
function childrensDayOf(base: BaseDates): number {
  const day = dayOf(base.childrensDay);
  if (base.childrensDay !== base.tombSweepingDay) return day;
  return weekdayOfDay(day) === 4 ? day + 1 : day - 1;
}

function holidaysOfLaw(year: number, base: BaseDates): Holiday[] {
  const nearest = (day: number, name: string): Holiday => ({ day, name, makeUp: 'nearest' });
  const after = (day: number, name: string): Holiday => ({ day, name, makeUp: 'after' });
  const newYearEve = dayOf(base.newYearEve);
  const holidays = [
    nearest(dayOf(base.foundingDay), '開國紀念日'),
    after(newYearEve, '農曆除夕'),
    ...base.springFestival.map((date) => after(dayOf(date), '春節')),
    nearest(dayOf(base.peaceMemorialDay), '和平紀念日'),
    // Before Children's Day, so that the fixed date keeps its own name and the moved one finds the free day.
    nearest(dayOf(base.tombSweepingDay), '清明節'),
    nearest(childrensDayOf(base), '兒童節'),
    nearest(dayOf(base.dragonBoatFestival), '端午節'),
    nearest(dayOf(base.midAutumnFestival), '中秋節'),
    nearest(dayOf(base.nationalDay), '國慶日'),
  ];
  // The 2025 act on memorial days and festivals (紀念日及節日實施條例): in force for these dates from September 2025 …
  if (year >= 2025) {
    holidays.push(
      nearest(dayOf(base.confuciusBirthday), '孔子誕辰紀念日/教師節'),
      nearest(dayOf(base.retrocessionDay), '臺灣光復暨金門古寧頭大捷紀念日'),
      nearest(dayOf(base.constitutionDay), '行憲紀念日'),
    );
  }
  // … and for these from 2026.
  if (year >= 2026) {
    holidays.push(after(newYearEve - 1, '小年夜'), nearest(dayOf(base.labourDay), '勞動節'));
  }
  return holidays;
}

function substituteDay(holiday: Holiday, taken: ReadonlyMap<number, string>): number {
  const step = holiday.makeUp === 'nearest' && weekdayOfDay(holiday.day) === 6 ? -1 : 1;
  let day = holiday.day + step;
  while (weekdayOfDay(day) > 5 || taken.has(day)) day += step;
  return day;
}

/**
 * Projects the holidays of a year that is not published yet from the law's rules on base dates: a holiday on a Saturday
 * gets the free weekday before as substitute, one on a Sunday the one after, the New Year block always one after. There
 * are no bridge days and no make-up Saturdays since 2026.
 * Null when the base dates of the year or of the next are missing (1 January may have its substitute on 31 December). The
 * result is a forecast, and callers mark it provisional.
 * Source: 紀念日及節日實施條例 (2025) and the rules before it.
 */
export function projectYear(year: number, baseDates: BaseDatesByYear): OfficialYear | null {
  const base = baseDates[year];
  const next = baseDates[year + 1];
  if (!base || !next) return null;
  const holidays = holidaysOfLaw(year, base);
  holidays.push({ day: dayOf(next.foundingDay), name: '開國紀念日', makeUp: 'nearest' });
  const taken = new Map<number, string>();
  for (const { day, name } of holidays) if (!taken.has(day)) taken.set(day, name);
  for (const holiday of holidays.sort((left, right) => left.day - right.day)) {
    if (weekdayOfDay(holiday.day) > 5) taken.set(substituteDay(holiday, taken), '補假');
  }
  const inYear = [...taken]
    .map(([day, name]): [string, string] => [dateKeyOfDay(day), name])
    .filter(([date]) => date.startsWith(`${year}-`))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return { year, edition: 'projected', holidays: Object.fromEntries(inYear), makeupSaturdays: [] };
}
