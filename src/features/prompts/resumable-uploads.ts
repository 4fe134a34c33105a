import type { IncomingMessage } from 'node:http';
import type { Caller, Deps, Reply } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { AppError, conflict, notFound } from '../../shared/app-error.ts';
import { type AnnouncedUpload, beginUpload, type UploadStarts } from './begin-upload.ts';
import { finishUpload, replyOf } from './finish-upload.ts';
import { findPrompt, type PromptRow } from './prompts.repository.ts';
import { endUnfinished, findUnfinished, type UnfinishedUpload } from './resumable.repository.ts';
import { assertPiece, assertProtocol, offsetOf } from './resumable-protocol.ts';
import { type TusCall, TusServer } from './tus-server.ts';
import { UnfinishedFiles, unfinishedMs } from './unfinished-files.ts';
import { UploadHolds } from './upload-holds.ts';
import { ensureUpload } from './upload-owner.ts';

/**
 * Resumable uploads by the tus protocol (1.0.0): the pages send files in pieces and continue after a lost connection or a
 * restart of the server. The last part of the upload's address is the id of the prompt it becomes. Every refusal is
 * thrown, for the HTTP edge; the library only writes bytes and reports offsets.
 */
export class ResumableUploads {
  private readonly deps: Deps;
  private readonly starts: UploadStarts;
  private readonly files: UnfinishedFiles;
  private readonly holds: UploadHolds;
  private readonly tus: TusServer;

  constructor(deps: Deps, starts: UploadStarts) {
    this.deps = deps;
    this.starts = starts;
    this.files = new UnfinishedFiles(deps);
    this.holds = new UploadHolds(deps);
    this.tus = new TusServer(this.files, (call) => this.finish(call));
  }

  /** POST, after the announced values were validated. */
  async begin(caller: Caller, request: IncomingMessage, announced: AnnouncedUpload): Promise<Reply> {
    const row = await beginUpload(this.deps, caller, { announced, starts: this.starts });
    const reply = await this.holds.during(row.id, async (hold) => {
      try {
        return await this.tus.answer({ caller, request, row, hold });
      } catch (error) {
        // Nobody has its address yet.
        await this.giveUp(row, hold.holder);
        throw error;
      }
    });
    if (!reply) throw notFound();
    return withExpiry(reply, row);
  }

  /** HEAD, PATCH and DELETE of one upload. */
  async goOn(caller: Caller, request: IncomingMessage, id: string): Promise<Reply> {
    // The library would send the file itself, without quarantine, permission or audit.
    if (request.method === 'GET') throw notFound();
    assertProtocol(request.headers);
    if (request.method === 'PATCH') assertPiece(request.headers);
    for (;;) {
      const found = await this.find(caller, id);
      if ('prompt' in found) return finished(request, found.prompt);
      const reply = await this.holds.during(id, (hold) => this.work({ caller, request, row: found.row, hold }));
      // Gone while we waited: it is finished now, or does not exist.
      if (reply) return reply;
    }
  }

  private async find(caller: Caller, id: string): Promise<{ row: UnfinishedUpload } | { prompt: PromptRow }> {
    const found = await this.deps.database.transaction(systemActor, async (transaction) => ({
      row: await findUnfinished(transaction, id),
      prompt: await findPrompt(transaction, id),
    }));
    const { row, prompt } = found;
    const begun = prompt ?? row;
    if (!begun) throw notFound();
    ensureUpload(caller.actor, begun.organisationId);
    if (prompt) {
      // Its hash says which recording a line plays: staff who did not send it do not learn it.
      if (caller.actor.organisationId === null && prompt.uploadedBy !== caller.actor.userId) throw notFound();
      return { prompt };
    }
    if (!row) throw notFound();
    if (this.deps.clock.now().getTime() >= row.createdAt.getTime() + unfinishedMs)
      throw new AppError('upload_expired', { status: 410 });
    return { row };
  }

  private async work(call: TusCall): Promise<Reply | null> {
    const { request, row, hold } = call;
    if (request.socket.destroyed) throw new AppError('request_aborted', { status: 400 });
    if (request.method === 'DELETE') {
      await this.giveUp(row, hold.holder);
      return { status: 204, body: null };
    }
    // Killed between the last byte and the record: the client asks for the offset and finds it finished.
    if ((await this.files.arrived(row.id)) === row.size) {
      await this.finish(call);
      return null;
    }
    return withExpiry(await this.tus.answer(call), row);
  }

  private finish({ caller, row, hold }: TusCall) {
    return finishUpload(this.deps, caller, { row, hold, files: this.files });
  }

  private async giveUp({ id }: UnfinishedUpload, holder: string): Promise<void> {
    const ended = await this.deps.database.transaction(systemActor, (transaction) =>
      endUnfinished(transaction, { id, holder }),
    );
    if (ended) await this.files.remove(id);
  }
}

/** A recorded upload is answered from its row. */
function finished(request: IncomingMessage, prompt: PromptRow): Reply {
  if (request.method === 'DELETE') throw conflict('upload_already_complete');
  const size = String(prompt.masterSize);
  if (request.method === 'HEAD')
    return {
      status: 200,
      headers: { 'Upload-Offset': size, 'Upload-Length': size, 'Cache-Control': 'no-store' },
      body: null,
    };
  if (offsetOf(request.headers) !== prompt.masterSize) throw conflict('upload_offset_conflict');
  return { status: 200, headers: { 'Upload-Offset': size }, body: replyOf(prompt) };
}

function withExpiry(reply: Reply, row: UnfinishedUpload): Reply {
  const expires = new Date(row.createdAt.getTime() + unfinishedMs).toUTCString();
  return reply.status === 200 && reply.body !== null
    ? reply
    : { ...reply, headers: { ...reply.headers, 'Upload-Expires': expires } };
}
