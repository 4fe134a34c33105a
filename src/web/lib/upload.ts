import type { z } from 'zod';
import type { uploadShape } from '../../contract/prompts.contract.ts';
import { addressOf } from './api.ts';
import { currentLanguage } from './language.ts';
import { localProblem, ProblemError } from './problem-error.ts';
import { asProblem } from './send.ts';

export type UploadReply = z.infer<typeof uploadShape>;

/** Uploads one file and tells how far it is, 0 to 1. @throws ProblemError; an abort rejects with AbortError. */
export async function uploadFile(
  file: File,
  options: { organisationId?: string; onProgress?(share: number): void; signal?: AbortSignal } = {},
): Promise<UploadReply> {
  const { organisationId, onProgress, signal } = options;
  // fetch cannot tell how much has been sent.
  const request = new XMLHttpRequest();
  request.open('POST', addressOf('/uploads', { query: { organisationId } }));
  request.setRequestHeader('Accept-Language', currentLanguage());
  request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
  const form = new FormData();
  form.set('file', file);
  return await new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onerror = () => reject(localProblem('offline'));
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 201) resolve(body as UploadReply);
      else reject(new ProblemError(asProblem(body, request.status)));
    };
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
