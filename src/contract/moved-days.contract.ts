import { z } from 'zod';
import { leftOutReasons, moveReasons } from '../domain/line/move-days.ts';
import { endpoint } from './endpoint.ts';
import { lineConfigShape } from './line-config-shapes.ts';
import { dateShape, idParams, idShape } from './shapes.ts';

const rangeShape = { from: dateShape, to: dateShape };

export const movedDaysShape = z.object({
  lineId: idShape,
  fromYear: z.number().int(),
  toYear: z.number().int(),
  /** In order; each as a `holiday_setting` takes it, but for `promptId`, in whose place it takes the recording's `uploadId`. */
  days: z.array(
    z.object({
      /** The dates of the former year. */
      was: z.object(rangeShape),
      days: lineConfigShape.shape.datedDays.element,
      /** `festival`: moved with a holiday without a fixed date; `fixed`: on a national holiday that keeps its date; `own`: kept. */
      reason: z.enum(moveReasons),
      /** The holiday that it moved with or stands on. */
      holiday: z.string().nullable(),
      /** The national calendar of the coming year is not published yet. */
      provisional: z.boolean(),
      /** Shares dates with an earlier one of this list. */
      collides: z.boolean(),
      recording: z.object({ promptId: idShape, fileName: z.string(), uploadId: idShape }).nullable(),
    }),
  ),
  leftOut: z.array(z.object({ ...rangeShape, name: z.string(), reason: z.enum(leftOutReasons) })),
});
export type MovedDaysReply = z.infer<typeof movedDaysShape>;

export const movedDaysEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/holidays/moved',
  tag: 'Lines',
  summary:
    "The line's own days of one year moved on to the next: festivals by the national calendar. Nothing is changed",
  params: idParams,
  query: z.strictObject({
    toYear: z.coerce.number().int().min(1971, 'year_out_of_range').max(2999, 'year_out_of_range'),
  }),
  replies: { 200: { description: 'The days, each with its reason, and what has no place', shape: movedDaysShape } },
});
