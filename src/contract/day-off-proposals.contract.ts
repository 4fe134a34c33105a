import { z } from 'zod';
import { announcementStates } from '../domain/announcement/announcement-lifecycle.ts';
import { noticeParts } from '../domain/announcement/notice-item.ts';
import { endpoint } from './endpoint.ts';
import { dateShape, idShape } from './shapes.ts';

const proposalShape = z.object({
  announcementId: idShape,
  state: z.enum(announcementStates),
  county: z.string(),
  date: dateShape,
  part: z.enum(noticeParts),
  /** Of the notice. */
  text: z.string(),
  /** `closed`: record the day off. `open`: take it back, because its notice holds no more. */
  kind: z.enum(['closed', 'open']),
  /** It can be recorded now: the notice is active. Taking back is always possible. */
  ready: z.boolean(),
  /** The day of our own that is to be taken back. */
  exceptionId: idShape.nullable(),
});
export type DayOffProposalReply = z.infer<typeof proposalShape>;

export const listDayOffProposalsEndpoint = endpoint({
  method: 'get',
  path: '/calendar/day-off-proposals',
  tag: 'Calendar',
  summary: "Days off that government notices propose for our own office's county, and those whose notice holds no more",
  replies: {
    200: {
      description: 'All of them, by date. `officeCounty` null: none is configured, and nothing is proposed',
      shape: z.object({ officeCounty: z.string().nullable(), items: z.array(proposalShape) }),
    },
  },
});
