import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpFeed } from '../../src/connectors/feed/http-feed.ts';
import { createMemoryFeed } from '../../src/connectors/feed/memory-feed.ts';
import { type FeedServer, startFeedServer } from '../support/feed-server.ts';
import { feedSuite } from './feed.suite.ts';

feedSuite('HTTP', async () => {
  const server = await startFeedServer();
  return {
    feed: createHttpFeed({ url: server.url, key: null }),
    show: (text, path) => server.put(text, path === '' ? undefined : `/${path}`),
    breakDown: () => server.answer((request) => request.socket.destroy()),
    close: server.close,
  };
});

feedSuite('memory', async () => {
  const feed = createMemoryFeed();
  return { feed, show: feed.show, breakDown: () => feed.fail('unreachable'), close: async () => undefined };
});

describe('the feed by HTTP', () => {
  let server: FeedServer;
  beforeAll(async () => {
    server = await startFeedServer();
  });
  afterAll(() => server?.close());

  it('gets its key where its address says so, else as a bearer token', async () => {
    server.show();
    await createHttpFeed({ url: server.url, key: 'abc' }).read({ mostBytes: 999 });
    expect(server.asked.at(-1)).toMatchObject({ url: '/feed', key: 'Bearer abc' });
    const placed = createHttpFeed({ url: `${server.url}?apikey={key}`, key: 'a c' });
    await placed.read({ mostBytes: 999 });
    expect(server.asked.at(-1)).toMatchObject({ url: '/feed?apikey=a%20c', key: undefined });
    expect(placed.address).toBe(server.url);
    const within = createHttpFeed({ url: `${server.url}/{key}/atom`, key: 'se cret' });
    await expect(within.read({ mostBytes: 999 })).rejects.toMatchObject({ status: 404 });
    expect(server.asked.at(-1)?.url).toBe('/feed/se%20cret/atom');
    expect(within.address).toBe(`${server.url}/{key}/atom`);
  });

  it('does not follow a link to another origin, nor a redirect', async () => {
    const feed = createHttpFeed({ url: server.url, key: null });
    const before = server.asked.length;
    for (const link of ['http://localhost:1/one.cap', 'https://127.0.0.1/one.cap', 'file:///etc/hosts', 'http://['])
      await expect(feed.read({ link, mostBytes: 9 })).rejects.toMatchObject({ fault: 'unreachable' });
    expect(server.asked.length).toBe(before);
    server.put('<alert/>', '/inside');
    server.answer((_request, response) => response.writeHead(301, { location: '/inside' }).end());
    await expect(feed.read({ mostBytes: 9 })).rejects.toMatchObject({ fault: 'error_status', status: 301 });
  });

  it('takes what is no UTF-8 for no feed, and a 304 that nobody asked for as an error', async () => {
    const feed = createHttpFeed({ url: server.url, key: null });
    server.answer((_request, response) => response.writeHead(200).end(Buffer.from([0x3c, 0xa4, 0xa4])));
    await expect(feed.read({ mostBytes: 9 })).rejects.toMatchObject({ fault: 'not_a_feed' });
    server.answer((_request, response) => response.writeHead(304).end());
    await expect(feed.read({ mostBytes: 9 })).rejects.toMatchObject({ fault: 'error_status', status: 304 });
  });
});
