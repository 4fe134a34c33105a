import type { ChecklistStep } from '../phone-system.port.ts';

/** Everything a checklist can ask for, in the order in which it is asked: files first, so that a later step can name them. */
export const checklistCodes = [
  'create_line',
  'change_number',
  'upload_prompt',
  'set_time_zone',
  'open_around_the_clock',
  'set_weekday_hours',
  'close_weekday',
  'remove_season',
  'set_season',
  'set_season_around_the_clock',
  'set_season_hours',
  'close_season_weekday',
  'follow_national_calendar',
  'set_national_days',
  'ignore_national_calendar',
  'close_makeup_days',
  'set_makeup_days',
  'makeup_days_as_saturdays',
  'remove_dated_days',
  'set_dated_days',
  'set_closed_hours',
  'set_dated_days_prompt',
  'set_forwarding',
  'remove_forwarding',
  'place_prompt',
  'assign_prompt',
  'clear_prompt',
  'remove_closure',
  'set_closure',
  'set_closure_prompt',
  'call_and_listen',
  'remove_line',
  'remove_prompt_file',
  'check_removed',
] as const;

export type ChecklistCode = (typeof checklistCodes)[number];

export function step(code: ChecklistCode, subject: string, params: ChecklistStep['params'] = {}): ChecklistStep {
  return { id: subject === '' ? code : `${code}:${subject}`, code, params };
}
