import { z } from 'zod';
import { broadcastShape, broadcastReason as reason, broadcastTag as tag } from './broadcasts.contract.ts';
import { endpoint } from './endpoint.ts';
import { exactText, idParams, idShape, instantInput } from './shapes.ts';

const one = { 200: { description: 'The broadcast as it is now', shape: broadcastShape } };
const step = { method: 'post', tag, params: idParams, replies: one } as const;

export const submitBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/submit',
  summary: 'Ask a second person for the approval',
});

export const hearBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/heard',
  summary: 'Note that the caller has listened to the sound to its end',
  body: z.strictObject({ promptSha256: exactText(64) }),
});

export const approveBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/approve',
  summary: 'Approve exactly this draft, as somebody who is no author, and send it; or send it alone for 30 minutes',
  body: z.strictObject({
    draftHash: exactText(64),
    override: z.strictObject({ reason, typed: exactText(20) }).optional(),
  }),
});

export const confirmBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/confirm',
  summary: 'Confirm what one operator sent alone, as the second person: the lines keep their whole window',
});

export const releaseBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/release',
  summary: 'Send the lines of a phone system although its first line has not been confirmed',
  body: z.strictObject({ phoneSystemId: idShape, reason }),
});

export const retryBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/retry',
  summary: 'Try the failed lines again now',
});

export const stopBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/stop',
  summary: 'Stop sending: lines that are closed stay closed',
  body: z.strictObject({ reason }),
});

export const resumeBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/resume',
  summary: 'Go on with what was stopped',
  body: z.strictObject({ reason }),
});

/** A longer window: an earlier start, a later end, or both. */
const changeInput = z
  .strictObject({ from: instantInput.optional(), until: instantInput.optional() })
  .refine(({ from, until }) => from !== undefined || until !== undefined, { path: ['until'], message: 'missing' });
export type ChangeInput = z.output<typeof changeInput>;

export const changeBroadcastEndpoint = endpoint({
  method: 'post',
  path: '/broadcasts/{id}/changes',
  tag,
  params: idParams,
  summary: 'Ask for an earlier start or a later end of what runs; one that waits already is withdrawn',
  body: changeInput,
  creates: true,
  replies: {
    201: { description: 'The broadcast with the change, which waits for a second person', shape: broadcastShape },
  },
});

const changeParams = z.strictObject({ ...idParams.shape, n: z.coerce.number().int().min(1).max(100_000) });

export const approveChangeEndpoint = endpoint({
  ...step,
  params: changeParams,
  path: '/broadcasts/{id}/changes/{n}/approve',
  summary: 'Approve a longer window as the second person: the phone systems are given it at once',
});

export const withdrawChangeEndpoint = endpoint({
  ...step,
  params: changeParams,
  path: '/broadcasts/{id}/changes/{n}/withdraw',
  summary: 'Withdraw a longer window that waits; one person is enough',
});

export const counterBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/counter',
  summary: 'Take it back: open exactly the lines that it closed, as prepared; one person is enough',
});

export const endBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/end',
  summary: 'Open the lines again now; one person is enough',
  body: z.strictObject({ reason }),
});

export const cancelBroadcastEndpoint = endpoint({
  ...step,
  path: '/broadcasts/{id}/cancel',
  summary: 'Give up a draft',
});
