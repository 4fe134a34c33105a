import type { NationalDayName } from '../../../domain/calendar/national-days.ts';
import type { ConfigDifference } from '../../../domain/line/diff-config.ts';
import type { DatedDays, OpenInterval, Weekday } from '../../../domain/line/line-config.ts';
import { datesKey } from '../../../domain/line/line-place.ts';
import type { ChecklistStep } from '../phone-system.port.ts';
import { step } from './checklist-step.ts';
import type { PromptFiles } from './prompt-files.ts';

function hoursText(hours: OpenInterval[]): string {
  return hours.map(({ open, close }) => `${open}-${close}`).join(', ');
}

function weekdaySteps(weekday: Weekday, after: unknown): ChecklistStep[] {
  // No value after: the weekdays went because the line is open around the clock now, which has its own step.
  if (after === null) return [];
  const hours = hoursText(after as OpenInterval[]);
  return [
    hours === '' ? step('close_weekday', weekday, { weekday }) : step('set_weekday_hours', weekday, { weekday, hours }),
  ];
}

function datedSteps(days: DaysDifference, files: PromptFiles): ChecklistStep[] {
  const { before, after, from, to } = days;
  const key = datesKey(days);
  const dates = { from, to };
  if (after === null) return [step('remove_dated_days', key, { ...dates, name: (before as DatedDays).name })];
  const { name, hours, closedHours, promptId } = after as DatedDays;
  const open = hours === 'closed' ? 'closed' : hoursText(hours);
  const steps = [
    closedHours === undefined
      ? step('set_dated_days', key, { ...dates, name, hours: open })
      : step('set_closed_hours', key, { ...dates, name, hours: hoursText(closedHours) }),
  ];
  if (promptId) steps.push(step('set_dated_days_prompt', key, { ...dates, file: files.nameOf(promptId) }));
  return steps;
}

function seasonSteps(season: DaysDifference): ChecklistStep[] {
  const { before, after, from, to } = season;
  const key = datesKey(season);
  const { name, hours } = (after ?? before) as { name: string; hours: 'hours' | 'always_open' };
  const values = { from, to, name };
  if (after === null) return [step('remove_season', key, values)];
  return [step(hours === 'hours' ? 'set_season' : 'set_season_around_the_clock', key, values)];
}

function seasonDaySteps(season: DaysDifference & { weekday: Weekday }): ChecklistStep[] {
  const { after, from, to, weekday } = season;
  if (after === null) return [];
  const hours = hoursText(after as OpenInterval[]);
  const subject = `${weekday}:${datesKey(season)}`;
  const values = { from, to, weekday };
  return [
    hours === ''
      ? step('close_season_weekday', subject, values)
      : step('set_season_hours', subject, { ...values, hours }),
  ];
}

function makeupSteps(after: unknown): ChecklistStep[] {
  if (after === null) return [step('makeup_days_as_saturdays', '')];
  if (after === 'closed') return [step('close_makeup_days', '')];
  return [step('set_makeup_days', '', { hours: hoursText(after as OpenInterval[]) })];
}

/** Each year's days by themselves: that is how phone systems let people enter them. */
function nationalSteps(national: readonly NationalDayName[]): ChecklistStep[] {
  const years = [...new Set(national.map(({ date }) => date.slice(0, 4)))];
  return years.map((year) => {
    const days = national
      .filter(({ date }) => date.startsWith(year))
      .map(({ date, name }) => `${date.slice(5)} ${name}`);
    return step('set_national_days', year, { year, days: days.join(', ') });
  });
}

type DaysDifference = Parameters<typeof datesKey>[0] & Pick<ConfigDifference, 'before' | 'after'>;

interface Given {
  files: PromptFiles;
  national: readonly NationalDayName[];
}

/** What a person does for one difference of a configuration. */
export function configSteps({ place, before, after }: ConfigDifference, { files, national }: Given): ChecklistStep[] {
  switch (place.at) {
    case 'timeZone':
      return [step('set_time_zone', '', { timeZone: String(after) })];
    case 'weekly':
      return after === 'always_open' ? [step('open_around_the_clock', '')] : [];
    case 'weekday':
      return weekdaySteps(place.weekday, after);
    case 'days':
      return datedSteps({ ...place, before, after }, files);
    case 'followNationalCalendar':
      if (after === true) return [step('follow_national_calendar', ''), ...nationalSteps(national)];
      return before === true ? [step('ignore_national_calendar', '')] : [];
    case 'season':
      return seasonSteps({ ...place, before, after });
    case 'seasonDay':
      return seasonDaySteps({ ...place, before, after });
    case 'makeupDays':
      return makeupSteps(after);
    case 'closedForwarding':
      return [after === null ? step('remove_forwarding', '') : step('set_forwarding', '', { number: String(after) })];
    case 'prompt': {
      const { slot } = place;
      if (after === null) return [step('clear_prompt', slot, { slot })];
      return [step('assign_prompt', slot, { slot, file: files.nameOf(String(after)) })];
    }
  }
}
