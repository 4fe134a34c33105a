import type { IncomingMessage } from 'node:http';
import { finished, PassThrough, type Readable } from 'node:stream';
import busboy, { type Busboy } from 'busboy';
import { AppError, invalidInput } from '../../shared/app-error.ts';

export interface ReceiveOptions<Stored> {
  maxBytes: number;
  /** Stores the stream; must reject when the signal aborts, and leave nothing behind. */
  store(content: Readable, signal: AbortSignal): Promise<Stored>;
  /** Removes what was stored when the rest of the form is invalid. */
  discard(stored: Stored): Promise<void>;
}

export interface Received<Stored> {
  /** The sender's file name, without any path; only shown to people. */
  fileName: string;
  fields: Record<string, string>;
  stored: Stored;
}

const limits = { files: 1, fields: 5, parts: 7, fieldNameSize: 100, fieldSize: 1000, headerPairs: 60 };
/** The overhead of a form around its file: boundaries, headers, small fields. */
const formOverhead = 64 * 1024;

/**
 * Streams one multipart form with exactly one file, in field `file`, without holding it in memory. A failure (a dropped
 * connection, a missing boundary, too many bytes) leaves nothing behind.
 * @throws AppError `too_large` (413), `malformed_form` (400), `request_aborted` (400), `invalid_input` (400).
 */
export async function receiveFile<Stored>(
  request: IncomingMessage,
  options: ReceiveOptions<Stored>,
): Promise<Received<Stored>> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > options.maxBytes + formOverhead) throw tooLarge(options.maxBytes);
  const reception = new Reception(request, options);
  try {
    return await reception.run();
  } finally {
    // Reading the rest lets the sender finish and see our answer.
    request.unpipe();
    request.resume();
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('too_large', { status: 413, params: { maxBytes, megabytes: Math.floor(maxBytes / 1_048_576) } });
}

class Reception<Stored> {
  private readonly request: IncomingMessage;
  private readonly options: ReceiveOptions<Stored>;
  private readonly abort = new AbortController();
  private readonly fields: Record<string, string> = {};
  private fileName = '';
  private storing: Promise<Stored> | undefined;
  private failure: unknown;

  constructor(request: IncomingMessage, options: ReceiveOptions<Stored>) {
    this.request = request;
    this.options = options;
  }

  async run(): Promise<Received<Stored>> {
    // The request ends with its last byte; what is stored then may take long, and whoever leaves meanwhile wants it no more.
    const { socket } = this.request;
    const left = () => this.fail(new AppError('request_aborted', { status: 400 }));
    socket.once('close', left);
    try {
      return await this.receive();
    } finally {
      socket.off('close', left);
    }
  }

  private async receive(): Promise<Received<Stored>> {
    const parser = this.createParser();
    await new Promise<void>((resolve) => {
      const end = () => resolve();
      this.abort.signal.addEventListener('abort', end, { once: true });
      parser.once('close', end);
      this.listen(parser);
      // Not `complete`: a client may leave after everything has arrived but before we have read it or before we listen.
      finished(this.request, { writable: false }, (error) => {
        if (error) this.fail(new AppError('request_aborted', { status: 400 }));
      });
      this.request.pipe(parser);
    });
    const stored = await this.storing?.then(
      (value) => ({ value }),
      (error) => {
        this.failure ??= error;
      },
    );
    if (this.failure !== undefined) {
      if (stored) await this.options.discard(stored.value);
      throw this.failure;
    }
    if (!stored) throw invalidInput([{ path: 'file', code: 'missing', message: 'file' }]);
    return { fileName: this.fileName, fields: this.fields, stored: stored.value };
  }

  private createParser(): Busboy {
    try {
      const { maxBytes } = this.options;
      return busboy({
        headers: this.request.headers,
        defParamCharset: 'utf8',
        limits: { ...limits, fileSize: maxBytes + 1 },
      });
    } catch (cause) {
      throw new AppError('malformed_form', { status: 400, cause });
    }
  }

  private listen(parser: Busboy): void {
    parser.on('file', (name, file, info) => {
      if (name !== 'file') {
        file.resume();
        this.fail(invalidInput([{ path: name, code: 'unknown_field', message: name }]));
        return;
      }
      this.fileName = info.filename ?? '';
      file.once('limit', () => this.fail(tooLarge(this.options.maxBytes)));
      const content = new PassThrough();
      file.once('error', (cause) => this.fail(new AppError('malformed_form', { status: 400, cause })));
      file.pipe(content);
      this.storing = this.options.store(content, this.abort.signal);
      this.storing.catch((error) => this.fail(error));
    });
    parser.on('field', (name, value) => {
      this.fields[name] = value;
    });
    parser.once('filesLimit', () => this.fail(invalidInput([{ path: 'file', code: 'too_many', message: 'file' }])));
    for (const limit of ['fieldsLimit', 'partsLimit'] as const) {
      parser.once(limit, () => this.fail(new AppError('malformed_form', { status: 400 })));
    }
    parser.once('error', (cause) => this.fail(new AppError('malformed_form', { status: 400, cause })));
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.abort.abort(this.failure);
  }
}
