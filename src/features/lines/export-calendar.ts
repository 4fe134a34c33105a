import { openDaysSentence } from '../../contract/words/day-files.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Caller, Deps } from '../../deps.ts';
import { phoneNumberText } from '../../domain/line/phone-number.ts';
import { writeCalendar } from '../day-files/icalendar/write-calendar.ts';
import { readOwnDays } from './own-days.ts';

/**
 * The line's own days as an iCalendar file that an import reads back. Own recordings are not in it.
 * @throws AppError `not_found`, `forbidden`, `hours_not_shown` (403).
 */
export async function exportCalendar(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ fileName: string; text: string }> {
  const { line, newest } = await readOwnDays(deps, caller, id);
  const number = phoneNumberText(line.number);
  const text = writeCalendar({
    lineId: line.id,
    name: number,
    timeZone: newest.config.timeZone,
    days: newest.config.datedDays,
    changedAt: newest.createdAt,
    sayOpen: (name, hours) => fill(openDaysSentence[caller.language], { name, hours }),
  });
  return { fileName: `holidays-${number}.ics`, text };
}
