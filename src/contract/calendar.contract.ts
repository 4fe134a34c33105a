import { z } from 'zod';
import { calendarChangeKinds, calendarImportStates } from '../domain/calendar/calendar-change.ts';
import { endpoint } from './endpoint.ts';
import { dateShape, idParams, idShape, instantShape, noteText, pageOf, pageQuery } from './shapes.ts';

const tag = 'Calendar';

/** 2 MiB: a year has a few thousand bytes. */
export const largestCalendarFile = 2 * 1_048_576;

export const calendarFormats = ['csv', 'json', 'icalendar'] as const;
export type CalendarFormat = (typeof calendarFormats)[number];

const dayState = z.object({ serviceDay: z.boolean(), name: z.string().nullable() });
const dayChangeShape = z.object({ date: dateShape, before: dayState, after: dayState });

/** What a change of the calendar would do to open promises, counted now. */
const movesShape = z.object({ count: z.number().int(), later: z.number().int(), earlier: z.number().int() });

const importShape = z.object({
  id: idShape,
  year: z.number().int(),
  state: z.enum(calendarImportStates),
  format: z.enum(calendarFormats),
  encoding: z.string(),
  fileName: z.string(),
  by: z.string(),
  createdAt: instantShape,
  decidedAt: instantShape.nullable(),
});
export type CalendarImportReply = z.infer<typeof importShape>;

const draftShape = importShape.extend({
  /** Days that would be another than in the calendar in force; empty once it is in force. */
  diff: z.array(dayChangeShape),
  moves: movesShape,
});
export type CalendarDraftReply = z.infer<typeof draftShape>;

const previewShape = z.object({ day: dayChangeShape, moves: movesShape });
export type ExceptionPreviewReply = z.infer<typeof previewShape>;

const exceptionShape = z.object({
  id: idShape,
  date: dateShape,
  kind: z.enum(['closed', 'open']),
  reason: z.string(),
  /** The government notice that it follows. */
  announcementId: idShape.nullable(),
  by: z.string(),
  createdAt: instantShape,
});
export type CalendarExceptionReply = z.infer<typeof exceptionShape>;

const moveShape = z.object({
  id: idShape,
  kind: z.enum(calendarChangeKinds),
  at: instantShape,
  by: z.string(),
  /** Requests whose promised window is another by it. */
  moved: z.number().int(),
  /** The year that was put in force; null for a day of our own. */
  import: z.object({ id: idShape, year: z.number().int(), fileName: z.string() }).nullable(),
  /** The day of our own; null for a year. */
  day: z.object({ date: dateShape, kind: z.enum(['closed', 'open']), reason: z.string() }).nullable(),
  /** The change that this one took back, and what that one was. */
  undoes: idShape.nullable(),
  undoneKind: z.enum(calendarChangeKinds).nullable(),
  /** When another change took this one back. */
  undoneAt: instantShape.nullable(),
  /** It is the newest one, and can be taken back. */
  undoable: z.boolean(),
});
export type DeadlineMoveReply = z.infer<typeof moveShape>;

const windowShape = z.object({ day0: dateShape, earliestBy: instantShape, dueBy: instantShape });
const movedShape = z.object({
  changeRequestId: idShape,
  number: z.string(),
  /** Its newest job. */
  jobId: idShape.nullable(),
  organisationId: idShape,
  customer: z.string(),
  before: windowShape,
  after: windowShape,
});
export type MovedDeadlineReply = z.infer<typeof movedShape>;

export const readImportEndpoint = endpoint({
  method: 'post',
  path: '/calendar/imports',
  tag,
  summary:
    "Read a year of the government's office calendar as a draft (multipart, field `file`; CSV in both layouts, JSON, iCalendar; UTF-8, Big5)",
  rawBody: 'multipart/form-data',
  replies: { 201: { description: 'The draft, with what it would change', shape: draftShape } },
});

export const listImportsEndpoint = endpoint({
  method: 'get',
  path: '/calendar/imports',
  tag,
  summary: 'Years that were read in, newest first',
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(calendarImportStates).optional(),
    year: z.coerce.number().int().min(1970).max(9999).optional(),
  }),
  replies: { 200: { description: 'A page of imports', shape: pageOf(importShape) } },
});

export const getImportEndpoint = endpoint({
  method: 'get',
  path: '/calendar/imports/{id}',
  tag,
  summary: 'One import, with what it would change now',
  params: idParams,
  replies: { 200: { description: 'The import', shape: draftShape } },
});

export const listForeseenEndpoint = endpoint({
  method: 'get',
  path: '/calendar/imports/{id}/requests',
  tag,
  summary: 'The requests whose promise a draft would move now',
  params: idParams,
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of requests; empty once it is decided', shape: pageOf(movedShape) } },
});

export const activateImportEndpoint = endpoint({
  method: 'post',
  path: '/calendar/imports/{id}/activate',
  tag,
  summary: 'Put a draft in force: open promises are moved in the same transaction, and customers are told',
  params: idParams,
  replies: { 200: { description: 'What it moved', shape: moveShape } },
});

export const discardImportEndpoint = endpoint({
  method: 'post',
  path: '/calendar/imports/{id}/discard',
  tag,
  summary: 'Put a draft aside',
  params: idParams,
  replies: { 200: { description: 'The import', shape: importShape } },
});

export const listExceptionsEndpoint = endpoint({
  method: 'get',
  path: '/calendar/exceptions',
  tag,
  summary: 'Days that our own office closes or opens, in their order',
  replies: { 200: { description: 'All of them', shape: z.object({ items: z.array(exceptionShape) }) } },
});

const exceptionDay = { date: dateShape, kind: z.enum(['closed', 'open']) };

export const previewExceptionEndpoint = endpoint({
  method: 'get',
  path: '/calendar/exception-preview',
  tag,
  summary: 'What a day of our own would change now; nothing is stored',
  query: z.strictObject(exceptionDay),
  replies: { 200: { description: 'The day, and how many promises it would move', shape: previewShape } },
});
export type ExceptionDay = z.infer<NonNullable<(typeof previewExceptionEndpoint)['query']>>;

export const addExceptionEndpoint = endpoint({
  method: 'post',
  path: '/calendar/exceptions',
  tag,
  summary: 'Close or open our own office on a day, with a reason',
  body: z.strictObject({ ...exceptionDay, reason: noteText(200), announcementId: idShape.optional() }),
  creates: true,
  replies: { 201: { description: 'The day, and what it moved', shape: exceptionShape.extend({ move: moveShape }) } },
});
export type AddExceptionInput = z.infer<NonNullable<(typeof addExceptionEndpoint)['body']>>;

export const removeExceptionEndpoint = endpoint({
  method: 'delete',
  path: '/calendar/exceptions/{id}',
  tag,
  summary: 'Take a day of our own back',
  params: idParams,
  replies: { 200: { description: 'What it moved', shape: moveShape } },
});

export const listMovesEndpoint = endpoint({
  method: 'get',
  path: '/deadline-moves',
  tag,
  summary: 'Changes of the calendar and how many promises they moved, newest first',
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of changes', shape: pageOf(moveShape) } },
});

export const getMoveEndpoint = endpoint({
  method: 'get',
  path: '/deadline-moves/{id}',
  tag,
  summary: 'One change of the calendar',
  params: idParams,
  replies: { 200: { description: 'The change', shape: moveShape } },
});

export const listMovedEndpoint = endpoint({
  method: 'get',
  path: '/deadline-moves/{id}/requests',
  tag,
  summary: 'The requests whose promise one change moved',
  params: idParams,
  query: z.strictObject(pageQuery),
  replies: { 200: { description: 'A page of requests', shape: pageOf(movedShape) } },
});

export const undoMoveEndpoint = endpoint({
  method: 'post',
  path: '/deadline-moves/{id}/undo',
  tag,
  summary: 'Take the newest change of the calendar back',
  params: idParams,
  replies: { 200: { description: 'What that moved', shape: moveShape } },
});
