import { AppError } from '../../shared/app-error.ts';

/**
 * Checks that this machine's zone data give Taipei +08:00 on the first of January and of July of every year: the core's
 * arithmetic depends on it. Run once at start.
 * @throws AppError `taipei_offset_changed` with the first day that differs.
 */
export function assertTaipeiOffset(fromYear: number, toYear: number): void {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Taipei', timeZoneName: 'longOffset' });
  for (let year = fromYear; year <= toYear; year += 1) {
    for (const month of [0, 6]) {
      const date = new Date(Date.UTC(year, month, 1));
      const offset = format.formatToParts(date).find((part) => part.type === 'timeZoneName')?.value;
      if (offset !== 'GMT+08:00') {
        throw new AppError('taipei_offset_changed', {
          status: 500,
          params: { date: date.toISOString().slice(0, 10), offset: offset ?? 'unknown' },
        });
      }
    }
  }
}
