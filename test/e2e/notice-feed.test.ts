import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryFeed } from '../../src/connectors/feed/memory-feed.ts';
import { followFeed } from '../../src/features/announcements/feed/follow-feed.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { browserAbsent, type Look } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { atomOf } from '../support/feed-server.ts';
import { settled } from '../support/settled.ts';
import { speaker } from '../support/spoken.ts';
import { faultsOfPage, noFaults } from '../support/survey.ts';

const looks: Look[] = [
  { language: 'zh-TW', phone: true },
  { language: 'en', theme: 'dark' },
];

describe.skipIf(browserAbsent)('the feed on the situation page', () => {
  const noticeFeed = createMemoryFeed();
  const minute = 60_000;
  let app: TestApp;
  beforeAll(async () => {
    noticeFeed.show(atomOf([]));
    const feed = { url: noticeFeed.address, key: null, pollMs: minute, silentMs: 30 * minute };
    app = await startTestApp({ now: new Date().toISOString(), config: { feed }, overrides: { noticeFeed } });
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  it.each(looks)('is shown as it answers, fails and is silent ($language)', { timeout: 120_000 }, async (wish) => {
    const { say: anySay } = speaker(wish.language ?? 'en');
    const say = (key: string) => anySay(`emergency:feed.${key}`);
    const readAgain = async () => {
      await app.query('update feed set next_attempt_at = since, claim = null, etag = null');
      await followFeed(app.deps);
    };
    noticeFeed.fail(null);
    await readAgain();
    const visitor = await enter(wish);
    const { page } = visitor;
    await page.goto('/emergency');
    const section = page.getByRole('region', { name: say('title') });
    await section.getByText(say('states.answering'), { exact: true }).waitFor();
    noticeFeed.fail('not_a_feed');
    await readAgain();
    await section.getByText(say('states.failing'), { exact: true }).waitFor();
    await section.getByText(say('silence'), { exact: true }).waitFor();
    await app.query("update feed set answered_at = answered_at - interval '40 minutes'");
    await readAgain();
    await section.getByText(say('states.silent'), { exact: true }).waitFor();
    await settled(page);
    await visitor.shoot(`notice-feed-${wish.language}`);
    expect(await faultsOfPage(visitor)).toMatchObject({ ...noFaults, shifts: expect.any(Array) });
  });
});
