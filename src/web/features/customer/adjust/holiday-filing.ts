import type { AnyFiling } from '../filing.ts';
import { type DayEntry, faultOf, inputOf, uploadOf } from './day-entries.ts';
import { readHours } from './hours-text.ts';
import type { DaysThere } from './use-days-there.ts';

/** One line that differs: what it has besides the others' days, or instead for the same dates. */
export interface OwnDays {
  lineId: string;
  entries: DayEntry[];
}

export type MakeupWish = 'asIs' | 'closed' | 'saturday' | 'hours';
export type NationalWish = 'asIs' | 'follow' | 'ignore';

/** The whole form, as it is filled in. */
export interface HolidayForm {
  lineIds: string[];
  entries: DayEntry[];
  /** Keys of the days there already that are taken away. */
  removed: string[];
  national: NationalWish;
  makeup: MakeupWish;
  makeupHours: string;
  own: OwnDays[];
  note: string;
}

export function emptyForm(lineIds: string[]): HolidayForm {
  const nothing = { entries: [], removed: [], own: [], makeupHours: '', note: '' };
  return { lineIds, ...nothing, national: 'asIs', makeup: 'asIs' };
}

/** The first of the days to set, of any line, from `today` on: what has to be live before it begins. */
export function firstDayOf({ entries, own }: HolidayForm, today: string): { date: string } | null {
  const days = [...entries, ...own.flatMap((line) => line.entries)].map(({ from }) => from);
  const [date] = days.filter((from) => from >= today).sort();
  return date === undefined ? null : { date };
}

export type HolidayLack = 'lines' | 'days' | 'rows' | 'hours' | 'file' | 'recordings';

/** What is missing before a promise can be computed; null: nothing. */
export function lackOf(
  form: HolidayForm,
  file: { isChosen: boolean; uploadId: string | undefined },
): HolidayLack | null {
  const { lineIds, entries, removed, national, makeup, makeupHours, own } = form;
  if (lineIds.length === 0) return 'lines';
  const all = [...entries, ...own.flatMap((line) => line.entries)];
  if (all.length + removed.length === 0 && national === 'asIs' && makeup === 'asIs') return 'days';
  if (all.some((entry) => faultOf(entry) !== null)) return 'rows';
  if (makeup === 'hours' && !readHours(makeupHours)?.length) return 'hours';
  if (file.isChosen && file.uploadId === undefined && all.some(({ ownFile }) => ownFile)) return 'file';
  const played = new Set(all.flatMap((entry) => uploadOf(entry, file.uploadId) ?? []));
  return played.size > 1 ? 'recordings' : null;
}

/** The form as the API takes it; only of a form that lacks nothing. */
export function holidayFiling(
  form: HolidayForm,
  { there, uploadId }: { there: readonly DaysThere[]; uploadId: string | undefined },
): AnyFiling {
  const { lineIds, entries, removed, national, own, note } = form;
  const gone = there.filter(({ key }) => removed.includes(key)).map(({ from, to }) => ({ from, to }));
  const makeupDays = makeupOf(form);
  return {
    kind: 'holiday_setting',
    lineIds,
    add: entries.map((entry) => inputOf(entry, uploadId)),
    remove: gone,
    perLine: own
      .filter((line) => line.entries.length > 0 && lineIds.includes(line.lineId))
      .map((line) => ({ lineId: line.lineId, add: line.entries.map((entry) => inputOf(entry, uploadId)), remove: [] })),
    ...(national === 'asIs' ? {} : { followNationalCalendar: national === 'follow' }),
    ...(makeupDays === undefined ? {} : { makeupDays }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
}

function makeupOf({ makeup, makeupHours }: HolidayForm) {
  if (makeup === 'asIs') return undefined;
  if (makeup === 'saturday') return null;
  return makeup === 'closed' ? 'closed' : (readHours(makeupHours) ?? []);
}
