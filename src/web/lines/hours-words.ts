import type { TFunction } from 'i18next';

export interface Interval {
  open: string;
  close: string;
}

/** `09:00–12:00, 13:00–18:00`, with a word where the end is on the next day. */
export function intervalsText(t: TFunction, intervals: readonly Interval[]): string {
  if (intervals.length === 0) return t('lines.closedDay');
  return intervals
    .map(({ open, close }) => `${open}–${close}${close <= open ? ` ${t('lines.nextDay')}` : ''}`)
    .reduce((first, second) => t('lines.andThen', { first, second }));
}

/** A dated day's hours: closed all day, or its own intervals. */
export function dayHoursText(t: TFunction, hours: 'closed' | readonly Interval[]): string {
  return intervalsText(t, hours === 'closed' ? [] : hours);
}

export interface DayHours {
  hours: 'closed' | readonly Interval[];
  /** Closed in these hours alone. */
  closedHours?: readonly Interval[];
}

/** The hours of a dated day, or those in which alone it is closed. */
export function datedHoursText(t: TFunction, { hours, closedHours }: DayHours): string {
  return closedHours ? t('lines.closedOnly', { hours: intervalsText(t, closedHours) }) : dayHoursText(t, hours);
}
