import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import { messages } from '../../contract/messages/catalogue.ts';
import { fill } from '../../contract/messages/message.ts';
import type { Caller, Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { findPrompt } from './prompts.repository.ts';
import { largestUpload, recordUpload, storeUpload, uploadOwner } from './receive-upload.ts';
import { assertUploadQuota } from './upload-quota.ts';

/** Where tus keeps what has not arrived whole; older than a day it goes. */
const unfinishedMs = 24 * 60 * 60 * 1000;

const resumablePath = '/api/v1/uploads/resumable';

export interface ResumableUploads {
  /** Answers one call of the tus protocol (1.0.0) for a caller who is known already. */
  handle(caller: Caller, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Counts what an organisation begins. @throws AppError `too_many_requests` (429). */
export interface UploadStarts {
  count(organisationId: string): Promise<void>;
}

type Known = { runtime?: { node?: { req?: object } } };

function openStore(deps: Deps): FileStore {
  const directory = join(deps.config.dataFolder, 'unfinished');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return new FileStore({ directory, expirationPeriodInMilliseconds: unfinishedMs });
}

/** Removes uploads that were given up. Returns how many. */
export async function cleanUnfinishedUploads(deps: Deps): Promise<number> {
  return await openStore(deps).deleteExpired();
}

/**
 * Resumable uploads by the tus protocol: the pages send files in pieces and go on after a lost connection or a restart of the
 * server. The last part of the upload's address is the id of the prompt it becomes.
 */
export function createResumableUploads(deps: Deps, starts: UploadStarts): ResumableUploads {
  const callers = new WeakMap<object, Caller>();
  let server: Server | undefined;
  return {
    async handle(caller, request, response) {
      // The library would hand out the file itself: past the quarantine, past who may listen, past the audit.
      if (request.method === 'GET') throw notFound();
      server ??= openServer(deps, starts, (known) => callers.get(known.runtime?.node?.req ?? {}));
      callers.set(request, caller);
      await server.handle(request, response);
    },
  };
}

function openServer(deps: Deps, starts: UploadStarts, callerOf: (request: Known) => Caller | undefined): Server {
  const store = openStore(deps);
  const signedIn = (request: Known): Caller => {
    const caller = callerOf(request);
    if (!caller) throw notFound();
    return caller;
  };
  return new Server({
    path: resumablePath,
    datastore: store,
    maxSize: largestUpload,
    // Our own pages only; without it the library invites every site to read.
    allowedOrigins: [],
    relativeLocation: true,
    namingFunction: () => newId(),
    async onUploadCreate(request, upload) {
      const caller = signedIn(request);
      const owner = uploadOwner(caller, upload.metadata?.organisationId ?? undefined);
      await starts.count(owner);
      await assertUploadQuota(deps, caller, owner);
      // The library writes beside the store: a full disk is refused here as it is there.
      await deps.storage.check();
      return { metadata: { ...upload.metadata, organisationId: owner } };
    },
    async onIncomingRequest(request, id) {
      const caller = signedIn(request);
      if (request.method === 'POST') return;
      const upload = await store.getUpload(id);
      uploadOwner(caller, upload.metadata?.organisationId ?? undefined);
      // Killed between the last byte and the record: the client asks how far it came, and finds it finished.
      if (upload.offset === upload.size) await finish(deps, caller, { store, upload });
    },
    async onUploadFinish(request, upload) {
      const reply = await finish(deps, signedIn(request), { store, upload });
      return { status_code: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(reply) };
    },
    onResponseError: (request, error) => refusal(callerOf(request), error),
  });
}

/** Moves the finished file to its place and records it, once. */
async function finish(deps: Deps, caller: Caller, { store, upload }: { store: FileStore; upload: Upload }) {
  const organisationId = uploadOwner(caller, upload.metadata?.organisationId ?? undefined);
  const row = await deps.database.transaction(systemActor, (transaction) => findPrompt(transaction, upload.id));
  if (row)
    return {
      id: row.uploadId,
      sha256: row.masterSha256,
      size: row.masterSize,
      promptId: row.id,
      fileName: row.fileName,
    };
  const signal = new AbortController().signal;
  const stored = await storeUpload(deps, organisationId, {
    content: store.read(upload.id),
    signal,
    promptId: upload.id,
  });
  const { filename, rawFormat } = upload.metadata ?? {};
  const fields: Record<string, string> = rawFormat ? { rawFormat } : {};
  return await recordUpload(deps, caller, { stored, fileName: filename ?? '', fields });
}

/** tus answers in plain text: our sentence, in the reader's language. */
function refusal(caller: Caller | undefined, error: unknown): { status_code: number; body: string } | undefined {
  if (!(error instanceof AppError)) return undefined;
  const detail = messages[error.code]?.detail[caller?.language ?? 'zh-TW'] ?? error.code;
  return { status_code: error.status, body: fill(detail, error.params) };
}
