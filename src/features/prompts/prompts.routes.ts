import type { Request, Response } from 'express';
import {
  appendResumableEndpoint,
  createResumableEndpoint,
  endResumableEndpoint,
  getPromptEndpoint,
  promptAudioEndpoint,
  promptPeaksEndpoint,
  resumableOffsetEndpoint,
  uploadEndpoint,
} from '../../contract/prompts.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { createRateLimits } from '../../http/kit/rate-limit.ts';
import { created, ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { receiveFile } from '../../http/kit/upload.ts';
import { getPeaks, getPrompt, openSound } from './read-prompt.ts';
import { discardUpload, largestUpload, recordUpload, storeUpload, uploadOwner } from './receive-upload.ts';
import { createResumableUploads } from './resumable-uploads.ts';
import { sendSound } from './send-sound.ts';
import { assertUploadQuota } from './upload-quota.ts';

/** The protocol's own library reads and writes these calls; sign-in, rates and origin were settled before. */
function resumableRoutes(deps: Deps): Route[] {
  // Begun and never finished they are in no table, and each may grow to the largest upload.
  const starts = createRateLimits({ name: 'resumable', points: 600, windowSeconds: 3600 });
  const uploads = createResumableUploads(deps, starts);
  const pass = async ({ caller }: { caller: Caller }, request: Request, response: Response) => {
    await uploads.handle(caller, request, response);
    return undefined;
  };
  return [
    streamRoute(createResumableEndpoint, pass),
    streamRoute(resumableOffsetEndpoint, pass),
    streamRoute(appendResumableEndpoint, pass),
    streamRoute(endResumableEndpoint, pass),
  ];
}

export function promptRoutes(deps: Deps): Route[] {
  return [
    ...resumableRoutes(deps),
    streamRoute(uploadEndpoint, async ({ caller, query }, request) => {
      const organisationId = uploadOwner(caller, query.organisationId);
      await assertUploadQuota(deps, caller, organisationId);
      const received = await receiveFile(request, {
        maxBytes: largestUpload,
        store: (content, signal) => storeUpload(deps, organisationId, { content, signal }),
        discard: (stored) => deps.storage.delete(stored.key),
      });
      try {
        return created(await recordUpload(deps, caller, received));
      } catch (error) {
        // Without a database to ask, the bytes stay: rather a file too many than a recording lost.
        await discardUpload(deps, received.stored).catch(() => undefined);
        throw error;
      }
    }),
    route(getPromptEndpoint, async ({ caller, params }) => ok(await getPrompt(deps, caller, params.id))),
    streamRoute(promptAudioEndpoint, async ({ caller, params, query }, request, response) => {
      const sound = await openSound(deps, caller, { id: params.id, rendition: query.rendition });
      await sendSound(sound, request, response);
      return undefined;
    }),
    route(promptPeaksEndpoint, async ({ caller, params }) => ok(await getPeaks(deps, caller, params.id))),
  ];
}
