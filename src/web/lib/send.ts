import { currentLanguage } from './language.ts';
import { localProblem, type Problem, ProblemError } from './problem-error.ts';

export interface Sent {
  status: number;
  body: unknown;
  etag: string | null;
}

/** One call to our own server; a refusal becomes a ProblemError in the reader's language. @throws ProblemError. */
export async function send(
  url: string,
  options: { method: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal },
): Promise<Sent> {
  const { method, body, headers, signal } = options;
  // The browser writes a form's own head, with its boundary.
  const isForm = body instanceof FormData;
  const response = await reach(url, {
    method: method.toUpperCase(),
    headers: {
      Accept: 'application/json',
      'Accept-Language': currentLanguage(),
      ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const read = await readBody(response);
  if (!response.ok) throw new ProblemError(asProblem(read, response.status));
  return { status: response.status, body: read, etag: response.headers.get('etag') };
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw localProblem('offline');
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw localProblem('unreadable', response.status);
  }
}

/** A proxy in between may answer with something other than a problem. */
export function asProblem(body: unknown, status: number): Problem {
  const isProblem = typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
  return isProblem ? (body as Problem) : localProblem('unreadable', status).problem;
}
