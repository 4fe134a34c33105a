import type { PromptSlot, Weekday } from './line-config.ts';

/** A place in a line's configuration, at which two configurations can differ. */
export type ConfigPlace =
  | { at: 'timeZone' }
  | { at: 'followNationalCalendar' }
  /** Whether the line has weekly hours at all. */
  | { at: 'weekly' }
  | { at: 'weekday'; weekday: Weekday }
  /** Dates `YYYY-MM-DD`, both included; `nth` (from 2) where a configuration names the same dates again. */
  | { at: 'days'; from: string; to: string; nth?: number }
  /** Whether a season has hours at all, and its name. */
  | { at: 'season'; from: string; to: string; nth?: number }
  | { at: 'seasonDay'; from: string; to: string; nth?: number; weekday: Weekday }
  | { at: 'makeupDays' }
  | { at: 'closedForwarding' }
  | { at: 'prompt'; slot: PromptSlot };

/** A place of a line as a phone system holds it. */
export type LinePlace =
  | ConfigPlace
  | { at: 'number' }
  | { at: 'revision' }
  | { at: 'closure'; id: string }
  | { at: 'file'; promptId: string };

type Days = Extract<ConfigPlace, { at: 'days' }>;

/** Dates as one word: `2026-12-31`, `2026-12-31..2027-01-01`, `2026-12-31#2`. */
export function datesKey({ from, to, nth }: Omit<Days, 'at'>): string {
  const dates = from === to ? from : `${from}..${to}`;
  return nth === undefined ? dates : `${dates}#${nth}`;
}

/** A configuration's place as text (`prompts.greeting`, `weekly.mon`, `datedDays.2026-12-31`): for order and for the API. */
export function configPathOf(place: ConfigPlace): string {
  switch (place.at) {
    case 'weekday':
      return `weekly.${place.weekday}`;
    case 'days':
      return `datedDays.${datesKey(place)}`;
    case 'season':
      return `seasons.${datesKey(place)}`;
    case 'seasonDay':
      return `seasons.${datesKey(place)}.${place.weekday}`;
    case 'prompt':
      return `prompts.${place.slot}`;
    default:
      return place.at;
  }
}

/** A line's place as text: those of the configuration under `config.`, and `number`, `revision`, `closures.<id>`, `files.<prompt id>`. */
export function linePathOf(place: LinePlace): string {
  switch (place.at) {
    case 'number':
    case 'revision':
      return place.at;
    case 'closure':
      return `closures.${place.id}`;
    case 'file':
      return `files.${place.promptId}`;
    default:
      return `config.${configPathOf(place)}`;
  }
}
