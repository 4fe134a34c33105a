import { z } from 'zod';
import { dayOfDateKey } from '../domain/calendar/taipei-time.ts';
import { behalfChannels } from '../domain/change-request/on-behalf.ts';
import { overlappingRanges } from '../domain/line/validate-line-config.ts';
import { datedDaysFields, dayHours, namedDates, slotShape, weekly } from './line-config-shapes.ts';
import { dateShape, idShape, instantInput, noteText, phoneNumberInput } from './shapes.ts';

const note = noteText(2000);

/** How many lines one request may name. */
export const mostLines = 1000;

/** How the customer asked; only our staff give it, and they have to. */
export const onBehalfInput = z.strictObject({ channel: z.enum(behalfChannels), evidence: noteText(500) }).optional();

/** Which lines a request is about: one, or a list of them; each counts once. */
const lineFields = {
  lineId: idShape.optional(),
  lineIds: z.array(idShape).min(1).max(mostLines).optional(),
  onBehalf: onBehalfInput,
};
type LineFields = { lineId?: string; lineIds?: string[] };

/** For every kind that takes `lineFields`. */
function namesLines({ value, issues }: { value: LineFields; issues: z.core.$ZodRawIssue[] }): void {
  const { lineId, lineIds } = value;
  if (lineId === undefined && lineIds === undefined)
    issues.push({ code: 'invalid_type', expected: 'string', path: ['lineId'], input: undefined });
  if (lineId !== undefined && lineIds !== undefined)
    issues.push({ code: 'custom', message: 'line_and_lines', path: ['lineIds'], input: lineIds });
}

/** The lines that a filing names, each once, in the order given. */
export function linesOf({ lineId, lineIds = [] }: LineFields): string[] {
  return [...new Set(lineId === undefined ? lineIds : [lineId])];
}

export const voiceReplacementInput = z
  .strictObject({
    kind: z.literal('voice_replacement'),
    ...lineFields,
    slot: slotShape,
    uploadId: idShape,
    effectiveAt: instantInput.optional(),
    revertAt: instantInput.optional(),
    note: note.optional(),
    /**
     * A completed request of the same lines and slot that went wrong and is reopened by this one. The note says what is
     * wrong.
     */
    reopens: idShape.optional(),
  })
  .check(namesLines);

const rangeFields = { from: dateShape, to: dateShape };
const forward = { path: ['to'], message: 'range_reversed' };
const isForward = ({ from, to }: { from: string; to: string }) => from <= to;

const mostEntries = 400;
const mostDays = 1_000;
const closesAlone = ({ hours, closedHours }: { hours: unknown; closedHours?: unknown }) =>
  closedHours === undefined || hours === 'closed';
const addedDays = z
  .array(
    z
      .strictObject({ ...datedDaysFields, uploadId: idShape.optional() })
      .refine(isForward, forward)
      .refine(closesAlone, { path: ['closedHours'], message: 'closed_hours_alone' }),
  )
  .max(mostEntries)
  .default([]);
const removedDays = z.array(z.strictObject(rangeFields).refine(isForward, forward)).max(mostEntries).default([]);
const ownDays = {
  add: addedDays,
  remove: removedDays,
  followNationalCalendar: z.boolean().optional(),
  /** Make-up working days of the national calendar; null: ordinary Saturdays again. */
  makeupDays: dayHours.nullable().optional(),
};

export const holidaySettingInput = z
  .strictObject({
    kind: z.literal('holiday_setting'),
    ...lineFields,
    /** The dates of `remove` are cleared first; each entry of `add` replaces whatever was set for its dates. */
    ...ownDays,
    /** What single lines have besides, or instead for the same dates. */
    perLine: z
      .array(z.strictObject({ lineId: idShape, ...ownDays }))
      .max(mostLines)
      .default([]),
    note: note.optional(),
  })
  .check(namesLines)
  .check(asksForDays);
type HolidaySetting = z.output<typeof holidaySettingInput>;
type OwnDays = Pick<HolidaySetting, 'add' | 'remove' | 'followNationalCalendar' | 'makeupDays'>;

function asksForDays({ value, issues }: { value: HolidaySetting; issues: z.core.$ZodRawIssue[] }): void {
  const fault = (message: string, path: (string | number)[]) =>
    issues.push({ code: 'custom', message, path, input: undefined });
  const parts: [OwnDays, (string | number)[]][] = [
    [value, []],
    ...value.perLine.map((own, place): [OwnDays, (string | number)[]] => [own, ['perLine', place]]),
  ];
  if (parts.every(([own]) => isEmpty(own))) fault('nothing_asked', ['add']);
  if (parts.reduce((sum, [own]) => sum + daysOf(own), 0) > mostDays) fault('too_many_days', ['add']);
  for (const [{ add }, path] of parts)
    for (const place of overlappingRanges(add)) fault('overlapping_dated_days', [...path, 'add', place]);
  const named = new Set(linesOf(value));
  const seen = new Set<string>();
  for (const [place, { lineId }] of value.perLine.entries()) {
    if (!named.has(lineId)) fault('line_not_named', ['perLine', place, 'lineId']);
    if (seen.has(lineId)) fault('line_twice', ['perLine', place, 'lineId']);
    seen.add(lineId);
  }
  const uploads = parts.flatMap(([{ add }]) => add.flatMap(({ uploadId }) => uploadId ?? []));
  if (new Set(uploads).size > 1) fault('one_recording', ['add']);
}

function isEmpty({ add, remove, followNationalCalendar, makeupDays }: OwnDays): boolean {
  return add.length + remove.length === 0 && followNationalCalendar === undefined && makeupDays === undefined;
}

function daysOf({ add, remove }: OwnDays): number {
  const lengthOf = ({ from, to }: { from: string; to: string }) =>
    (dayOfDateKey(to) ?? 0) - (dayOfDateKey(from) ?? 0) + 1;
  return [...add, ...remove].reduce((sum, range) => sum + lengthOf(range), 0);
}

const businessHoursFields = z.strictObject({
  kind: z.literal('business_hours'),
  ...lineFields,
  /** Hours of each weekday; null: round the clock, every day. */
  weekly: weekly.nullable().optional(),
  /** The hours are those of a season, and the others stay. */
  season: z.strictObject(namedDates).refine(isForward, forward).optional(),
  /** Dates on which the weekly hours count again. */
  removeSeasons: removedDays,
  effectiveAt: instantInput.optional(),
  note: note.optional(),
});
export const businessHoursInput = businessHoursFields.check(namesLines).check(asksForHours);

function asksForHours({
  value,
  issues,
}: {
  value: z.output<typeof businessHoursFields>;
  issues: z.core.$ZodRawIssue[];
}) {
  const { weekly, season, removeSeasons } = value;
  if (weekly === undefined && (season !== undefined || removeSeasons.length === 0))
    issues.push({ code: 'custom', message: 'missing', path: ['weekly'], input: undefined });
  if (weekly !== undefined && season === undefined && removeSeasons.length > 0)
    issues.push({ code: 'custom', message: 'week_or_seasons', path: ['removeSeasons'], input: undefined });
}

const adjustmentFields = {
  kind: z.literal('other_adjustment'),
  ...lineFields,
  effectiveAt: instantInput.optional(),
  revertAt: instantInput.optional(),
  note: note.optional(),
};

export const otherAdjustmentInput = z
  .discriminatedUnion('setting', [
    /** Where callers are passed on to while the line is closed or on holiday; null: nowhere. */
    z.strictObject({
      ...adjustmentFields,
      setting: z.literal('closedForwarding'),
      value: phoneNumberInput.nullable(),
    }),
    /** An upload; null: the default music. */
    z.strictObject({ ...adjustmentFields, setting: z.literal('holdMusic'), value: idShape.nullable() }),
    /** What a technician shall set, in words. */
    z.strictObject({
      kind: z.literal('other_adjustment'),
      ...lineFields,
      setting: z.literal('text'),
      value: note,
    }),
  ])
  .check(namesLines);

export const rollbackInput = z
  .strictObject({
    kind: z.literal('rollback'),
    lineId: idShape,
    onBehalf: onBehalfInput,
    /** A slot, and a recording that it has played. */
    slot: slotShape.optional(),
    promptId: idShape.optional(),
    /** Or the whole line as a revision had it, but for its time zone. */
    toRevision: z.number().int().min(1).max(2_147_483_647).optional(),
    note: note.optional(),
  })
  .check(({ value: { slot, promptId, toRevision }, issues }) => {
    const isOne = toRevision === undefined ? slot !== undefined && promptId !== undefined : !slot && !promptId;
    if (!isOne)
      issues.push({ code: 'custom', message: 'revision_or_recording', path: ['toRevision'], input: undefined });
  });

export const emergencyClosureInput = z
  .strictObject({
    kind: z.literal('emergency_closure'),
    ...lineFields,
    /** Left out, or past: from now on. */
    from: instantInput.optional(),
    /** The lines open again by themselves then. */
    until: instantInput,
    /** The notice that it rests on; left out, an active one for the lines' area and day is found. */
    announcementId: idShape.optional(),
    /** What callers hear, where it is not each line's own emergency voice file. */
    uploadId: idShape.optional(),
    reason: note.optional(),
  })
  .check(namesLines);

/** One shape a kind; further kinds join here. */
export const changeRequestInput = z.discriminatedUnion('kind', [
  voiceReplacementInput,
  holidaySettingInput,
  businessHoursInput,
  otherAdjustmentInput,
  rollbackInput,
  emergencyClosureInput,
]);
export type ChangeRequestInput = z.output<typeof changeRequestInput>;
