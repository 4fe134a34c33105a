import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { invalidInput } from '../../shared/app-error.ts';
import { receiveFile } from './upload.ts';

/**
 * The file of an import, with the hash of the plan that is to be applied, if there is one.
 * @throws AppError as `receiveFile`; `invalid_input` for a hash that is none.
 */
export async function receiveTable(
  request: IncomingMessage,
  { maxBytes }: { maxBytes: number },
): Promise<{ file: Buffer; plan: string | undefined }> {
  const { stored: file, fields } = await receiveFile(request, {
    maxBytes,
    store: (content) => buffer(content),
    discard: async () => undefined,
  });
  const { plan } = fields;
  if (plan !== undefined && !/^[0-9a-f]{64}$/.test(plan))
    throw invalidInput([{ path: 'plan', code: 'not_a_plan', message: plan }]);
  return { file, plan };
}

/** Answers with a CSV file as it is read. `name`: without its ending. */
export async function sendTable(
  { request, response }: { request: Request; response: Response },
  name: string,
  lines: AsyncGenerator<string>,
): Promise<undefined> {
  response.status(200).set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    'Cache-Control': 'private, no-store',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(Readable.from(lines), response);
  return undefined;
}
