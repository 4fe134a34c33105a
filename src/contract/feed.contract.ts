import { z } from 'zod';
import { feedFaults, feedStates } from '../domain/announcement/feed.ts';
import { announcementTag } from './announcements.contract.ts';
import { endpoint } from './endpoint.ts';
import { instantShape } from './shapes.ts';

const feedShape = z.object({
  /** `off`: none is configured. `silent`: it has not answered in full for so long that somebody was alarmed. */
  state: z.enum(feedStates),
  /** Where it lies, without its key. */
  address: z.string().nullable(),
  /** When it was last read in full, changed or not. */
  answeredAt: instantShape.nullable(),
  /** The last attempt, whatever came of it. */
  askedAt: instantShape.nullable(),
  /** What went wrong with the last attempt. */
  fault: z
    .object({
      code: z.enum(feedFaults),
      /** In the caller's language. */
      text: z.string(),
      /** Of the HTTP answer. */
      status: z.number().int().nullable(),
    })
    .nullable(),
  /** Entries that it showed last, and those of them that could not be read. */
  entries: z.number().int(),
  unread: z.number().int(),
  nextAttemptAt: instantShape.nullable(),
  everySeconds: z.number().int().nullable(),
  silentAfterMinutes: z.number().int().nullable(),
});
export type FeedReply = z.infer<typeof feedShape>;

export const getFeedEndpoint = endpoint({
  method: 'get',
  path: '/feed',
  tag: announcementTag,
  summary: 'How the feed of government notices answers; silence says nothing of closures',
  replies: { 200: { description: 'As it is now', shape: feedShape } },
});
