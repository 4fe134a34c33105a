import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { AppError } from '../../shared/app-error.ts';
import type { PromptSound } from './read-prompt.ts';

/**
 * One `bytes=` range; a request for several gets the whole file, as RFC 9110 §14.2 allows. @throws AppError
 * `range_not_satisfiable`.
 */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const suffix = match[1] === '';
  const start = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = suffix || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (start > end || start >= size) {
    throw new AppError('range_not_satisfiable', {
      status: 416,
      params: { size },
      headers: { 'Content-Range': `bytes */${size}` },
    });
  }
  return { start, end };
}

function contentDisposition(sound: PromptSound): string {
  const kind = sound.contentType === 'audio/wav' ? 'inline' : 'attachment';
  const ascii = sound.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(sound.fileName)}`;
}

/**
 * Sends a sound or a range of it; its hash is its ETag. No cache keeps it, not even the browser's: a technician may hear
 * it only while holding the job, and the next person at that machine has to ask again.
 */
export async function sendSound(sound: PromptSound, request: Request, response: Response): Promise<void> {
  const range = rangeOf(request.headers.range, sound.size);
  response.status(range ? 206 : 200).set({
    'Content-Type': sound.contentType,
    'Content-Length': String(range ? range.end - range.start + 1 : sound.size),
    'Content-Disposition': contentDisposition(sound),
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    ETag: `"${sound.sha256}"`,
  });
  if (range) response.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${sound.size}`);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(await sound.open(range ?? undefined), response);
}
