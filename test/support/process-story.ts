import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { shippedFile } from '../../src/shared/project-root.ts';

// Answers of the public API, read as any client reads them.
// biome-ignore lint/suspicious/noExplicitAny: the API's own JSON
type Answer = any;

export interface Credentials {
  baseUrl: string;
  accounts: Record<string, { email: string; password: string; apiKey: string }>;
}

export function readCredentials(dataFolder: string): Credentials {
  return JSON.parse(readFileSync(join(dataFolder, 'demo-credentials.json'), 'utf8'));
}

/** One demo account calling a server by HTTP. */
export class Caller {
  readonly baseUrl: string;
  readonly authorization: string;

  constructor(baseUrl: string, apiKey: string) {
    this.baseUrl = baseUrl;
    this.authorization = `Bearer ${apiKey}`;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body?: object): Promise<Answer> {
    const headers = body === undefined ? undefined : { 'Content-Type': 'application/json' };
    return this.send('POST', path, { body: body && JSON.stringify(body), headers });
  }

  upload(bytes: Buffer): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(bytes)]), 'voice.wav');
    return this.send('POST', '/uploads', { body: form });
  }

  /** Polls every 50 ms until the condition holds, also across an outage of the server. */
  async until(path: string, done: (answer: Answer) => boolean, withinMs = 45_000): Promise<Answer> {
    const giveUpAt = performance.now() + withinMs;
    let last: unknown;
    while (performance.now() < giveUpAt) {
      last = await this.get(path).catch((error: unknown) => error);
      if (!(last instanceof Error) && done(last)) return last;
      await sleep(50);
    }
    throw new Error(
      `${path} was not as awaited within ${withinMs} ms: ${last instanceof Error ? last : JSON.stringify(last)}`,
    );
  }

  private async send(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.baseUrl}/api/v1${path}`, {
      ...init,
      method,
      headers: { ...init.headers, Authorization: this.authorization },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
}

let number = 0;

/** A recorded voice, with different bytes each time; `times` repeats it, for a check that takes longer. */
export function voice(times = 1): Buffer {
  const recorded = readFileSync(shippedFile('fixtures', 'audio', 'greeting.wav'));
  const at = recorded.indexOf('data', 0, 'latin1');
  const samples = recorded.subarray(at + 8);
  const head = Buffer.from(recorded.subarray(0, at + 8));
  head.writeUInt32LE(head.length - 8 + samples.length * times, 4);
  head.writeUInt32LE(samples.length * times, at + 4);
  const bytes = Buffer.concat([head, ...Array<Buffer>(times).fill(samples)]);
  number += 1;
  bytes.writeUInt32LE((number % 199) | ((process.pid % 199) << 16), at + 8);
  return bytes;
}

export interface Filed {
  changeRequestId: string;
  jobId: string;
  lineId: string;
  slot: string;
  promptId: string;
}

/** The accounts of the main story, signed in to one server. */
export class Story {
  readonly owner: Caller;
  readonly technician: Caller;
  readonly admin: Caller;

  constructor(credentials: Credentials, baseUrl = credentials.baseUrl) {
    const as = (account: string) => new Caller(baseUrl, credentials.accounts[account]?.apiKey ?? '');
    this.owner = as('owner');
    this.technician = as('technician');
    this.admin = as('admin');
  }

  /** The demo customer's lines on the phone system that the product drives. */
  async lines(): Promise<{ id: string; number: string }[]> {
    const { items } = await this.owner.get('/lines');
    return items.filter((line: Answer) => line.number.startsWith('+8862555'));
  }

  async checked(bytes: Buffer): Promise<{ uploadId: string; promptId: string }> {
    const upload = await this.owner.upload(bytes);
    await this.owner.until(`/prompts/${upload.promptId}`, ({ status }) => status === 'ready');
    return { uploadId: upload.id, promptId: upload.promptId };
  }

  /** Uploads, waits for the verdict, files. */
  async file(lineId: string, slot: string, bytes = voice()): Promise<Filed> {
    const { uploadId, promptId } = await this.checked(bytes);
    const request = await this.owner.post('/change-requests', { kind: 'voice_replacement', lineId, slot, uploadId });
    return { changeRequestId: request.id, jobId: request.jobId, lineId, slot, promptId };
  }

  take({ jobId }: Filed): Promise<Answer> {
    return this.technician.post(`/jobs/${jobId}/take`);
  }

  apply({ jobId }: Filed): Promise<Answer> {
    return this.technician.post(`/jobs/${jobId}/apply`);
  }

  completed({ changeRequestId }: Filed, withinMs?: number): Promise<Answer> {
    return this.owner.until(`/change-requests/${changeRequestId}`, ({ status }) => status === 'completed', withinMs);
  }

  /** The whole story, from the upload to `completed`. */
  async play(lineId: string, slot: string): Promise<Filed> {
    const filed = await this.file(lineId, slot);
    await this.take(filed);
    await this.apply(filed);
    await this.completed(filed);
    return filed;
  }
}
