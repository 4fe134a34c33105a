import type { DayImportReply } from '../../contract/day-files.contract.ts';
import { dayTableFaultWords, eventFaultWords } from '../../contract/words/day-files.ts';
import { say } from '../../contract/words/say.ts';
import type { Caller, Deps } from '../../deps.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { dayColumnsOf } from '../../domain/line/day-columns.ts';
import { daysOfTable } from '../../domain/line/day-table.ts';
import { invalidInput } from '../../shared/app-error.ts';
import { isCalendar } from '../day-files/icalendar/calendar-lines.ts';
import { importCalendar } from '../day-files/icalendar/import-calendar.ts';
import { readTable } from '../day-files/read-table.ts';
import { ensure } from '../ensure.ts';

/** Days of one file: as many as one holiday setting takes. */
const mostDays = 1_000;

/** Days of a file are counted, and its times read, by Taipei's clock. */
const timeZone = 'Asia/Taipei';

/**
 * Reads a file of days, CSV or iCalendar, and changes nothing: the days that can be filed, and each row or event that cannot, with
 * the reason.
 * @throws AppError `forbidden`; `invalid_input` for a file that is neither, that cannot be read as a whole, or of more than 1,000
 * days.
 */
export function importDays(deps: Deps, caller: Caller, file: Buffer): DayImportReply {
  ensure(caller.actor, 'changeRequest.file', { organisationId: caller.actor.organisationId });
  const today = taipeiDate(deps.clock.now());
  return isCalendar(file) ? daysOfCalendar(caller, file, today) : daysOfCsv(caller, file, today);
}

function daysOfCsv(caller: Caller, file: Buffer, today: string): DayImportReply {
  const { encoding, columns: heads, rows } = readTable(file, { isHead: (cells) => dayColumnsOf(cells) !== null });
  const columns = dayColumnsOf(heads);
  if (columns === null) throw invalidInput([{ path: 'file', code: 'not_a_day_file', message: '' }]);
  const { days, faults } = daysOfTable(columns, rows, { today, mostDays });
  if (days === null) throw invalidInput([{ path: 'file', code: 'too_many_days', message: '' }]);
  return {
    format: 'csv',
    encoding,
    days,
    faults: faults.map(({ row, code, given }) => ({
      row,
      code,
      message: say(dayTableFaultWords[code], caller.language, { given }),
    })),
  };
}

/** The days from today to the end of next year: fewer than a holiday setting takes. */
function daysOfCalendar(caller: Caller, file: Buffer, today: string): DayImportReply {
  const window = { from: today, to: `${Number(today.slice(0, 4)) + 1}-12-31` };
  const { encoding, days, faults } = importCalendar(file, { timeZone, window });
  return {
    format: 'icalendar',
    encoding,
    days,
    faults: faults.map(({ row, code, name, given }) => ({
      row,
      code,
      message: say(eventFaultWords[code], caller.language, { name, given }),
    })),
  };
}
