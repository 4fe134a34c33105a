import { z } from 'zod';
import { alarmKinds, alarmSubjectKinds } from '../domain/on-call/alarm.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantInput, instantShape, pageOf, pageQuery } from './shapes.ts';

const tag = 'On call';

const mostShifts = 500;
const mostPlaces = 9;

const personShape = z.object({ userId: idShape, name: z.string() });
export type OnCallPersonReply = z.infer<typeof personShape>;

const shiftShape = personShape.extend({
  from: instantShape,
  until: instantShape,
  /** 1 is notified first. */
  order: z.number().int(),
  /** False for somebody who has left or is no operator any more: they are not notified. */
  callable: z.boolean(),
  /** The desk's webhook that gets the alarms of which this person is notified. */
  webhookId: idShape.nullable(),
});
export type ShiftReply = z.infer<typeof shiftShape>;

const spanShape = z.object({ from: instantShape, until: instantShape });

const findingsShape = z.object({
  /** Service hours until the end of the last shift in which nobody is on duty. */
  gaps: z.array(spanShape),
  /** Two people in one place, or one person on duty twice (`order` null). */
  overlaps: z.array(
    spanShape.extend({ order: z.number().int().nullable(), people: z.tuple([z.string(), z.string()]) }),
  ),
});
export type RotaFindingsReply = z.infer<typeof findingsShape>;

const onCallShape = findingsShape.extend({
  /** After so many minutes without an acknowledgement the next person is notified. */
  escalateAfterMinutes: z.number().int(),
  /** Those that have not ended, in their order. */
  shifts: z.array(shiftShape),
  /** Who is on duty now, in the order of notification. Empty: every operator is notified. */
  onDuty: z.array(personShape.extend({ order: z.number().int(), until: instantShape })),
  /** Everybody who can be on duty, by name. */
  people: z.array(personShape),
  /** The desk's webhooks, which a shift can name; one that is off gets nothing. */
  webhooks: z.array(z.object({ id: idShape, name: z.string(), enabled: z.boolean() })),
});
export type OnCallReply = z.infer<typeof onCallShape>;

const onCallInput = z.strictObject({
  escalateAfterMinutes: z.number().int().min(1).max(240),
  shifts: z
    .array(
      z
        .strictObject({
          userId: idShape,
          from: instantInput,
          until: instantInput,
          order: z.number().int().min(1).max(mostPlaces),
          webhookId: idShape.nullable().default(null),
        })
        .refine(({ from, until }) => from < until, { path: ['until'], message: 'range_not_forward' }),
    )
    .max(mostShifts),
});
export type OnCallInput = z.output<typeof onCallInput>;

export const getOnCallEndpoint = endpoint({
  method: 'get',
  path: '/on-call',
  tag,
  summary: 'Who is on duty now and in the shifts to come, and after how many minutes the next person is notified',
  replies: { 200: { description: 'The on-call list, with its ETag', shape: onCallShape } },
});

export const putOnCallEndpoint = endpoint({
  method: 'put',
  path: '/on-call',
  tag,
  summary: 'Replace all shifts that have not ended; gaps and overlaps are named, not refused',
  body: onCallInput,
  edits: true,
  replies: { 200: { description: 'The on-call list as it is now', shape: onCallShape } },
});

export const checkOnCallEndpoint = endpoint({
  method: 'post',
  path: '/on-call/check',
  tag,
  summary: 'Name the gaps and overlaps of an on-call list before it is saved; nothing is stored',
  body: onCallInput,
  replies: { 200: { description: 'What is found', shape: findingsShape } },
});

export const alarmStates = ['open', 'acknowledged', 'solved'] as const;

const alarmShape = z.object({
  id: idShape,
  kind: z.enum(alarmKinds),
  state: z.enum(alarmStates),
  /** Of the request; null where it is about the desk's own. */
  customer: z.string().nullable(),
  changeRequestId: idShape.nullable(),
  /** The request's number. */
  number: z.string().nullable(),
  jobId: idShape.nullable(),
  /** The announcement or the broadcast; null where it is about a request. Without a county: the whole country. */
  subject: z
    .object({
      ...{ kind: z.enum(alarmSubjectKinds), id: idShape },
      ...{ county: z.string().nullable(), district: z.string().nullable() },
    })
    .nullable(),
  raisedAt: instantShape,
  /** Who was notified, in their order. */
  notified: z.array(z.object({ userId: idShape, name: z.string(), at: instantShape })),
  /** When the next person is notified; null where nobody is left, or it has ended. */
  nextNotifyAt: instantShape.nullable(),
  acknowledgedBy: z.string().nullable(),
  /** When it was acknowledged, or its cause was gone. */
  endedAt: instantShape.nullable(),
});
export type AlarmReply = z.infer<typeof alarmShape>;

export const listAlarmsEndpoint = endpoint({
  method: 'get',
  path: '/alarms',
  tag,
  summary: 'Alarms, newest first: open ones, or those that have ended',
  query: z.strictObject({ ...pageQuery, state: z.enum(['open', 'ended']).default('open') }),
  replies: { 200: { description: 'A page of alarms', shape: pageOf(alarmShape) } },
});

export const getAlarmEndpoint = endpoint({
  method: 'get',
  path: '/alarms/{id}',
  tag,
  summary: 'One alarm',
  params: idParams,
  replies: { 200: { description: 'The alarm', shape: alarmShape } },
});

export const acknowledgeAlarmEndpoint = endpoint({
  method: 'post',
  path: '/alarms/{id}/acknowledge',
  tag,
  summary: 'Acknowledge an alarm: nobody else is notified. Of two people the first is named in both answers',
  params: idParams,
  replies: { 200: { description: 'The alarm as it is now', shape: alarmShape } },
});
