import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { Server } from '@tus/server';
import type { Caller, Reply } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import type { UploadReply } from './receive-upload.ts';
import type { UnfinishedUpload } from './resumable.repository.ts';
import { translateTusError, unforeseen } from './resumable-protocol.ts';
import type { UnfinishedFiles } from './unfinished-files.ts';
import type { UploadHold } from './upload-holds.ts';

export const resumablePath = '/api/v1/uploads/resumable';

/** One call on one upload, which no other call works on meanwhile. */
export interface TusCall {
  caller: Caller;
  request: IncomingMessage;
  row: UnfinishedUpload;
  hold: UploadHold;
}

/** Headers the library reads. It would refuse others, such as those of proxies, when their values are unexpected. */
const read = ['tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'content-type', 'content-length'];

/** The tus library as a function from a call to its answer; its refusals are thrown. */
export class TusServer {
  private readonly calls = new WeakMap<object, TusCall>();
  private readonly server: Server;

  constructor(files: UnfinishedFiles, finish: (call: TusCall) => Promise<UploadReply>) {
    const callOf = (request: object): TusCall => {
      const call = this.calls.get(request);
      if (!call) throw notFound();
      return call;
    };
    this.server = new Server({
      path: resumablePath,
      datastore: files,
      // Our own pages only; without it the library lets every site read the answers.
      allowedOrigins: [],
      relativeLocation: true,
      namingFunction: (request) => callOf(request).row.id,
      // We hold the upload around the whole call: the library lets go before it reports that the upload is finished.
      locker: (request) => ({
        newLock: () => ({
          lock: async (_signal, release) => callOf(request).hold.onWanted(() => void release()),
          unlock: async () => undefined,
        }),
      }),
      async onUploadFinish(request) {
        const reply = await finish(callOf(request));
        return { status_code: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(reply) };
      },
      onResponseError(_request, error) {
        throw translateTusError(error);
      },
    });
  }

  /** @throws AppError, or the original error. */
  async answer(call: TusCall): Promise<Reply> {
    const request = webRequest(call.request);
    this.calls.set(request, call);
    const response = await this.server.handleWeb(request);
    const text = await response.text();
    if (response.status >= 400) throw unforeseen(response.status, new Error(`tus: ${response.status} ${text}`));
    const headers = Object.fromEntries(response.headers);
    delete headers['content-length'];
    return { status: response.status, headers, body: text === '' ? null : JSON.parse(text) };
  }
}

function webRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const name of read) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const hasBody = request.method === 'PATCH' || request.method === 'POST';
  const body = hasBody ? (Readable.toWeb(request) as ReadableStream) : null;
  return new Request(`http://localhost${request.url}`, { method: request.method, headers, body, duplex: 'half' });
}
