import type { FeedFault } from '../../domain/announcement/feed.ts';

/** Why nothing was read. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly fault: FeedFault;
  /** Of the HTTP answer, where there was one. */
  readonly status: number | null;
  /** How long the feed asked us to stay away, ms. */
  readonly retryAfterMs: number | null;

  constructor(
    fault: FeedFault,
    {
      status = null,
      retryAfterMs = null,
      cause,
    }: { status?: number | null; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(fault, { cause });
    this.fault = fault;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface FeedQuestion {
  /** A document that the feed names, as it stands there; absent: the feed itself. */
  link?: string;
  /** What the last answer was marked with: unchanged, it is not sent again. */
  etag?: string | null;
  lastModified?: string | null;
  /** Bytes that are read at most; more is `too_large`. */
  mostBytes: number;
  signal?: AbortSignal;
}

export type FeedAnswer =
  | { changed: false }
  | { changed: true; text: string; etag: string | null; lastModified: string | null };

/** A feed of government notices that the operators of this installation chose. */
export interface NoticeFeed {
  /** Where it lies, without anything secret: for people and logs. */
  address: string;
  /**
   * Reads the feed, or a document beside it. A link that leads to another origin is `unreachable` and not followed: what a feed says must
   * not decide whom this machine calls. @throws FeedError.
   */
  read(question: FeedQuestion): Promise<FeedAnswer>;
}
