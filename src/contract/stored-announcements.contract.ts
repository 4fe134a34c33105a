import { z } from 'zod';
import { announcementActions, announcementStates } from '../domain/announcement/announcement-lifecycle.ts';
import {
  longestNotice,
  noticeParts,
  noticeStatuses,
  noticeTypes,
  openStates,
} from '../domain/announcement/notice-item.ts';
import { standingDoubts } from '../domain/announcement/standing.ts';
import { broadcastStatuses } from '../domain/broadcast/broadcast-state.ts';
import { noticeFacts, noticeMarks, noticeText, announcementTag as tag } from './announcements.contract.ts';
import { countyInput } from './customers.contract.ts';
import { endpoint } from './endpoint.ts';
import { dateShape, idParams, idShape, instantInput, instantShape, nameText, pageOf, pageQuery } from './shapes.ts';

const sightingShape = z.object({
  id: idShape,
  /** Who showed it: a page, a feed, a person. */
  source: z.string(),
  text: z.string(),
  status: z.enum(noticeStatuses),
  work: z.enum(openStates),
  school: z.enum(openStates),
  sentAt: instantShape.nullable(),
  seenAt: instantShape,
  /** It has gone from its source, or was taken back. */
  withdrawn: z.boolean(),
  byName: z.string(),
  /** It says otherwise than the announcement. */
  contradicts: z.boolean(),
  /** It says otherwise or has gone, and no decision has settled that since. */
  against: z.boolean(),
});

export const announcementShape = z.object({
  id: idShape,
  state: z.enum(announcementStates),
  /** Of the message: only `Actual` can be sent on. */
  status: z.enum(noticeStatuses),
  msgType: z.enum(noticeTypes),
  /** Of the CAP message; null for a text. */
  identifier: z.string().nullable(),
  ...noticeFacts,
  text: z.string(),
  /** The words that decided, in UTF-16 units of the text. */
  marks: noticeMarks,
  /** What keeps it from being sent now. */
  why: z.array(z.enum(standingDoubts)),
  /** A broadcast can be drafted on it now. */
  sendable: z.boolean(),
  /** The closure that it asks for; null where its hours are not certain. */
  window: z.object({ from: instantShape, until: instantShape }).nullable(),
  /** Since when nobody has said otherwise. */
  standsSince: instantShape,
  /** When it is proposed by itself; null where it does not wait. */
  settlesAt: instantShape.nullable(),
  sentAt: instantShape.nullable(),
  disputedAt: instantShape.nullable(),
  activatedAt: instantShape.nullable(),
  activatedByName: z.string().nullable(),
  /** It was made active before it had stood long enough. */
  waitOverridden: z.boolean(),
  endedAt: instantShape.nullable(),
  /** The announcement that took its place. */
  replacedBy: idShape.nullable(),
  createdAt: instantShape,
  /** Each time that it was seen, the first included, oldest first. */
  sightings: z.array(sightingShape),
  /** Broadcasts that rest on it, oldest first. */
  broadcasts: z.array(z.object({ id: idShape, state: z.enum(broadcastStatuses), provisional: z.boolean() })),
  /** The steps that the caller may take now. */
  actions: z.array(z.enum(announcementActions)),
});
export type AnnouncementReply = z.infer<typeof announcementShape>;

const one = { 200: { description: 'The announcement as it is now', shape: announcementShape } };

/** A time of day in Taipei. */
const clockInput = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const fieldsInput = z.strictObject({
  county: countyInput,
  district: nameText(40).optional(),
  date: dateShape,
  part: z.enum(noticeParts).default('full'),
  fromTime: clockInput.optional(),
  untilTime: clockInput.or(z.literal('24:00')).optional(),
  work: z.enum(openStates),
  school: z.enum(openStates),
});

/** A text, or a CAP 1.2 document, or what somebody read with their own eyes. */
export const noticeInput = {
  text: noticeText.max(longestNotice).optional(),
  cap: noticeText.optional(),
  /** Who shows it, by name: a second name confirms what the first one says. */
  source: nameText(80),
  sentAt: instantInput.optional(),
};

const reportInput = z
  .strictObject({
    ...noticeInput,
    fields: fieldsInput.optional(),
    status: z.enum(noticeStatuses).optional(),
    /** The announcement whose place it takes. */
    replaces: idShape.optional(),
  })
  .check(({ value: { text, cap, fields, sentAt, status }, issues }) => {
    const given = [text, cap, fields].filter((each) => each !== undefined).length;
    if (given !== 1 || (cap !== undefined && (sentAt || status)))
      issues.push({ code: 'custom', message: 'notice_cap_or_fields', path: ['text'], input: undefined });
  });
export type ReportInput = z.output<typeof reportInput>;

export const listAnnouncementsEndpoint = endpoint({
  method: 'get',
  path: '/announcements',
  tag,
  summary: 'Announcements of days off, newest first; `standing` are those that have not ended',
  query: z.strictObject({
    ...pageQuery,
    state: z.enum([...announcementStates, 'standing']).optional(),
    county: countyInput.optional(),
  }),
  replies: { 200: { description: 'One page', shape: pageOf(announcementShape) } },
});

export const reportAnnouncementEndpoint = endpoint({
  method: 'post',
  path: '/announcements',
  tag,
  summary:
    'Enter a government notice: one announcement for each area, day and part of day. What is known already is seen once more',
  body: reportInput,
  creates: true,
  replies: {
    201: {
      description: 'The announcements that it belongs to, in the order of its text',
      shape: z.object({ items: z.array(announcementShape) }),
    },
  },
});

export const getAnnouncementEndpoint = endpoint({
  method: 'get',
  path: '/announcements/{id}',
  tag,
  summary: 'One announcement with everything that was seen of it',
  params: idParams,
  replies: one,
});
