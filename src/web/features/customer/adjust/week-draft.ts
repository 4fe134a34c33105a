import { minuteIntervalsOf, minutesOfDay } from '../../../../domain/line/day-intervals.ts';
import { type OpenInterval, type Weekday, type WeeklyHours, weekdays } from '../../../../domain/line/line-config.ts';
import { hoursText, readHours } from './hours-text.ts';

/** The hours of a week as they are typed, so that nothing half typed is lost. */
export type WeekDraft = Record<Weekday, string>;

const step = 15;

export function draftOf(weekly: WeeklyHours | undefined): WeekDraft {
  return Object.fromEntries(weekdays.map((day) => [day, hoursText(weekly?.[day] ?? [])])) as WeekDraft;
}

export type DayFault = 'unread' | 'overlap';

/** What is wrong with a day; hours of the evening before that run into it are told by the check before sending. */
export function dayFaultOf(text: string): DayFault | null {
  const hours = readHours(text);
  if (hours === null) return 'unread';
  return overlapOf(text) === '' ? null : 'overlap';
}

/** The first two intervals of a day that overlap, as they are written; empty: none do. */
export function overlapOf(text: string): string {
  const ordered = minuteIntervalsOf(readHours(text) ?? []);
  const place = ordered.findIndex(({ open }, index) => open < (ordered[index - 1]?.close ?? 0));
  if (place === -1) return '';
  const pair = ordered.slice(place - 1, place + 1);
  return hoursText(pair.map(({ open, close }) => ({ open: timeOf(open, 'open'), close: timeOf(close, 'close') })));
}

/** The week as the API takes it; null while a day cannot be read. */
export function weekOf(draft: WeekDraft): NonNullable<WeeklyHours> | null {
  if (weekdays.some((day) => dayFaultOf(draft[day]) !== null)) return null;
  return Object.fromEntries(weekdays.map((day) => [day, readHours(draft[day]) ?? []])) as NonNullable<WeeklyHours>;
}

function timeOf(minutes: number, role: 'open' | 'close'): string {
  const within = role === 'close' && minutes === minutesOfDay ? minutes : minutes % minutesOfDay;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

function snap(minutes: number): number {
  return Math.round(minutes / step) * step;
}

export type Grip = 'open' | 'close' | 'whole';

/**
 * An interval whose edge, or the whole of which, was moved by minutes; on a quarter of an hour, at least one long, within its day. The end of
 * one that runs over midnight stays on the next day.
 */
export function moved(interval: OpenInterval, grip: Grip, by: number): OpenInterval {
  const [{ open, close } = { open: 0, close: step }] = minuteIntervalsOf([interval]);
  const last = close > minutesOfDay ? minutesOfDay + open - step : minutesOfDay;
  if (grip === 'open') {
    const next = Math.max(0, Math.min(snap(open + by), Math.min(close, minutesOfDay) - step));
    return { open: timeOf(next, 'open'), close: interval.close };
  }
  if (grip === 'close') {
    const next = Math.max(open + step, Math.min(snap(close + by), last));
    return { open: interval.open, close: timeOf(next, 'close') };
  }
  const length = close - open;
  const next = Math.max(
    0,
    Math.min(snap(open + by), close > minutesOfDay ? minutesOfDay - step : minutesOfDay - length),
  );
  return { open: timeOf(next, 'open'), close: timeOf(next + length, 'close') };
}

/** An hour that begins about there, where it is free. */
export function hourAt(intervals: readonly OpenInterval[], minute: number): OpenInterval | null {
  const open = Math.max(0, Math.min(snap(minute - 30), minutesOfDay - 60));
  const taken = minuteIntervalsOf(intervals).some((each) => each.open < open + 60 && open < each.close);
  return taken ? null : { open: timeOf(open, 'open'), close: timeOf(open + 60, 'close') };
}
