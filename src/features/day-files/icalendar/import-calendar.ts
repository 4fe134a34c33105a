import { daysOfEvents } from '../../../domain/line/days-of-events.ts';
import { calendarLines } from './calendar-lines.ts';
import { type CalendarPlace, eventsOfCalendar } from './events-of-calendar.ts';
import { readCalendar } from './read-calendar.ts';

/**
 * Reads the days of an iCalendar file: those that can be filed, and each event that closes nothing, with the reason.
 * @throws AppError `invalid_input` for a file that cannot be read or costs too much, naming the row or the event.
 */
export function importCalendar(file: Buffer, place: CalendarPlace) {
  const { lines, encoding } = calendarLines(file);
  const { events, faults } = eventsOfCalendar(readCalendar(lines), place);
  const folded = daysOfEvents(events, place.window);
  return {
    encoding,
    days: folded.days,
    faults: [...faults, ...folded.faults].sort((one, other) => one.row - other.row),
  };
}
