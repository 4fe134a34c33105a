import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';

// A test reads the fields it expects.
// biome-ignore lint/suspicious/noExplicitAny: bodies of the API, read as any client reads them
export type Json = any;

export interface Answer {
  status: number;
  headers: Headers;
  body: Json;
  text: string;
}

export interface Ask {
  body?: unknown;
  headers?: Record<string, string>;
}

const patienceMs = 40_000;

/** One caller of the API over HTTP. Paths are below `/api/v1` unless they begin with `//` (then: with one `/` at the root). */
export class ApiClient {
  readonly url: string;
  readonly key: string | null;
  language = 'en';

  constructor(url: string, key: string | null) {
    this.url = url;
    this.key = key;
  }

  address(path: string): string {
    return path.startsWith('//') ? this.url + path.slice(1) : `${this.url}/api/v1${path}`;
  }

  headers(extra: Record<string, string> = {}): Record<string, string> {
    const who: Record<string, string> = this.key === null ? {} : { authorization: `Bearer ${this.key}` };
    return { 'accept-language': this.language, ...who, ...extra };
  }

  async ask(method: string, path: string, { body, headers }: Ask = {}): Promise<Answer> {
    const typed: Record<string, string> =
      body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
    const sent =
      body === undefined || typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
    const response = await fetch(this.address(path), {
      method,
      headers: this.headers({ ...typed, ...headers }),
      body: sent,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : null,
    };
  }

  /** The body of a call that must succeed. */
  async get(path: string): Promise<Json> {
    return this.good(await this.ask('GET', path), path);
  }

  async post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Json> {
    return this.good(await this.ask('POST', path, { body, headers }), path);
  }

  private good(answer: Answer, path: string): Json {
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** A call that must be refused with this code: valid problem+json with a sentence and a next step. Returns the problem. */
  async refused(method: string, path: string, expected: { status: number; code: string }, ask?: Ask): Promise<Json> {
    const answer = await this.ask(method, path, ask);
    expect({ status: answer.status, code: answer.body?.code }, `${method} ${path} ${answer.text}`).toEqual(expected);
    expectProblem(answer);
    return answer.body;
  }

  /** Polls until the condition holds. @throws Error with the last answer. */
  async until(path: string, predicate: (body: Json) => boolean, patience = patienceMs): Promise<Json> {
    const end = performance.now() + patience;
    let body: Json;
    while (performance.now() < end) {
      body = await this.get(path);
      if (predicate(body)) return body;
      await sleep(60);
    }
    throw new Error(`${path} is still not as expected: ${JSON.stringify(body)}`);
  }

  async upload(content: Buffer, fileName = 'greeting.wav', query = ''): Promise<Json> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), fileName);
    return await this.post(`/uploads${query}`, form);
  }

  /** Uploads and waits for the verdict; returns the upload with its prompt. */
  async uploadChecked(content: Buffer, fileName?: string, query?: string): Promise<Json> {
    const upload = await this.upload(content, fileName, query);
    const prompt = await this.until(`/prompts/${upload.promptId}`, ({ status }) => status !== 'checking');
    return { ...upload, prompt };
  }

  /** The first line of the demo, by number, on a phone system of this kind. */
  async line(number: string): Promise<Json> {
    const { items } = await this.get('/lines?limit=200');
    const found = items.find((line: Json) => line.number === number);
    if (!found) throw new Error(`no line ${number}`);
    return found;
  }
}

/** Expects RFC 9457 with Lineshift's members, for every refusal. */
export function expectProblem({ status, headers, body, text }: Answer): void {
  expect(headers.get('content-type'), text).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({
    type: `/problems/${body.code}`,
    status,
    code: expect.stringMatching(/^[a-z0-9_]+$/),
    title: expect.stringMatching(/\S/),
    detail: expect.stringMatching(/\S/),
    requestId: headers.get('x-request-id'),
  });
  expect(body.reasons.length).toBeGreaterThan(0);
  for (const reason of body.reasons) {
    expect(reason).toMatchObject({
      message: expect.stringMatching(/\S/),
      next: { label: expect.stringMatching(/\S/) },
    });
    expect(reason.next.href).toMatch(/^(\/|https?:|mailto:)/);
  }
}
