import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedError, type NoticeFeed } from '../../src/connectors/feed/feed.port.ts';

export interface FeedUnderTest {
  feed: NoticeFeed;
  /** Shows a document, by its path without the slash; empty: the feed itself. */
  show(text: string, path: string): void;
  breakDown(): void;
  close(): Promise<void>;
}

/** What every driver of the feed of notices does. */
export function feedSuite(name: string, open: () => Promise<FeedUnderTest>): void {
  describe(`the feed of notices: ${name}`, () => {
    let tested: FeedUnderTest;
    beforeAll(async () => {
      tested = await open();
    });
    afterAll(() => tested?.close());
    const mostBytes = 100;
    const faultOf = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error: unknown) => error instanceof FeedError && [error.fault, error.status],
      );

    it('is read, and again only when it has changed', async () => {
      tested.show('<feed>一</feed>', '');
      const first = await tested.feed.read({ mostBytes });
      expect(first).toMatchObject({ changed: true, text: '<feed>一</feed>' });
      if (!first.changed) throw new Error('unchanged');
      const { etag, lastModified } = first;
      expect(await tested.feed.read({ etag, lastModified, mostBytes })).toEqual({ changed: false });
      tested.show('<feed>二</feed>', '');
      expect(await tested.feed.read({ etag, lastModified, mostBytes })).toMatchObject({ text: '<feed>二</feed>' });
    });

    it('has documents beside it', async () => {
      tested.show('<alert/>', 'one.cap');
      expect(await tested.feed.read({ link: 'one.cap', mostBytes })).toMatchObject({ text: '<alert/>' });
      expect(await faultOf(tested.feed.read({ link: 'none.cap', mostBytes }))).toEqual(['error_status', 404]);
    });

    it('refuses what is larger than may be read, to the byte', async () => {
      tested.show('一'.repeat(33), '');
      expect(await tested.feed.read({ mostBytes: 99 })).toMatchObject({ changed: true });
      expect(await faultOf(tested.feed.read({ mostBytes: 98 }))).toEqual(['too_large', null]);
    });

    it('says why nothing can be read', async () => {
      tested.breakDown();
      expect(await faultOf(tested.feed.read({ mostBytes }))).toEqual(['unreachable', null]);
    });
  });
}
