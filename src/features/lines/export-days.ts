import type { Caller, Deps } from '../../deps.ts';
import type { DatedDays, OpenInterval } from '../../domain/line/line-config.ts';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { byteOrderMark, csvLine } from '../csv.ts';
import { readOwnDays } from './own-days.ts';

const heads = {
  en: ['from', 'to', 'name', 'hours'],
  'zh-TW': ['開始日期', '結束日期', '名稱', '營業時間'],
} as const;

/**
 * The line's own days as a CSV file that an import reads back, in the reader's language. Own recordings are not in it.
 * @throws AppError `not_found`, `forbidden`, `hours_not_shown` (403).
 */
export async function exportDays(deps: Deps, caller: Caller, id: string): Promise<{ fileName: string; text: string }> {
  const { line, newest } = await readOwnDays(deps, caller, id);
  const rows = newest.config.datedDays.map((days) => csvLine([days.from, days.to, days.name, hoursText(days)]));
  return {
    fileName: `holidays-${phoneNumberText(line.number)}.csv`,
    text: byteOrderMark + csvLine(heads[caller.language]) + rows.join(''),
  };
}

function hoursText({ hours, closedHours }: DatedDays): string {
  if (closedHours !== undefined) return `closed ${intervalsText(closedHours)}`;
  return hours === 'closed' || hours.length === 0 ? 'closed' : intervalsText(hours);
}

function intervalsText(intervals: readonly OpenInterval[]): string {
  return intervals.map(({ open, close }) => `${open}-${close}`).join(', ');
}
