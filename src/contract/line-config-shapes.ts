import { z } from 'zod';
import { weekdays } from '../domain/line/line-config.ts';
import { dateShape, idShape, nameText } from './shapes.ts';

export const slotShape = z.union(
  [
    z.enum(['greeting', 'closed', 'holiday', 'emergency', 'menu', 'hold']),
    z.string().regex(/^custom:[a-z0-9-]{1,40}$/),
  ],
  { error: (issue) => (issue.code === 'invalid_union' && issue.input !== undefined ? 'not_a_slot' : undefined) },
);

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'not_a_clock_time');
const closeTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not_a_clock_time');
/** A close before its open runs over midnight; round the clock is 00:00 to 24:00. */
const interval = z
  .strictObject({ open: clockTime, close: closeTime })
  .refine(({ open, close }) => open !== close, { path: ['close'], message: 'no_length' });
const intervals = z.array(interval).max(12);
export const weekly = z.strictObject(
  Object.fromEntries(weekdays.map((day) => [day, intervals])) as Record<(typeof weekdays)[number], typeof intervals>,
);

export const dayHours = z.union([z.literal('closed'), intervals]);
export const namedDates = { from: dateShape, to: dateShape, name: nameText(80) };
export const datedDaysFields = {
  ...namedDates,
  hours: dayHours,
  /** Only together with `closed`: closed in these hours alone. */
  closedHours: intervals.min(1).optional(),
};

const plainDates = { from: dateShape, to: dateShape, name: z.string() };
export const lineConfigShape = z.object({
  timeZone: z.string(),
  weekly: weekly.nullable(),
  seasons: z.array(z.object({ ...plainDates, weekly: weekly.nullable() })).optional(),
  followNationalCalendar: z.boolean(),
  /** What a make-up working day is; absent: an ordinary Saturday. */
  makeupDays: dayHours.optional(),
  datedDays: z.array(
    z.object({ ...plainDates, hours: dayHours, closedHours: intervals.optional(), promptId: idShape.optional() }),
  ),
  /** Where callers are passed on to while the line is closed or on holiday. */
  closedForwarding: z.string().optional(),
  prompts: z.record(z.string(), idShape),
});
