import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { idParams, idShape } from './shapes.ts';

const tag = 'Attachments';

export const attachmentShape = z.object({
  id: idShape,
  fileName: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
});
export type AttachmentReply = z.infer<typeof attachmentShape>;

/** Files that were sent before, by `POST /attachments`. */
export const attachmentIds = (most: number) => z.array(idShape).max(most).default([]);

export const sendAttachmentEndpoint = endpoint({
  method: 'post',
  path: '/attachments',
  tag,
  summary:
    'Send one file for a quote request (PDF or picture) or a question (picture), at most 10 MB; a PNG, JPEG or WebP is drawn anew',
  query: z.strictObject({ organisationId: idShape.optional() }),
  rawBody: 'multipart/form-data',
  replies: {
    201: { description: 'Stored for a day, until a request or a message names it', shape: attachmentShape },
  },
});

export const getAttachmentEndpoint = endpoint({
  method: 'get',
  path: '/attachments/{id}',
  tag,
  summary: 'The file, to save',
  params: idParams,
  replies: { 200: { description: 'A PDF as it was sent, or the redrawn picture', shape: 'application/octet-stream' } },
});
