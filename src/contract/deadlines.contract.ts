import { z } from 'zod';
import { serviceEnvironments } from '../domain/deadline/deadline-rules.ts';
import { mostLines } from './change-request-kinds.contract.ts';
import { endpoint } from './endpoint.ts';
import { dateShape, idShape, instantInput, instantShape } from './shapes.ts';

export const receiptReasons = [
  'day0',
  'counted',
  'waiting',
  'day0_waiting',
  'replaces_day0',
  'after_last_response',
  'weekend',
  'holiday',
  'makeup_saturday',
  'office_closed',
  'assumed_day_off',
] as const;

const receiptRow = z.object({
  date: dateShape,
  counted: z.boolean(),
  reason: z.enum(receiptReasons),
  /** The holiday, in the reader's language where known; null when there is none. */
  name: z.string().nullable(),
  /** The row as one line: "Sat 14 Feb: weekend". */
  label: z.string(),
  waits: z.array(z.object({ from: instantShape, until: instantShape })).optional(),
});
export type ReceiptRowReply = z.infer<typeof receiptRow>;

/** A promise with the days that explain it. */
export const deadlineShape = z.object({
  clockStart: instantShape,
  day0: dateShape,
  earliestBy: instantShape,
  dueBy: instantShape,
  receipt: z.array(receiptRow),
  calendarVersion: z.string(),
  /** True while it depends on a year whose official table is not published. */
  provisional: z.boolean(),
});
export type DeadlineReply = z.infer<typeof deadlineShape>;

const computeInput = z.strictObject({
  receivedAt: instantInput,
  environment: z.enum(serviceEnvironments).default('shared'),
  /** What-if question: assumes further days off; nothing is stored. */
  assumeDaysOff: z.array(dateShape).max(366).default([]),
});
export type ComputeDeadlineInput = z.infer<typeof computeInput>;

const fileByInput = z
  .strictObject({
    wishedAt: instantInput.optional(),
    /** Instead of an instant: its 00:00 in the lines' zone, of several zones the earliest; without lines in Taipei. */
    date: dateShape.optional(),
    environment: z.enum(serviceEnvironments).default('shared'),
    /** Lines of one customer, whose own environment and extra days then count. */
    lineIds: z.array(idShape).min(1).max(mostLines).optional(),
  })
  .refine(({ wishedAt, date }) => (wishedAt === undefined) !== (date === undefined), {
    path: ['wishedAt'],
    message: 'wish_or_date',
  });
export type FileByInput = z.infer<typeof fileByInput>;

export const fileByShape = z.object({
  wishedAt: instantShape,
  /** The last second of filing that still promises the wish. */
  fileBy: instantShape,
  /** That moment has passed: the wish is tried, not promised. */
  past: z.boolean(),
  /** The promise of a filing at `fileBy`, never later than the wish, with its receipt. */
  dueBy: instantShape,
  receipt: z.array(receiptRow),
  /** True while it depends on a year whose official table is not published. */
  provisional: z.boolean(),
  /** The promise of a filing at this very moment. */
  dueByNow: instantShape,
  /** One sentence: by when to file, or that it is too late for a promise. */
  message: z.string(),
});
export type FileByReply = z.infer<typeof fileByShape>;

const dayReasons = [
  'business_day',
  'weekend',
  'holiday',
  'makeup_saturday',
  'office_closed',
  'assumed_day_off',
] as const;

const dayShape = z.object({
  date: dateShape,
  serviceDay: z.boolean(),
  reason: z.enum(dayReasons),
  name: z.string().nullable(),
  label: z.string(),
  provisional: z.boolean(),
});
export type CalendarDayReply = z.infer<typeof dayShape>;

/** The publisher of the data; the licence requires it beside the data. */
const sourceShape = z.object({ attribution: z.string(), licence: z.string() });

const serviceDayShape = dayShape.extend({ calendarVersion: z.string(), source: sourceShape });
export type ServiceDayReply = z.infer<typeof serviceDayShape>;

const calendarYearShape = z.object({
  year: z.number().int(),
  provisional: z.boolean(),
  serviceDays: z.number().int(),
  /** First and last year that the calendar knows. */
  known: z.object({ from: z.number().int(), to: z.number().int() }),
  days: z.array(dayShape),
  calendarVersion: z.string(),
  source: sourceShape,
});
export type CalendarYearReply = z.infer<typeof calendarYearShape>;

export const computeDeadlineEndpoint = endpoint({
  method: 'post',
  path: '/deadlines/compute',
  tag: 'Deadlines',
  summary: 'The promised window of a request received at an instant, with its receipt',
  body: computeInput,
  replies: { 200: { description: 'The window; nothing is stored', shape: deadlineShape } },
});

export const fileByEndpoint = endpoint({
  method: 'post',
  path: '/deadlines/file-by',
  tag: 'Deadlines',
  summary: 'The last moment of filing that promises a wished instant or date',
  body: fileByInput,
  replies: {
    200: { description: 'The moment, with the receipt of its promise; nothing is stored', shape: fileByShape },
  },
});

export const serviceDayEndpoint = endpoint({
  method: 'get',
  path: '/calendar/service-day',
  tag: 'Service calendar',
  summary: 'Whether a date is one of our service days, and why',
  query: z.strictObject({ date: dateShape }),
  replies: { 200: { description: 'The day', shape: serviceDayShape } },
});

export const calendarYearEndpoint = endpoint({
  method: 'get',
  path: '/calendar/{year}',
  tag: 'Service calendar',
  summary: 'All days of a year, each with its reason',
  params: z.strictObject({ year: z.coerce.number().int().min(1970).max(9999) }),
  replies: { 200: { description: 'The year', shape: calendarYearShape } },
});
