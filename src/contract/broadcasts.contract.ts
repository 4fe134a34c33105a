import { z } from 'zod';
import {
  blockers,
  broadcastLineStates,
  broadcastStatuses,
  broadcastSteps,
  lineDispositions,
} from '../domain/broadcast/broadcast-state.ts';
import { countyInput } from './customers.contract.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantInput, instantShape, nameText, noteText, pageOf, pageQuery } from './shapes.ts';

export const broadcastTag = 'Broadcasts';
const tag = broadcastTag;

const areaInput = z.strictObject({ county: countyInput, district: nameText(40).optional() });
/** Why a person takes a step. */
export const broadcastReason = noteText(500);

const draftFields = {
  /** Null: the whole country. */
  area: areaInput.nullable(),
  from: instantInput,
  until: instantInput,
  reason: broadcastReason,
  /** The desk's own voice file for lines that have none; null: the bundled announcement. */
  promptId: idShape.nullable(),
};

const optional = z.strictObject(draftFields).omit({ promptId: true }).partial();
/** On a government notice, which gives area, window and reason; or by hand. */
const draftInput = z
  .strictObject({
    ...optional.shape,
    promptId: draftFields.promptId.default(null),
    announcementId: idShape.optional(),
  })
  .transform((given, { issues }): BroadcastInput => {
    const { announcementId, area, from, until, reason, promptId } = given;
    const lacks = (path: string) => issues.push({ code: 'custom', message: 'missing', path: [path], input: undefined });
    if (from !== undefined && until !== undefined && from >= until)
      issues.push({ code: 'custom', message: 'range_not_forward', path: ['until'], input: undefined });
    if (announcementId !== undefined) {
      if (area !== undefined)
        issues.push({ code: 'custom', message: 'area_of_notice', path: ['area'], input: undefined });
      return { announcementId, from, until, reason, promptId };
    }
    if (area === undefined) lacks('area');
    if (from === undefined) lacks('from');
    if (until === undefined) lacks('until');
    if (reason === undefined) lacks('reason');
    if (area === undefined || from === undefined || until === undefined || reason === undefined) return z.NEVER;
    return { area, from, until, reason, promptId };
  });

interface ByHand extends Omit<z.output<z.ZodObject<typeof draftFields>>, 'promptId'> {
  promptId: string | null;
  announcementId?: undefined;
}
interface OnNotice {
  announcementId: string;
  from: Date | undefined;
  until: Date | undefined;
  reason: string | undefined;
  promptId: string | null;
}
export type BroadcastInput = ByHand | OnNotice;

const draftPatch = z.strictObject(draftFields).partial();
export type BroadcastPatch = z.output<typeof draftPatch>;

const count = z.number().int();
const stateCounts = z.object(
  Object.fromEntries(broadcastLineStates.map((state) => [state, count])) as Record<
    (typeof broadcastLineStates)[number],
    typeof count
  >,
);

const personShape = z.object({ userId: idShape, name: z.string(), at: instantShape });
const windowShape = z.object({ from: instantShape, until: instantShape });

const changeShape = z.object({
  number: count,
  state: z.enum(['waiting', 'approved', 'withdrawn']),
  ...windowShape.shape,
  /** The window as it was when the change was asked for. */
  was: windowShape,
  proposedBy: personShape,
  approver: personShape.nullable(),
});
export type BroadcastChangeReply = z.infer<typeof changeShape>;

export const broadcastShape = z.object({
  id: idShape,
  status: z.enum(broadcastStatuses),
  area: z.object({ county: z.string(), district: z.string().nullable() }).nullable(),
  ...windowShape.shape,
  reason: z.string(),
  /** The government notice that it rests on. */
  announcementId: idShape.nullable(),
  /** What lines without a voice file of their own play; `promptId` null: the bundled announcement. */
  sound: z.object({ promptId: idShape.nullable(), sha256: z.string() }),
  authors: z.array(personShape),
  approver: personShape.nullable(),
  /** One operator sent it alone: until then it stands without a second person. */
  provisionalUntil: instantShape.nullable(),
  sentAt: instantShape.nullable(),
  endedAt: instantShape.nullable(),
  /** When its customers were told that it was taken back. */
  correctedAt: instantShape.nullable(),
  /** Longer windows asked for, oldest first; at most one waits. */
  changes: z.array(changeShape),
  /** Before sending as the lines are now, afterwards what has become of them. */
  counts: z.object({
    close: count,
    ask: count,
    never: count,
    alreadyClosed: count,
    blocked: count,
    ...stateCounts.shape,
  }),
  /** Names lines, window and sounds as they are now; an approval repeats it. Null once it is sent. */
  draftHash: z.string().nullable(),
  /** Of the lines to be closed those that a technician closes and opens again; a lone send leaves them out. */
  byHand: count,
  /** Lines that play the sound above, at once or after a yes. */
  withoutOwnSound: count,
  /** Whether the caller has listened to the sound to its end. */
  heard: z.boolean(),
  /** What taking it back would open, prepared as long as it closes lines: those that it has closed or is closing. */
  counter: z.object({ lines: count }).nullable(),
  /** Each phone system that has lines of it, once it is sent. */
  phoneSystems: z.array(
    z.object({
      phoneSystemId: idShape,
      name: z.string(),
      counts: stateCounts,
      /** Its first line could not be closed with the broadcast's voice file, so its lines play the bundled announcement. */
      fellBackAt: instantShape.nullable(),
    }),
  ),
  actions: z.array(z.enum(broadcastSteps)),
  createdAt: instantShape,
});
export type BroadcastReply = z.infer<typeof broadcastShape>;

const whatIsHeard = z.object({
  state: z.enum(['open', 'closed', 'holiday', 'emergency']),
  slot: z.string(),
  promptId: idShape.nullable(),
});

const draftLineShape = z.object({
  lineId: idShape,
  number: z.string(),
  label: z.string(),
  customer: z.string(),
  disposition: z.enum(lineDispositions),
  blocker: z.enum(blockers).nullable(),
  /** The blocker in words. */
  why: z.string().nullable(),
  promptId: idShape.nullable(),
  /** A technician closes it, and opens it again at the end. */
  byHand: z.boolean(),
  /** What callers hear when the window begins: without the broadcast, and with it. */
  before: whatIsHeard,
  after: whatIsHeard,
  /** The line is open by its own hours when the window ends. */
  opensAtEnd: z.boolean(),
});
export type DraftLineReply = z.infer<typeof draftLineShape>;

const sentLineShape = z.object({
  lineId: idShape,
  number: z.string(),
  label: z.string(),
  customer: z.string(),
  phoneSystemId: idShape,
  state: z.enum(broadcastLineStates),
  promptId: idShape.nullable(),
  /** Why the phone system did not take it, in words. */
  fault: z.string().nullable(),
  /** A technician closes and opens it. */
  byHand: z.boolean(),
  /** Who has its job now. */
  takenBy: z.string().nullable(),
  /** When the state was reached. */
  at: instantShape,
});
export type SentLineReply = z.infer<typeof sentLineShape>;

export const listBroadcastsEndpoint = endpoint({
  method: 'get',
  path: '/broadcasts',
  tag,
  summary: 'Broadcasts, newest first',
  query: z.strictObject({ ...pageQuery, state: z.enum(['open', 'ended']).optional() }),
  replies: { 200: { description: 'A page of broadcasts', shape: pageOf(broadcastShape) } },
});

export const createBroadcastEndpoint = endpoint({
  method: 'post',
  path: '/broadcasts',
  tag,
  summary: 'Draft the closure of all lines of an area; nothing is sent',
  body: draftInput,
  creates: true,
  replies: { 201: { description: 'The draft with its counts, and its ETag', shape: broadcastShape } },
});

export const getBroadcastEndpoint = endpoint({
  method: 'get',
  path: '/broadcasts/{id}',
  tag,
  summary: 'One broadcast with its counts and progress',
  params: idParams,
  replies: { 200: { description: 'The broadcast, with its ETag', shape: broadcastShape } },
});

export const editBroadcastEndpoint = endpoint({
  method: 'patch',
  path: '/broadcasts/{id}',
  tag,
  summary: 'Change a draft; whoever does is one of its authors, and a submitted one is a draft again',
  params: idParams,
  body: draftPatch,
  edits: true,
  replies: { 200: { description: 'The broadcast as it is now', shape: broadcastShape } },
});

export const previewBroadcastEndpoint = endpoint({
  method: 'get',
  path: '/broadcasts/{id}/preview',
  tag,
  summary: 'What would become of each line, and what its callers hear before and after',
  params: idParams,
  query: z.strictObject({ ...pageQuery, disposition: z.enum(lineDispositions).optional() }),
  replies: { 200: { description: 'A page of lines, by number', shape: pageOf(draftLineShape) } },
});

export const listBroadcastLinesEndpoint = endpoint({
  method: 'get',
  path: '/broadcasts/{id}/lines',
  tag,
  summary: 'What has become of each line of a sent broadcast; customers see their own lines',
  params: idParams,
  query: z.strictObject({ ...pageQuery, state: z.enum(broadcastLineStates).optional() }),
  replies: { 200: { description: 'A page of lines, by number', shape: pageOf(sentLineShape) } },
});
