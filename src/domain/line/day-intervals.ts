import type { OpenInterval } from './line-config.ts';

/** Open minutes of one day, counted from its midnight: `[open, close)`, close up to 1440, or beyond for hours that run over midnight. */
export interface MinuteInterval {
  open: number;
  close: number;
}

export const minutesOfDay = 1440;
const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight of `HH:MM`; null when it is not a time of day. `24:00` counts only as a close. */
export function minutesOf(time: string, role: 'open' | 'close'): number | null {
  if (role === 'close' && time === '24:00') return minutesOfDay;
  const parts = timePattern.exec(time);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}

/** An interval in minutes; one that closes at or before its open runs into the next day. Null when a time is malformed. */
export function minuteIntervalOf(interval: OpenInterval): MinuteInterval | null {
  const open = minutesOf(interval.open, 'open');
  const close = minutesOf(interval.close, 'close');
  if (open === null || close === null) return null;
  return { open, close: close <= open ? close + minutesOfDay : close };
}

/**
 * The valid intervals of one day, in order; malformed ones are left out (`validateLineConfig` reports them before they
 * are stored).
 */
export function minuteIntervalsOf(intervals: readonly OpenInterval[]): MinuteInterval[] {
  const usable: MinuteInterval[] = [];
  for (const interval of intervals) {
    const minutes = minuteIntervalOf(interval);
    if (minutes !== null) usable.push(minutes);
  }
  return usable.sort((first, second) => first.open - second.open);
}
