import type { FeedFault } from '../../domain/announcement/feed.ts';
import { type FeedAnswer, FeedError, type FeedQuestion, type NoticeFeed } from './feed.port.ts';

export interface HttpFeedOptions {
  /** `{key}` in it stands for the key. */
  url: string;
  /** Goes where the address says `{key}`, else as a bearer token. */
  key: string | null;
  /** From the look-up of the name to the last byte, ms. */
  timeoutMs?: number;
}

/**
 * Reads a feed by HTTP, with conditional requests. The operators of the installation chose the address, so it may lie inside the network
 * (docs/emergency.md#the-feed); no redirect is followed, and links only within the feed's own origin.
 */
export function createHttpFeed({ url: typed, key, timeoutMs = 10_000 }: HttpFeedOptions): NoticeFeed {
  const hasPlace = typed.includes('{key}');
  const url = new URL(typed.replaceAll('{key}', encodeURIComponent(key ?? '')));
  const headers: Record<string, string> = {
    accept: 'application/atom+xml, application/cap+xml, application/xml, text/xml',
  };
  if (key !== null && !hasPlace) headers.authorization = `Bearer ${key}`;
  return {
    address: shownAddress(typed),
    async read(question) {
      const limit = AbortSignal.timeout(timeoutMs);
      const signal = question.signal ? AbortSignal.any([limit, question.signal]) : limit;
      try {
        return await ask(targetOf(url, question.link), { ...question, headers, signal });
      } catch (error) {
        if (error instanceof FeedError) throw error;
        throw new FeedError(signal.aborted ? 'timed_out' : faultOf(error), { cause: error });
      }
    },
  };
}

/** Without what stands behind `?`, and without the key where the path takes it. */
function shownAddress(typed: string): string {
  const { origin, pathname } = new URL(typed);
  return `${origin}${pathname.replaceAll('%7Bkey%7D', '{key}')}`;
}

function targetOf(feed: URL, link: string | undefined): URL {
  if (link === undefined) return feed;
  const target = URL.canParse(link, feed.href) ? new URL(link, feed.href) : null;
  if (target?.origin !== feed.origin) throw new FeedError('unreachable');
  return target;
}

async function ask(
  url: URL,
  {
    headers,
    etag,
    lastModified,
    mostBytes,
    signal,
  }: FeedQuestion & { headers: Record<string, string>; signal: AbortSignal },
): Promise<FeedAnswer> {
  const conditions = {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
  const response = await fetch(url.href, { redirect: 'manual', headers: { ...headers, ...conditions }, signal });
  if (response.status === 304 && Object.keys(conditions).length > 0) return { changed: false };
  if (response.status !== 200) {
    await response.body?.cancel();
    const retryAfter = Number(response.headers.get('retry-after') ?? '');
    const retryAfterMs = Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter * 1_000 : null;
    throw new FeedError('error_status', { status: response.status, retryAfterMs });
  }
  return {
    ...{ changed: true, text: await textOf(response, mostBytes) },
    ...{ etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') },
  };
}

/** Reads no more than it may, however long the body says it is or becomes when it is unpacked. */
async function textOf(response: Response, mostBytes: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    // Leaving the loop cancels the rest.
    if (size > mostBytes) throw new FeedError('too_large');
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch (cause) {
    throw new FeedError('not_a_feed', { cause });
  }
}

function faultOf(error: unknown): FeedFault {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(String(cause?.code ?? code ?? ''))
    ? 'certificate_refused'
    : 'unreachable';
}
