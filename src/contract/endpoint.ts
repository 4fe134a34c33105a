import { z } from 'zod';

/** What one status code answers with; `shape` null means no body, a string is a content type sent as a stream. */
export interface ReplyShape {
  description: string;
  shape: z.ZodType | null | string;
}

export interface Endpoint<Params = unknown, Query = unknown, Body = unknown> {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** Below `/api/v1`, with `{name}` for parameters. */
  path: string;
  tag: string;
  summary: string;
  /** `public` needs no sign-in. */
  access: 'public' | 'signedIn';
  params: z.ZodType<Params>;
  query: z.ZodType<Query>;
  body: z.ZodType<Body> | null;
  /** A body that is not JSON, read by the handler itself. */
  rawBody?: string;
  replies: Record<number, ReplyShape>;
  /** Takes an optional Idempotency-Key. */
  creates: boolean;
  /** Needs If-Match. */
  edits: boolean;
  /** Staff may call it before they have set up their second factor. */
  beforeSecondFactor: boolean;
}

type Declared<Params, Query, Body> = Pick<Endpoint, 'method' | 'path' | 'tag' | 'summary' | 'replies'> &
  Partial<Endpoint<Params, Query, Body>>;

const nothing = z.strictObject({});

/** Declares one endpoint: the single source of its validation, of OpenAPI and of the web client's types. */
export function endpoint<Params = Record<string, never>, Query = Record<string, never>, Body = undefined>(
  declared: Declared<Params, Query, Body>,
): Endpoint<Params, Query, Body> {
  return {
    access: 'signedIn',
    params: nothing as unknown as z.ZodType<Params>,
    query: nothing as unknown as z.ZodType<Query>,
    body: null,
    creates: false,
    edits: false,
    beforeSecondFactor: false,
    ...declared,
  };
}
