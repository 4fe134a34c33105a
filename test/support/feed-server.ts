import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An entry of the feed; without a message it leads to a document beside it. */
export interface ShownEntry {
  id: string;
  cap?: string;
  href?: string;
  updated?: string;
}

export interface FeedServer {
  url: string;
  /** Path, conditions and key of what was asked, oldest first. */
  asked: { url: string; etag: string | undefined; key: string | undefined }[];
  /** Shows these entries from now on. */
  show(...entries: ShownEntry[]): void;
  /** Shows any document; a path other than the feed's is a document beside it. */
  put(text: string, path?: string): void;
  /** Answers so instead, until it shows something again. */
  answer(how: Answer): void;
  close(): Promise<void>;
}

/** A feed of notices on this machine, with entity tags, as an Atom feed of CAP messages. */
export async function startFeedServer(): Promise<FeedServer> {
  const asked: FeedServer['asked'] = [];
  const documents = new Map<string, { text: string; etag: string }>();
  let instead: Answer | null = null;
  let shown = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://feed');
    const { 'if-none-match': etag, authorization: key } = request.headers;
    asked.push({ url: request.url ?? '', etag, key });
    if (instead !== null && pathname === '/feed') return instead(request, response);
    const found = documents.get(pathname);
    if (found === undefined) return response.writeHead(404).end();
    if (etag === found.etag) return response.writeHead(304, { etag }).end();
    return response.writeHead(200, { 'content-type': 'application/atom+xml', etag: found.etag }).end(found.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const put = (text: string, path = '/feed') => {
    shown += 1;
    instead = null;
    documents.set(path, { text, etag: `"${shown}"` });
  };
  return {
    url: `http://127.0.0.1:${port}/feed`,
    asked,
    put,
    show: (...entries) => put(atomOf(entries)),
    answer: (how) => {
      instead = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function atomOf(entries: readonly ShownEntry[]): string {
  const shown = entries.map(({ id, cap, href, updated }) => {
    const content = cap === undefined ? '' : `<content type="text/xml">${cap.replace(/^<\?xml[^>]*\?>/, '')}</content>`;
    const link = href === undefined ? '' : `<link rel="alternate" type="application/cap+xml" href="${href}"/>`;
    return `<entry><id>${id}</id><title>停班課通知</title>${updated ? `<updated>${updated}</updated>` : ''}${link}${content}</entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>alerts</title>${shown.join('')}</feed>`;
}
