import { z } from 'zod';
import { changeRequestInput } from './change-request-kinds.contract.ts';
import { changeRequestShape, oneRequest, requestsTag } from './change-requests.contract.ts';
import { endpoint } from './endpoint.ts';
import { idParams, idShape, instantInput, noteText } from './shapes.ts';

const note = noteText(2000);

const provideInput = z
  .strictObject({ uploadId: idShape.optional(), text: note.optional() })
  .refine((value) => value.uploadId !== undefined || value.text !== undefined, {
    path: ['uploadId'],
    message: 'nothing_provided',
  });

export const cancelEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/cancel',
  tag: requestsTag,
  summary: 'Cancel a request',
  params: idParams,
  body: z.strictObject({ reason: note.optional() }).optional(),
  replies: oneRequest,
});

export const provideEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/provide',
  tag: requestsTag,
  summary: 'Answer what a pending request waits for: a new upload, or a text',
  params: idParams,
  body: provideInput,
  replies: oneRequest,
});

export const joinEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/join',
  tag: requestsTag,
  summary: 'Add a filing to an open request before work on it begins',
  params: idParams,
  body: changeRequestInput,
  replies: oneRequest,
});

export const rescheduleEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/reschedule',
  tag: requestsTag,
  summary: 'Move a planned change to another time, without filing again',
  params: idParams,
  /** Without `revertAt` the return stays where it is; null: no return. */
  body: z.strictObject({ effectiveAt: instantInput, revertAt: instantInput.nullable().optional() }),
  replies: oneRequest,
});

export const retryEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/retry',
  tag: requestsTag,
  summary: 'Try again what failed: every failed line, or, where others are live, those named',
  params: idParams,
  body: z.strictObject({ lineIds: z.array(idShape).min(1).max(1000).optional() }).optional(),
  replies: oneRequest,
});

const withReason = z.strictObject({ reason: note });

export const holdEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/hold',
  tag: requestsTag,
  summary: 'Put a request on hold for a reason on our side; the clock goes on',
  params: idParams,
  body: withReason,
  replies: oneRequest,
});

export const resumeEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/resume',
  tag: requestsTag,
  summary: 'Resume a request that is on hold where it was',
  params: idParams,
  replies: oneRequest,
});

export const rejectEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/reject',
  tag: requestsTag,
  summary: 'Turn a request down, with the reason for the customer',
  params: idParams,
  body: withReason,
  replies: oneRequest,
});

export const approveEmergencyEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/approve-emergency',
  tag: requestsTag,
  summary: 'Let an emergency closure that no announcement covers go past the queue, with a reason',
  params: idParams,
  body: withReason,
  replies: oneRequest,
});

export const endClosureEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/end',
  tag: requestsTag,
  summary: 'End an emergency closure now, or call it off before it begins: its lines open again',
  params: idParams,
  replies: oneRequest,
});

export const mergeEndpoint = endpoint({
  method: 'post',
  path: '/change-requests/{id}/merge',
  tag: requestsTag,
  summary: 'Put the lines of a request into another one of the same kind, which keeps the earlier clock',
  params: idParams,
  body: z.strictObject({ into: idShape }),
  replies: { 200: { description: 'The request that has all lines now', shape: changeRequestShape } },
});
