import { z } from 'zod';
import { dayTableFaults } from '../domain/line/day-table.ts';
import { eventFaults } from '../domain/line/days-of-events.ts';
import { endpoint } from './endpoint.ts';
import { lineConfigShape } from './line-config-shapes.ts';
import { idParams } from './shapes.ts';

/** Bytes of a file of days. */
export const largestDayFile = 2 * 1_048_576;

export const dayImportShape = z.object({
  format: z.enum(['csv', 'icalendar']),
  encoding: z.enum(['utf-8', 'big5', 'utf-16le']),
  /** In the form that a `holiday_setting` takes; in order, days in a row with one content as one range. */
  days: lineConfigShape.shape.datedDays,
  /** The rows that are left out, each with the reason in words; of a calendar, the events, with the row on which each begins. */
  faults: z.array(
    z.object({ row: z.number().int(), code: z.enum([...dayTableFaults, ...eventFaults]), message: z.string() }),
  ),
});
export type DayImportReply = z.infer<typeof dayImportShape>;

export const importDaysEndpoint = endpoint({
  method: 'post',
  path: '/holidays/imports',
  tag: 'Lines',
  summary:
    'Read the days of a file (multipart, field `file`; iCalendar, or CSV; UTF-8, Big5 or UTF-16). Nothing is changed',
  rawBody: 'multipart/form-data',
  replies: {
    200: { description: 'The days, ready for a holiday setting, and what was left out', shape: dayImportShape },
  },
});

export const exportDaysEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/holidays.csv',
  tag: 'Lines',
  summary: "The line's own days as CSV, in the form that an import reads",
  params: idParams,
  replies: { 200: { description: 'UTF-8 with a byte-order mark, as Excel opens it', shape: 'text/csv' } },
});

export const exportCalendarEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/holidays.ics',
  tag: 'Lines',
  summary: "The line's own days as iCalendar, in the form that an import reads",
  params: idParams,
  replies: { 200: { description: 'Events that close days or hours', shape: 'text/calendar' } },
});
