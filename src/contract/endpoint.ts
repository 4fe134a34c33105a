import { z } from 'zod';

/** The reply of one status code; `shape` null means no body, a string is a content type sent as a stream. */
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

type NoInput = z.ZodType<Record<string, never>, Record<string, never>>;
type Replies = Record<number, ReplyShape>;

interface Declared<
  Path extends string,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answers extends Replies,
> extends Partial<Pick<Endpoint, 'access' | 'rawBody' | 'creates' | 'edits' | 'beforeSecondFactor'>> {
  method: Endpoint['method'];
  path: Path;
  tag: string;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  replies: Answers;
}

/** A caller's input and the reply, for typed clients. Exists in types only. */
export interface CallTypes<
  Method extends Endpoint['method'],
  Path extends string,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answers extends Replies,
> {
  readonly method: Method;
  readonly path: Path;
  readonly sends?: { params: z.input<Params>; query: z.input<Query>; body: z.input<Body> };
  readonly answers?: { of: { [Status in keyof Answers]: AnswerOf<Answers[Status]> }[keyof Answers] };
}

type AnswerOf<Answer> = Answer extends { shape: infer Shape }
  ? Shape extends z.ZodType
    ? z.output<Shape>
    : Shape extends null
      ? undefined
      : never
  : never;

const nothing = z.strictObject({});

/** Declares one endpoint: the single source of its validation, of OpenAPI and of the web client's types. */
export function endpoint<
  const Method extends Endpoint['method'],
  const Path extends string,
  Answers extends Replies,
  Params extends z.ZodType = NoInput,
  Query extends z.ZodType = NoInput,
  Body extends z.ZodType = z.ZodUndefined,
>(
  declared: Declared<Path, Params, Query, Body, Answers> & { method: Method },
): Endpoint<z.output<Params>, z.output<Query>, z.output<Body>> & CallTypes<Method, Path, Params, Query, Body, Answers> {
  return {
    access: 'signedIn',
    creates: false,
    edits: false,
    beforeSecondFactor: false,
    ...declared,
    params: (declared.params ?? nothing) as z.ZodType<z.output<Params>>,
    query: (declared.query ?? nothing) as z.ZodType<z.output<Query>>,
    body: (declared.body ?? null) as z.ZodType<z.output<Body>> | null,
  };
}
