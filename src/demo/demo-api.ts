import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoCredentials } from '../features/access/demo-credentials-file.ts';

const patienceMs = 60_000;

// Answers of the public API, read as any client reads them.
// biome-ignore lint/suspicious/noExplicitAny: a demonstration of the API's own JSON
type Answer = any;

/** A client of the running server's public API. */
export class DemoApi {
  private readonly credentials: DemoCredentials;

  constructor(credentials: DemoCredentials) {
    this.credentials = credentials;
  }

  async assertReady(): Promise<void> {
    const { baseUrl } = this.credentials;
    const ready = await fetch(`${baseUrl}/readyz`).catch(() => null);
    if (!ready?.ok)
      throw new Error(`Nothing ready at ${baseUrl}. Start the server with "npm start" and leave it running.`);
  }

  as(account: string): DemoCaller {
    const found = this.credentials.accounts[account];
    if (!found) throw new Error(`There is no demo account ${account}.`);
    return new DemoCaller(this.credentials.baseUrl, found.apiKey);
  }
}

/** One demo account with its API key. */
export class DemoCaller {
  private readonly baseUrl: string;
  private readonly apiKey: string;

  constructor(baseUrl: string, apiKey: string) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body?: object): Promise<Answer> {
    return body === undefined
      ? this.send('POST', path)
      : this.send('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  /** Changes what it has just read: `of` is the address whose state the change is about (`If-Match`). */
  async edit(method: 'PATCH' | 'POST', path: string, { of, body }: { of: string; body?: object }): Promise<Answer> {
    const etag = (await this.ask('GET', of)).headers.get('etag') ?? '';
    const type = body === undefined ? undefined : { 'Content-Type': 'application/json' };
    return await this.send(method, path, body && JSON.stringify(body), { 'If-Match': etag, ...type });
  }

  async upload(path: string): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([await readFile(path)]), basename(path));
    return await this.send('POST', '/uploads', form);
  }

  /** Polls until it is so, with progress on the terminal. @throws Error after a minute. */
  async until(path: string, done: (answer: Answer) => boolean, what: string): Promise<Answer> {
    const end = performance.now() + patienceMs;
    while (performance.now() < end) {
      const answer = await this.get(path);
      if (done(answer)) {
        showProgress('');
        return answer;
      }
      showProgress(`  … ${what}`);
      await sleep(200);
    }
    throw new Error(`Still not done after a minute: ${what}`);
  }

  private async ask(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const own = { Authorization: `Bearer ${this.apiKey}`, 'Accept-Language': 'en' };
    return await fetch(`${this.baseUrl}/api/v1${path}`, { method, body, headers: { ...headers, ...own } });
  }

  private async send(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.ask(method, path, body, headers);
    const text = await response.text();
    const answer = text === '' ? null : JSON.parse(text);
    if (response.ok) return answer;
    const reasons = (answer?.reasons ?? []).map(
      (reason: { message: string; next: { label: string } }) => `${reason.message} ${reason.next.label}`,
    );
    throw new Error(
      [`${method} ${path}: ${response.status} ${answer?.title}`, answer?.detail, ...reasons].join('\n  '),
    );
  }
}

/** A line of progress that overwrites itself, on a terminal only. */
function showProgress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`);
}
