import { z } from 'zod';
import { announcementTag as tag } from './announcements.contract.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, nameText, noteText } from './shapes.ts';
import { announcementShape, noticeInput } from './stored-announcements.contract.ts';

/** Why a person takes a step. */
const reason = noteText(500);

const one = { 200: { description: 'The announcement as it is now', shape: announcementShape } };
const step = { method: 'post', tag, params: idParams, replies: one } as const;

const sightingInput = z
  .strictObject({
    ...noticeInput,
    /** Left out where it has gone: of the source that showed it first. */
    source: nameText(80).optional(),
    /** The source does not show it any more. */
    gone: z.literal(true).optional(),
  })
  .check(({ value: { text, cap, gone, source, sentAt }, issues }) => {
    const given = [text, cap, gone].filter((each) => each !== undefined).length;
    const isWhole = gone === true ? sentAt === undefined : source !== undefined;
    if (given !== 1 || !isWhole || (cap !== undefined && sentAt !== undefined))
      issues.push({ code: 'custom', message: 'sighting_or_gone', path: ['text'], input: undefined });
  })
  .meta({ examples: [{ gone: true }] });
export type SightingInput = z.output<typeof sightingInput>;

export const sightAnnouncementEndpoint = endpoint({
  ...step,
  path: '/announcements/{id}/sightings',
  summary: 'Note what a source shows of the same area, day and part of day, or that it shows nothing any more',
  body: sightingInput,
});

export const activateAnnouncementEndpoint = endpoint({
  ...step,
  path: '/announcements/{id}/activate',
  summary: 'Make a notice active; before it has stood long enough with a reason',
  body: z.strictObject({ override: z.strictObject({ reason }).optional() }),
});

export const rejectAnnouncementEndpoint = endpoint({
  ...step,
  path: '/announcements/{id}/reject',
  summary: 'Leave a notice aside that is not active',
  body: z.strictObject({ reason }),
});

export const revokeAnnouncementEndpoint = endpoint({
  ...step,
  path: '/announcements/{id}/revoke',
  summary: 'Take a notice back that does not hold any more',
  body: z.strictObject({ reason }),
});

export const settleAnnouncementEndpoint = endpoint({
  ...step,
  path: '/announcements/{id}/settle',
  summary: 'Decide a dispute by the sighting that holds. Where it is the contrary, it stands for itself from then on',
  body: z.strictObject({ keep: idShape, reason }),
});
