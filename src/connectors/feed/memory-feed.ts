import type { FeedFault } from '../../domain/announcement/feed.ts';
import { FeedError, type NoticeFeed } from './feed.port.ts';

export interface MemoryFeed extends NoticeFeed {
  /** What it shows from now on; without a link as the feed itself. Each document has a mark of its own. */
  show(text: string, link?: string): void;
  /** Fails from now on; null ends it. */
  fail(fault: FeedFault | null): void;
}

/** The feed's twin in memory. */
export function createMemoryFeed(): MemoryFeed {
  const documents = new Map<string, { text: string; etag: string }>();
  let failing: FeedFault | null = null;
  let shown = 0;
  return {
    address: 'memory:feed',
    show(text, link = '') {
      shown += 1;
      documents.set(link, { text, etag: `"${shown}"` });
    },
    fail(fault) {
      failing = fault;
    },
    async read({ link = '', etag, mostBytes }) {
      const found = documents.get(link);
      if (failing !== null) throw new FeedError(failing);
      if (found === undefined) throw new FeedError('error_status', { status: 404 });
      if (etag === found.etag) return { changed: false };
      if (Buffer.byteLength(found.text) > mostBytes) throw new FeedError('too_large');
      return { changed: true, ...found, lastModified: null };
    },
  };
}
