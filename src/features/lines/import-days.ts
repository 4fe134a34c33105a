import type { DayImportReply } from '../../contract/day-files.contract.ts';
import { dayTableFaultWords } from '../../contract/words/day-files.ts';
import { say } from '../../contract/words/say.ts';
import type { Caller, Deps } from '../../deps.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { dayColumnsOf, daysOfTable } from '../../domain/line/day-table.ts';
import { invalidInput } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { readTable } from './read-table.ts';

/** Days of one file: as many as one holiday setting takes. */
const mostDays = 1_000;

/**
 * Reads a file of days and changes nothing: the days that can be filed, and each row that cannot, with the reason.
 * @throws AppError `forbidden`; `invalid_input` for a file that is no table of days, in two character sets, with a row that
 * does not fit its heads, or of more than 1,000 days.
 */
export function importDays(deps: Deps, caller: Caller, file: Buffer): DayImportReply {
  ensure(caller.actor, 'changeRequest.file', { organisationId: caller.actor.organisationId });
  const { encoding, columns: heads, rows } = readTable(file);
  const columns = dayColumnsOf(heads);
  if (columns === null) throw invalidInput([{ path: 'file', code: 'not_a_day_file', message: '' }]);
  const { days, faults } = daysOfTable(columns, rows, { today: taipeiDate(deps.clock.now()), mostDays });
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
