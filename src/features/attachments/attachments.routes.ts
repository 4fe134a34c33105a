import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import {
  type AttachmentReply,
  getAttachmentEndpoint,
  sendAttachmentEndpoint,
} from '../../contract/attachments.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { created, type Route, streamRoute } from '../../http/kit/route.ts';
import { receiveFile } from '../../http/kit/upload.ts';
import { ownerOf } from '../owner-of.ts';
import { type AttachmentReaders, openAttachment } from './open-attachment.ts';
import { assertAttachmentRoom, recordAttachment } from './record-attachment.ts';
import { assertPicturesLeft, countRefusedPicture } from './refused-pictures.ts';
import { discardAttachment, isRefusedPicture, largestAttachment, storeAttachment } from './store-attachment.ts';
import { UploadPlaces } from './upload-places.ts';

/** `readers`: the features whose things files belong to say who may read them. */
export function attachmentRoutes(deps: Deps, readers: AttachmentReaders): Route[] {
  const places = new UploadPlaces();
  return [
    streamRoute(sendAttachmentEndpoint, async ({ caller, query }, request) => {
      const wanted = query.organisationId;
      const organisationId = ownerOf(caller, 'attachment.send', { wanted, path: 'query.organisationId' });
      await assertPicturesLeft(deps, organisationId);
      const leave = places.take(organisationId);
      try {
        return created(await takeFile(deps, caller, { organisationId, request }));
      } finally {
        leave();
      }
    }),
    streamRoute(getAttachmentEndpoint, async ({ caller, params: { id } }, _request, response) => {
      await sendFile(await openAttachment(deps, caller, { id, readers }), response);
      return undefined;
    }),
  ];
}

async function takeFile(
  deps: Deps,
  caller: Caller,
  { organisationId, request }: { organisationId: string; request: Request },
): Promise<AttachmentReply> {
  await assertAttachmentRoom(deps, caller, organisationId);
  const received = await receiveFile(request, {
    maxBytes: largestAttachment,
    store: (content, signal) =>
      storeAttachment(deps, organisationId, { content, signal }).catch(async (error: unknown) => {
        if (isRefusedPicture(error)) await countRefusedPicture(deps, organisationId);
        throw error;
      }),
    discard: (stored) => deps.storage.delete(stored.key),
  });
  try {
    return await recordAttachment(deps, caller, { ...received, organisationId });
  } catch (error) {
    // Without a database to ask, the bytes stay for the sweep of the store.
    await discardAttachment(deps, received.stored).catch(() => undefined);
    throw error;
  }
}

/** Sends a file to be saved: whatever somebody put into it, no browser opens it as a page of ours. */
async function sendFile(file: Awaited<ReturnType<typeof openAttachment>>, response: Response): Promise<void> {
  const ascii = file.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  response.status(200).set({
    'Content-Type': file.contentType,
    'Content-Length': String(file.size),
    'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${file.sha256}"`,
  });
  await pipeline(await file.open(), response);
}
