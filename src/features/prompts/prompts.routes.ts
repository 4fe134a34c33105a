import {
  appendResumableEndpoint,
  createResumableEndpoint,
  defaultAudioEndpoint,
  endResumableEndpoint,
  getPromptEndpoint,
  promptAudioEndpoint,
  promptPeaksEndpoint,
  resumableMetadata,
  resumableOffsetEndpoint,
  uploadEndpoint,
  uploadFields,
} from '../../contract/prompts.contract.ts';
import { repairPromptEndpoint } from '../../contract/repairs.contract.ts';
import type { Deps } from '../../deps.ts';
import { createRateLimits } from '../../http/kit/rate-limit.ts';
import { created, ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { receiveFile } from '../../http/kit/upload.ts';
import { validate } from '../../http/kit/validate.ts';
import { openDefaultSound } from './open-default-sound.ts';
import { getPeaks, getPrompt, openSound } from './read-prompt.ts';
import { discardUpload, largestUpload, recordUpload, storeUpload } from './receive-upload.ts';
import { repairPrompt } from './repair-prompt.ts';
import { assertProtocol, readAnnouncement } from './resumable-protocol.ts';
import { ResumableUploads } from './resumable-uploads.ts';
import { sendSound } from './send-sound.ts';
import { uploadOwner } from './upload-owner.ts';
import { assertUploadQuota } from './upload-quota.ts';

/** Every answer of a resumable upload's address carries the protocol's version. */
const tusHeaders = { 'Tus-Resumable': '1.0.0' };

function resumableRoutes(deps: Deps): Route[] {
  // Each makes a row and a file that stay for a day when it is not continued.
  const starts = createRateLimits({ name: 'resumable', points: 600, windowSeconds: 3600 });
  const uploads = new ResumableUploads(deps, starts);
  const begin = streamRoute(createResumableEndpoint, async ({ caller }, request, response) => {
    response.set(tusHeaders);
    assertProtocol(request.headers);
    const { size, metadata } = readAnnouncement(request.headers, largestUpload);
    const wishes = validate(resumableMetadata, metadata, { language: caller.language, prefix: 'metadata' });
    return await uploads.begin(caller, request, { size, ...wishes });
  });
  const others = [resumableOffsetEndpoint, appendResumableEndpoint, endResumableEndpoint].map((endpoint) =>
    streamRoute(endpoint, async ({ caller, params }, request, response) => {
      response.set(tusHeaders);
      return await uploads.goOn(caller, request, params.id);
    }),
  );
  return [begin, ...others];
}

export function promptRoutes(deps: Deps): Route[] {
  return [
    ...resumableRoutes(deps),
    streamRoute(uploadEndpoint, async ({ caller, query }, request) => {
      const organisationId = uploadOwner(caller, query.organisationId);
      const size = Number(request.headers['content-length'] ?? 0);
      await assertUploadQuota(deps, caller, { organisationId, size: Math.min(size, largestUpload) });
      const received = await receiveFile(request, {
        maxBytes: largestUpload,
        store: (content, signal) => storeUpload(deps, organisationId, { content, signal }),
        discard: (stored) => deps.storage.delete(stored.key),
      });
      try {
        const { rawFormat = null } = validate(uploadFields, received.fields, { language: caller.language });
        return created(await recordUpload(deps, caller, { ...received, rawFormat }));
      } catch (error) {
        // Without a database to ask, the bytes stay: one file too many is better than a lost recording.
        await discardUpload(deps, received.stored).catch(() => undefined);
        throw error;
      }
    }),
    route(getPromptEndpoint, async ({ caller, params }) => ok(await getPrompt(deps, caller, params.id))),
    route(repairPromptEndpoint, async ({ caller, params, body }) => {
      const { isNew, ...reply } = await repairPrompt(deps, caller, { id: params.id, steps: body.steps });
      return isNew ? created(reply) : ok(reply);
    }),
    streamRoute(promptAudioEndpoint, async ({ caller, params, query }, request, response) => {
      const sound = await openSound(deps, caller, { id: params.id, rendition: query.rendition });
      await sendSound(sound, request, response);
      return undefined;
    }),
    streamRoute(defaultAudioEndpoint, async ({ params }, request, response) => {
      await sendSound(await openDefaultSound(params.slot), request, response);
      return undefined;
    }),
    route(promptPeaksEndpoint, async ({ caller, params }) => ok(await getPeaks(deps, caller, params.id))),
  ];
}
