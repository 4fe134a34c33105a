import type { NationalDayName } from '../../../domain/calendar/national-days.ts';
import type { DesiredLine } from '../../../domain/line/compare-lines.ts';
import { type ConfigDifference, diffConfig } from '../../../domain/line/diff-config.ts';
import type { Closure, DatedDays, OpenInterval, Weekday } from '../../../domain/line/line-config.ts';
import { datesKey } from '../../../domain/line/line-place.ts';
import type { ChecklistStep, LineChange } from '../phone-system.port.ts';
import { type PromptFiles, promptFilesOf } from './prompt-files.ts';

/** Everything a checklist can ask for, in the order in which it is asked: files first, so that a later step can name them. */
export const checklistCodes = [
  'create_line',
  'change_number',
  'upload_prompt',
  'set_time_zone',
  'open_around_the_clock',
  'set_weekday_hours',
  'close_weekday',
  'follow_national_calendar',
  'set_national_days',
  'ignore_national_calendar',
  'remove_dated_days',
  'set_dated_days',
  'set_dated_days_prompt',
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

type ChecklistCode = (typeof checklistCodes)[number];

function step(code: ChecklistCode, subject: string, params: ChecklistStep['params'] = {}): ChecklistStep {
  return { id: subject === '' ? code : `${code}:${subject}`, code, params };
}

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
  const { name, hours, promptId } = after as DatedDays;
  const open = hours === 'closed' ? 'closed' : hoursText(hours);
  const steps = [step('set_dated_days', key, { ...dates, name, hours: open })];
  if (promptId) steps.push(step('set_dated_days_prompt', key, { ...dates, file: files.nameOf(promptId) }));
  return steps;
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

function configSteps({ place, before, after }: ConfigDifference, { files, national }: Given): ChecklistStep[] {
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
    case 'prompt': {
      const { slot } = place;
      if (after === null) return [step('clear_prompt', slot, { slot })];
      return [step('assign_prompt', slot, { slot, file: files.nameOf(String(after)) })];
    }
  }
}

function sameClosure(first: Closure, second: Closure | undefined): boolean {
  return (
    second !== undefined &&
    first.from.getTime() === second.from.getTime() &&
    first.until.getTime() === second.until.getTime() &&
    first.promptId === second.promptId
  );
}

function closureSteps(before: Closure[], after: Closure[], files: PromptFiles): ChecklistStep[] {
  const former = new Map(before.map((closure) => [closure.id, closure]));
  const wanted = new Set(after.map(({ id }) => id));
  const times = ({ from, until }: Closure) => ({ from: from.toISOString(), until: until.toISOString() });
  const removed = before
    .filter(({ id }) => !wanted.has(id))
    .map((closure) => step('remove_closure', closure.id, times(closure)));
  const set = after
    .filter((closure) => !sameClosure(closure, former.get(closure.id)))
    .flatMap((closure) => {
      const steps = [step('set_closure', closure.id, times(closure))];
      if (closure.promptId) {
        steps.push(step('set_closure_prompt', closure.id, { ...times(closure), file: files.nameOf(closure.promptId) }));
      }
      return steps;
    });
  return [...removed, ...set];
}

function lineSteps(before: DesiredLine | null, after: DesiredLine): ChecklistStep[] {
  if (before === null) return [step('create_line', '', { number: after.number })];
  if (before.number === after.number) return [];
  return [step('change_number', '', { from: before.number, to: after.number })];
}

/** A file that one prompt alone plays is uploaded and placed in one step. */
function placedAtOnce(steps: ChecklistStep[]): ChecklistStep[] {
  const plays = (file: unknown) => steps.filter(({ code, params }) => code !== 'upload_prompt' && params.file === file);
  const placed = new Map(
    steps.flatMap((upload) => {
      const [play, ...others] = upload.code === 'upload_prompt' ? plays(upload.params.file) : [];
      return play?.code === 'assign_prompt' && others.length === 0 ? [[play, upload] as const] : [];
    }),
  );
  const uploads = new Set(placed.values());
  return steps
    .filter((each) => !uploads.has(each))
    .map((each) => {
      const upload = placed.get(each);
      return upload ? step('place_prompt', String(each.params.slot), { ...upload.params, ...each.params }) : each;
    });
}

/** Marks what only sets the line up: the steps that the change would not need on a line that is set up already. */
function markSetUp(steps: ChecklistStep[], change: ChecklistStep[]): ChecklistStep[] {
  const ofChange = new Set(change.map(({ id }) => id));
  return steps.map((each) => {
    const { id, code } = each;
    // Of a file that would be there already only the place changes.
    const isChange = ofChange.has(id) || ofChange.has(id.replace(/^place_prompt:/, 'assign_prompt:'));
    return isChange || code === 'call_and_listen' ? each : { ...each, setUp: true as const };
  });
}

/**
 * What a technician does to bring a line from one state to another, ending with a call to hear it. Dates are `YYYY-MM-DD` in the
 * line's time zone, closures ISO 8601 in UTC. Pure; the same change always gives the same steps with the same ids.
 * @throws ConnectorError `wrong_configuration` when a prompt lacks the rendition.
 */
export function checklist({ wantedBefore, ...change }: LineChange, rendition: string): ChecklistStep[] {
  const steps = stepsBetween(change, rendition);
  if (change.before !== null || wantedBefore === undefined) return steps;
  return markSetUp(steps, stepsBetween({ ...change, before: wantedBefore }, rendition));
}

function stepsBetween({ before, after, national = [] }: LineChange, rendition: string): ChecklistStep[] {
  const files = promptFilesOf({ before, after }, rendition);
  const steps = placedAtOnce([
    ...lineSteps(before, after),
    ...files.fresh.map(({ promptId, file, size }) => step('upload_prompt', file, { promptId, file, size })),
    ...diffConfig(before?.config ?? null, after.config).flatMap((difference) =>
      configSteps(difference, { files, national }),
    ),
    ...closureSteps(before?.closures ?? [], after.closures, files),
  ]);
  if (steps.length === 0) return [];
  steps.push(step('call_and_listen', '', { number: after.number }));
  const order = (code: string) => checklistCodes.indexOf(code as ChecklistCode);
  const inWeek = (id: string) => ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(id.split(':')[1] ?? '');
  return steps.sort((first, second) => order(first.code) - order(second.code) || inWeek(first.id) - inWeek(second.id));
}

/**
 * What a technician takes away when a line leaves this phone system, from the state last signed off. The line goes before its
 * files, so that callers never hear half of it. Pure.
 * @throws ConnectorError `wrong_configuration` when a prompt lacks the rendition.
 */
export function removal(line: DesiredLine, rendition: string): ChecklistStep[] {
  const { fresh } = promptFilesOf({ before: null, after: line }, rendition);
  const { number } = line;
  return [
    step('remove_line', '', { number }),
    ...fresh.map(({ promptId, file }) => step('remove_prompt_file', file, { promptId, file })),
    step('check_removed', '', { number }),
  ];
}
