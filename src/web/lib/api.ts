import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { SensitiveKind } from '../../domain/text/sensitive/sensitive-span.ts';
import type { Answer, Arguments, CallExtras, Method, PathOf } from './api-types.ts';
import { forgetKept, keptHead, keptHeadName } from './kept-look-alikes.ts';
import { type Sent, send } from './send.ts';

const prefix = '/api/v1';

interface Options extends CallExtras {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The address of an endpoint, with its parameters and query; for players and links. */
export function addressOf(path: string, options: Pick<Options, 'params' | 'query'> = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(options.params?.[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return prefix + filled + (search.size > 0 ? `?${search}` : '');
}

async function call(method: Method, path: string, options: Options = {}): Promise<Sent> {
  const headers: Record<string, string> = {};
  if (options.etag !== undefined) headers['If-Match'] = options.etag;
  if (options.key !== undefined) headers['Idempotency-Key'] = options.key;
  const { body, signal } = options;
  // A dry run stores nothing, so nothing of it is masked or kept.
  const isStored = method !== 'get' && path !== '/qualifications';
  if (isStored) Object.assign(headers, await keptHead(body));
  const sent = await send(addressOf(path, options), { method, body, headers, signal });
  if (isStored) afterStored(sent.body, headers);
  return sent;
}

function afterStored(answer: unknown, headers: Record<string, string>): void {
  if (keptHeadName in headers) forgetKept();
  const masked = (answer as { masked?: { kind: SensitiveKind }[] } | undefined)?.masked;
  if (masked) void import('../sensitive/tell-masked.ts').then(({ tellMasked }) => tellMasked(masked));
}

function verb<M extends Method>(method: M) {
  return async <P extends PathOf<M>>(path: P, ...[options]: Arguments<M, P>): Promise<Answer<M, P>> =>
    (await call(method, path, options as Options)).body as Answer<M, P>;
}

/** The typed client: `api.get('/lines/{id}', { params: { id } })`. Every call throws ProblemError. */
export const api = {
  get: verb('get'),
  post: verb('post'),
  patch: verb('patch'),
  put: verb('put'),
  delete: verb('delete'),
};

/** For `useQuery`: read and cached under path and input; live events refresh it by its path (live.ts). */
export function queryOf<P extends PathOf<'get'>>(path: P, ...[options]: Arguments<'get', P>) {
  const { params, query } = (options ?? {}) as Options;
  return queryOptions({
    queryKey: [path, params ?? {}, query ?? {}] as const,
    queryFn: async ({ signal }) => (await call('get', path, { params, query, signal })).body as Answer<'get', P>,
  });
}

/** The same with the ETag that an edit has to name: `{ value, etag }`. */
export function editableQueryOf<P extends PathOf<'get'>>(path: P, ...[options]: Arguments<'get', P>) {
  const { params, query } = (options ?? {}) as Options;
  return queryOptions({
    queryKey: [path, params ?? {}, query ?? {}, 'etag'] as const,
    queryFn: async ({ signal }) => {
      const { body, etag } = await call('get', path, { params, query, signal });
      return { value: body as Answer<'get', P>, etag: etag ?? '' };
    },
  });
}

/** For `useInfiniteQuery`: a list page by page, with `nextCursor`. `allItems(data)` joins them. */
export function pagesOf<P extends PathOf<'get'>>(path: P, ...[options]: Arguments<'get', P>) {
  const { params, query } = (options ?? {}) as Options;
  return infiniteQueryOptions({
    queryKey: [path, params ?? {}, query ?? {}, 'pages'] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) =>
      (await call('get', path, { params, query: { ...query, cursor }, signal })).body as Answer<'get', P>,
    getNextPageParam: (page) => (page as { nextCursor: string | null }).nextCursor ?? undefined,
  });
}

export function allItems<Item>(data: { pages: { items: Item[] }[] } | undefined): Item[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}

/** Makes an Idempotency-Key: one for each form, so that sending twice creates once. Works without https, too. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
