import { z } from 'zod';
import {
  longestNotice,
  markKinds,
  noticeDoubts,
  noticeLevels,
  noticeParts,
  noticeStatuses,
  noticeTypes,
  openStates,
} from '../domain/announcement/notice-item.ts';
import { isVisible, plainLines } from '../domain/text/plain-text.ts';
import { endpoint } from './endpoint.ts';
import { dateShape, instantInput } from './shapes.ts';

export const announcementTag = 'Announcements';
const tag = announcementTag;

export const noticeMarks = z.array(z.object({ kind: z.enum(markKinds), from: z.number().int(), to: z.number().int() }));

/** What a notice says of one area, day and part of day. */
export const noticeFacts = {
  /** Official name, with 臺; null where the text names none for certain. */
  county: z.string().nullable(),
  district: z.string().nullable(),
  level: z.enum(noticeLevels),
  /** Taipei's; null where the text names none that exists. */
  date: dateShape.nullable(),
  part: z.enum(noticeParts),
  /** `HH:MM` in Taipei; the end may be 24:00. */
  fromTime: z.string().nullable(),
  untilTime: z.string().nullable(),
  work: z.enum(openStates),
  school: z.enum(openStates),
};

const itemShape = z.object({
  ...noticeFacts,
  status: z.enum(noticeStatuses),
  sendable: z.boolean(),
  /** What keeps it from being sent. */
  why: z.array(z.enum(noticeDoubts)),
  /** Whether an office in the county has that day off. */
  closesServiceDay: z.boolean(),
  /** Whether the severity of a CAP message fits what its text says; a cross-check that decides nothing. */
  severityAgrees: z.boolean().nullable(),
  /** The words that decided, in UTF-16 units of the notice. */
  marks: noticeMarks,
});
export type AnnouncementItemReply = z.infer<typeof itemShape>;

/** Not cleaned, unlike other text: the marks of the answer are places in what was sent. */
export const noticeText = z
  .string()
  .min(1)
  .refine((text) => isVisible(plainLines(text)), { message: 'nothing_visible' });

const parseInput = z
  .strictObject({
    text: noticeText.max(longestNotice).optional(),
    /** Or a CAP 1.2 document, which says for itself when it was sent and what it is. */
    cap: noticeText.optional(),
    sentAt: instantInput.optional(),
    status: z.enum(noticeStatuses).optional(),
    msgType: z.enum(noticeTypes).optional(),
    /** What "over" is judged against; default: now. */
    asOf: instantInput.optional(),
  })
  .check(({ value: { text, cap, sentAt, status, msgType }, issues }) => {
    const isOne = cap === undefined ? text !== undefined : text === undefined && !sentAt && !status && !msgType;
    if (!isOne) issues.push({ code: 'custom', message: 'notice_or_cap', path: ['text'], input: undefined });
  });
export type ParseInput = z.output<typeof parseInput>;

export const parseAnnouncementEndpoint = endpoint({
  method: 'post',
  path: '/announcements/parse',
  tag,
  summary: 'Read a government notice of a day off, as text or as a CAP 1.2 document; nothing is stored',
  body: parseInput,
  replies: {
    200: {
      description: 'One item for each area, day and part of day; at least one',
      shape: z.object({ items: z.array(itemShape) }),
    },
  },
});
