import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dateShape, idParams, instantShape, nameText } from './shapes.ts';

const tag = 'Public hours';

/** How far ahead public hours look, today included. */
export const publicHoursDays = 28;

const sharingShape = z.object({
  /** Null while the hours are not public. */
  shared: z
    .object({
      /** What the owner chose to call it in public. */
      label: z.string(),
      addresses: z.object({ json: z.string(), ics: z.string(), jsonld: z.string(), svg: z.string() }),
      since: instantShape,
    })
    .nullable(),
});
export type PublicHoursSharing = z.infer<typeof sharingShape>;
const sharing = { 200: { description: 'Whether and where they are public', shape: sharingShape } };

export const getSharingEndpoint = endpoint({
  method: 'get',
  path: '/lines/{id}/public-hours',
  tag,
  summary: "Whether the line's hours are public, and at which addresses",
  params: idParams,
  replies: sharing,
});

export const shareHoursEndpoint = endpoint({
  method: 'post',
  path: '/lines/{id}/public-hours',
  tag,
  summary:
    'Make the hours public under a name, or name them otherwise; on request at a new address, and the former one ends',
  params: idParams,
  body: z.strictObject({ label: nameText(60), newAddress: z.boolean().default(false) }),
  replies: sharing,
});

export const unshareHoursEndpoint = endpoint({
  method: 'delete',
  path: '/lines/{id}/public-hours',
  tag,
  summary: 'The hours are public no longer; the address ends at once',
  params: idParams,
  replies: { 204: { description: 'The address has ended', shape: null } },
});

const hoursShape = z.array(
  z.object({
    open: z.string(),
    /** `24:00`: the day's end. At or before its open: on the next day. */
    close: z.string(),
  }),
);

const publicHoursShape = z.object({
  label: z.string(),
  timeZone: z.string(),
  state: z.enum(['open', 'closed']),
  /** When the state changes next; null: not within the days told. */
  until: instantShape.nullable(),
  /** When callers are answered as open, from today's midnight on, `[from, until)`; the last may be cut at the end. */
  open: z.array(z.object({ from: instantShape, until: instantShape })),
  /** The same by the days on which they begin, as the clocks of the line's zone show them. */
  days: z.array(z.object({ date: dateShape, hours: hoursShape })),
});
export type PublicHoursReply = z.infer<typeof publicHoursShape>;

const token = z.strictObject({ token: z.string().min(1).max(100) });
const open = { method: 'get', tag, access: 'public', beforeSecondFactor: true, params: token } as const;
const period = `of today and the ${publicHoursDays - 1} days after, as callers hear them`;

export const publicHoursEndpoint = endpoint({
  ...open,
  path: '/public-hours/{token}.json',
  summary: `Opening hours ${period}; for every site, kept for a minute at most`,
  replies: { 200: { description: 'The hours', shape: publicHoursShape } },
});

export const publicCalendarEndpoint = endpoint({
  ...open,
  path: '/public-hours/{token}.ics',
  summary: `Opening hours ${period}, as a calendar to subscribe to`,
  replies: { 200: { description: 'An event for each stretch of opening', shape: 'text/calendar' } },
});

export const publicJsonLdEndpoint = endpoint({
  ...open,
  path: '/public-hours/{token}.jsonld',
  summary: 'Weekly hours and the days that differ, in the words of schema.org, for search engines',
  replies: { 200: { description: 'A schema.org LocalBusiness with its hours', shape: 'application/ld+json' } },
});

export const publicBadgeEndpoint = endpoint({
  ...open,
  path: '/public-hours/{token}.svg',
  summary: 'A small picture that says open or closed, and until when',
  query: z.strictObject({ lang: z.enum(['en', 'zh-TW']).optional() }),
  replies: { 200: { description: "In the language asked for, else the reader's", shape: 'image/svg+xml' } },
});
