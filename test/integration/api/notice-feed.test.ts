import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHttpFeed } from '../../../src/connectors/feed/http-feed.ts';
import { settleAnnouncements } from '../../../src/features/announcements/announcements.sweeps.ts';
import { followFeed } from '../../../src/features/announcements/feed/follow-feed.ts';
import { escalateAlarms } from '../../../src/features/on-call/on-call.sweeps.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { type FeedServer, startFeedServer } from '../../support/feed-server.ts';

const county = '屏東縣';
const sample = readFileSync('fixtures/notices/closure-notice.cap.xml', 'utf8');
const minute = 60_000;
let server: FeedServer;
let app: TestApp;
let operator: ApiClient;
/** Every test has an evening of its own, so that no notice of another one stands. */
let evening = new Date('2025-07-01T20:00:00+08:00').getTime();

beforeAll(async () => {
  server = await startFeedServer();
  const feed = { url: `${server.url}?kind=33&apikey={key}`, key: 'k&y', pollMs: minute, silentMs: 10 * minute };
  const noticeFeed = createHttpFeed({ ...feed, timeoutMs: 400 });
  app = await startTestApp({ works: false, config: { feed }, overrides: { noticeFeed } });
  operator = app.as('operator');
});
afterAll(async () => {
  await app?.close();
  await server?.close();
});
beforeEach(async () => {
  evening += 7 * 24 * 60 * minute;
  app.clock.set(new Date(evening));
  server.show();
  await app.query('update feed set next_attempt_at = $1, claim = null', [new Date(evening)]);
  await followFeed(app.deps);
  await escalateAlarms(app.deps);
});

const pass = (ms: number) => app.clock.set(new Date(app.clock.now().getTime() + ms));
/** To an instant that the API has shown without its milliseconds. */
const readAt = (shown: string) => app.clock.set(new Date(new Date(shown).getTime() + 1_000));
const health = (as: ApiClient = operator) => as.get('/feed');
const standing = async (): Promise<Json[]> => {
  const { items } = await operator.get(`/announcements?state=standing&county=${encodeURIComponent(county)}`);
  return items.filter(({ createdAt }: Json) => new Date(createdAt).getTime() >= evening);
};
/** Lets the pause pass, and reads. */
async function readAgain(): Promise<number> {
  pass(2 * minute);
  return await followFeed(app.deps);
}
/** The newest entries' identifiers, by name and evening. */
const named = (name: string) => `${name}-${evening}`;

function cap(
  name: string,
  given: { msgType?: string; status?: string; of?: string; says?: string; area?: string } = {},
) {
  const area = given.area ?? county;
  const sent = new Date(app.clock.now().getTime() + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00');
  const references = given.of ? `<references>dgpa,${named(given.of)},${sent}</references>` : '';
  return sample
    .replaceAll('臺北市', area)
    .replace(/<identifier>[^<]*/, `<identifier>${named(name)}`)
    .replace(/<sent>[^<]*/, `<sent>${sent}`)
    .replace(/<status>[^<]*/, `<status>${given.status ?? 'Actual'}`)
    .replace(/<msgType>[^<]*/, `<msgType>${given.msgType ?? 'Alert'}`)
    .replace('<scope>', `${references}<scope>`)
    .replace(
      /<description>[^<]*/,
      `<description>[停班停課通知]${area}:${given.says ?? '明天停止上班、停止上課'}。行政院人事行政總處。`,
    );
}
const entry = (name: string, given: Parameters<typeof cap>[1] = {}) => ({
  id: named(`entry-${name}`),
  cap: cap(name, given),
});

describe('an entry of the feed', () => {
  it('becomes an announcement with the feed as its source, and nothing is active without a person', async () => {
    server.show(entry('A'));
    expect(await readAgain()).toBe(1);
    const [made, ...others] = await standing();
    expect(others).toEqual([]);
    expect(made).toMatchObject({ state: 'settling', county, part: 'full', identifier: named('A'), work: 'closed' });
    expect(made?.sightings).toMatchObject([{ source: 'feed', byName: 'Lineshift', sentAt: expect.any(String) }]);
    expect(await health()).toMatchObject({ state: 'answering', entries: 1, unread: 0, fault: null, everySeconds: 60 });
    expect(server.asked.at(-1)?.url).toBe('/feed?kind=33&apikey=k%26y');
  });

  it('does nothing when it is read again, unchanged or in another order', async () => {
    const [first, second] = [entry('A'), entry('B', { area: '臺東縣' })];
    server.show(first, second);
    expect(await readAgain()).toBe(2);
    expect(await readAgain()).toBe(0);
    expect(server.asked.at(-1)?.etag).toBeDefined();
    server.show(second, first);
    expect(await readAgain()).toBe(0);
    expect((await standing())[0]?.sightings).toHaveLength(1);
  });

  it('is read behind its link too, on the feed’s own address only', async () => {
    server.put(cap('L'), '/L.cap');
    server.show({ id: named('linked'), href: '/L.cap' }, { id: named('elsewhere'), href: 'http://127.0.0.1:9/X.cap' });
    expect(await readAgain()).toBe(1);
    expect(await standing()).toMatchObject([{ identifier: named('L') }]);
    expect(await health()).toMatchObject({
      state: 'failing',
      entries: 2,
      unread: 1,
      fault: { code: 'entries_unreadable' },
    });
  });

  it('that is a test is rejected, and confirms nothing', async () => {
    server.show(entry('T', { status: 'Test' }));
    expect(await readAgain()).toBe(1);
    expect(await standing()).toEqual([]);
    const text = `${county}:明天停止上班、停止上課。`;
    const { items } = await operator.post('/announcements', { text, source: 'county page', sentAt: app.clock.now() });
    expect(items).toMatchObject([{ state: 'settling' }]);
  });

  it('is a second source for what was pasted', async () => {
    const text = `${county}:明天全縣停止上班、停止上課。`;
    const { items } = await operator.post('/announcements', { text, source: 'county page', sentAt: app.clock.now() });
    expect(items).toMatchObject([{ state: 'settling' }]);
    server.show(entry('A'));
    await readAgain();
    expect(await standing()).toMatchObject([{ id: items[0].id, state: 'proposed' }]);
  });

  it('of the archive is known and not entered', async () => {
    const old = entry('O', { says: '今天上午停止上班、停止上課' });
    server.show(old, { ...entry('OO'), updated: '2014-07-23T20:15:42+08:00' });
    expect(await readAgain()).toBe(1);
    expect(await standing()).toEqual([]);
    expect(await health()).toMatchObject({ state: 'answering', entries: 2, unread: 0 });
  });

  it('that is an Update takes the place of its predecessor, and a Cancel ends it', async () => {
    server.show(entry('A'));
    await readAgain();
    const [first] = await standing();
    server.show(entry('U', { msgType: 'Update', of: 'A', says: '明天12:00起停止上班、停止上課' }));
    await readAgain();
    const [second, ...others] = await standing();
    expect(others).toEqual([]);
    expect(second).toMatchObject({ identifier: named('U'), state: 'settling' });
    expect(await operator.get(`/announcements/${first?.id}`)).toMatchObject({
      state: 'superseded',
      replacedBy: second?.id,
    });
    server.show(entry('C', { msgType: 'Cancel', of: 'U' }));
    await readAgain();
    expect(await standing()).toEqual([]);
    expect(await operator.get(`/announcements/${second?.id}`)).toMatchObject({ state: 'revoked' });
  });
});

describe('an entry that cannot be taken', () => {
  const fault = { code: 'entries_unreadable' };

  it('is unread when its time is none that anything can hold, and holds up no other', async () => {
    const odd = entry('F', { area: '臺東縣' });
    const sent = (text: string) => ({ ...odd, cap: odd.cap.replace(/<sent>[^<]*/, `<sent>${text}`) });
    for (const text of ['9999-12-31T23:59:59-12:00', '0000-01-01T00:00:00+14:00']) {
      server.show(sent(text), entry('A'));
      await readAgain();
      expect(await standing(), text).toMatchObject([{ identifier: named('A') }]);
      expect(await health(), text).toMatchObject({ state: 'failing', entries: 2, unread: 1, fault });
    }
  });

  it('is unread when it cannot be stored; the others are taken, and the silence alarms', async () => {
    await app.query(`create function refuse_notice() returns trigger language plpgsql as $$
      begin if new.identifier like 'F-%' then raise exception 'not this one'; end if; return new; end $$`);
    await app.query(
      `create trigger refuse_notice before insert on announcement for each row execute function refuse_notice()`,
    );
    try {
      server.show(entry('F', { area: '臺東縣' }), entry('A'));
      expect(await readAgain()).toBe(1);
      expect(await standing()).toMatchObject([{ identifier: named('A') }]);
      expect(await health()).toMatchObject({ state: 'failing', entries: 2, unread: 1, fault });
      pass(11 * minute);
      await followFeed(app.deps);
      expect(await health()).toMatchObject({ state: 'silent' });
      expect(app.takeFaults().map(({ msg }) => msg)).toEqual(Array(2).fill('an entry of the feed could not be taken'));
    } finally {
      await app.query('drop trigger refuse_notice on announcement');
      await app.query('drop function refuse_notice');
    }
  });

  it('is told from another one without an identifier', async () => {
    server.show({ ...entry('A'), id: '' }, { ...entry('B', { area: '臺東縣' }), id: '' });
    expect(await readAgain()).toBe(2);
    expect(await health()).toMatchObject({ state: 'answering', entries: 2, unread: 0 });
  });
});

describe('an entry that vanishes', () => {
  it('disputes its notice while it settles, as long as it is valid', async () => {
    server.show(entry('A'));
    await readAgain();
    const [made] = await standing();
    server.show();
    expect(await readAgain()).toBe(1);
    expect(await standing()).toMatchObject([{ id: made?.id, state: 'disputed' }]);
    const { items } = await operator.get('/alarms?state=open&limit=200');
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'announcement_disputed', subject: expect.objectContaining({ id: made?.id }) }),
    );
    // Back again it says so, and the dispute stays until a person or a second source ends it.
    server.show(entry('A'));
    await readAgain();
    expect(await standing()).toMatchObject([
      { state: 'disputed', sightings: [{}, { withdrawn: true }, { withdrawn: false }] },
    ]);
  });

  it('disputes one that is proposed, and nobody can make it active then', async () => {
    server.show(entry('A'));
    await readAgain();
    const [made] = await standing();
    pass(5 * minute);
    await settleAnnouncements(app.deps);
    expect(await standing()).toMatchObject([{ id: made?.id, state: 'proposed' }]);
    server.show();
    expect(await readAgain()).toBe(1);
    expect(await standing()).toMatchObject([{ id: made?.id, state: 'disputed', why: ['disputed'] }]);
    const refusal = { status: 409, code: 'illegal_transition' };
    await operator.refused('POST', `/announcements/${made?.id}/activate`, refusal, { body: {} });
  });

  it('disputes one that is active', async () => {
    server.show(entry('A'));
    await readAgain();
    const [made] = await standing();
    const body = { override: { reason: 'Read on the official page' } };
    expect(await operator.post(`/announcements/${made?.id}/activate`, body)).toMatchObject({ state: 'active' });
    server.show();
    await readAgain();
    expect(await operator.get(`/announcements/${made?.id}`)).toMatchObject({ state: 'disputed' });
  });

  it('disputes nothing once the time of its notice is over, or while another entry shows the same', async () => {
    server.show(entry('A'));
    await readAgain();
    server.show(entry('A'), entry('B'));
    await readAgain();
    server.show(entry('B'));
    await readAgain();
    expect(await standing()).toMatchObject([{ state: 'settling' }]);
    pass(2 * 24 * 60 * minute);
    server.show();
    expect(await followFeed(app.deps)).toBe(1);
    expect((await standing()).map(({ state }) => state)).not.toContain('disputed');
  });

  it('does not vanish from a document that shows only the newest message', async () => {
    server.put(cap('A'));
    await readAgain();
    server.put(cap('B', { area: '臺東縣' }));
    expect(await readAgain()).toBe(1);
    expect(await standing()).toMatchObject([{ identifier: named('A'), state: 'settling' }]);
  });
});

describe('a feed that cannot be read', () => {
  const bomb = `<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom">&b;</feed>`;
  const faults: [string, string, (answer: FeedServer) => void][] = [
    ['an error', 'error_status', (feed) => feed.answer((_request, response) => response.writeHead(500).end('no'))],
    [
      'a redirect',
      'error_status',
      (feed) => feed.answer((_request, response) => response.writeHead(302, { location: '/other' }).end()),
    ],
    ['nothing', 'timed_out', (feed) => feed.answer(() => undefined)],
    [
      'half an answer',
      'timed_out',
      (feed) => feed.answer((_request, response) => void response.writeHead(200).write('<feed')),
    ],
    ['a broken connection', 'unreachable', (feed) => feed.answer((request) => request.socket.destroy())],
    ['more than is read', 'too_large', (feed) => feed.put(`<feed>${' '.repeat(300 * 1024)}</feed>`)],
    ['entities', 'refused_document', (feed) => feed.put(bomb)],
    [
      'a page that wants a login',
      'not_a_feed',
      (feed) => feed.put('<WarningMessage><Warning>請先登入會員</Warning></WarningMessage>'),
    ],
    ['what is cut off', 'not_a_feed', (feed) => feed.put('<feed xmlns="http://www.w3.org/2005/Atom"><entry>')],
  ];
  it.each(faults)('by %s neither confirms nor disputes (%s)', async (_name, code, fail) => {
    server.show(entry('A'));
    await readAgain();
    const before = await standing();
    fail(server);
    expect(await readAgain()).toBe(0);
    const { state, fault, nextAttemptAt } = await health();
    expect({ state, code: fault.code }).toEqual({ state: 'failing', code });
    expect(fault.text).not.toBe('');
    expect(new Date(nextAttemptAt) > app.clock.now()).toBe(true);
    expect(await standing()).toEqual(before);
    // It is heard again as if nothing had been, and what it shows still does nothing twice.
    server.show(entry('A'));
    await readAgain();
    expect(await health()).toMatchObject({ state: 'answering', fault: null });
  });

  it('is asked later and later, and as late as it wants', async () => {
    const pauses: number[] = [];
    const retryAfter = { 'retry-after': '400' };
    server.answer((_request, response) => response.writeHead(503).end());
    for (let turn = 0; turn < 6; turn += 1) {
      if (turn === 5) server.answer((_request, response) => response.writeHead(429, retryAfter).end());
      const { nextAttemptAt } = await health();
      readAt(nextAttemptAt);
      await followFeed(app.deps);
      pauses.push(new Date((await health()).nextAttemptAt).getTime() - new Date(nextAttemptAt).getTime());
    }
    const [first = 0, second = 0, third = 0] = pauses;
    expect(first).toBeGreaterThanOrEqual(45_000);
    expect(second).toBeGreaterThan(85_000);
    expect(third).toBeGreaterThan(175_000);
    for (const pause of pauses) expect(pause).toBeLessThan(13 * minute);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(400_000);
    expect(await health()).toMatchObject({ fault: { code: 'error_status', status: 429 } });
  });

  it('is an alarm after ten minutes, which ends when it answers again', async () => {
    const open = async () => {
      const { items } = await operator.get('/alarms?state=open&limit=200');
      return items.filter(({ kind }: Json) => kind === 'feed_silent');
    };
    server.answer((_request, response) => response.writeHead(500).end());
    pass(9 * minute);
    await followFeed(app.deps);
    expect(await open()).toEqual([]);
    pass(2 * minute);
    await followFeed(app.deps);
    expect(await open()).toMatchObject([{ subject: { kind: 'feed', county: null }, state: 'open' }]);
    expect(await health()).toMatchObject({ state: 'silent', silentAfterMinutes: 10 });
    pass(30 * minute);
    await followFeed(app.deps);
    expect(await open()).toHaveLength(1);
    const mails = await app.query("select subject from message where kind = 'feed_silent'");
    expect(mails.length).toBeGreaterThan(0);
    server.show();
    readAt((await health()).nextAttemptAt);
    await followFeed(app.deps);
    expect(await health()).toMatchObject({ state: 'answering' });
    await escalateAlarms(app.deps);
    expect(await open()).toEqual([]);
  });
});

describe('several processes', () => {
  it('ask the feed once, and take each entry once', async () => {
    server.show(entry('A'));
    const before = server.asked.length;
    pass(2 * minute);
    await Promise.all(Array.from({ length: 6 }, () => followFeed(app.deps)));
    expect(server.asked.length - before).toBe(1);
    expect((await standing())[0]?.sightings).toHaveLength(1);
  });

  it('take over from one that was killed while it read, and what that one reads later decides nothing', async () => {
    const first = entry('A');
    server.show(first);
    await readAgain();
    let release: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      address: app.deps.noticeFeed?.address ?? '',
      // As its connection was lost, it believes the feed is empty.
      read: async () => {
        await waits;
        const text = '<feed xmlns="http://www.w3.org/2005/Atom"/>';
        return { changed: true as const, text, etag: '"slow"', lastModified: null };
      },
    };
    pass(2 * minute);
    const killed = followFeed({ ...app.deps, noticeFeed: slow });
    await expect.poll(() => app.query('select claim from feed where claim is not null')).toHaveLength(1);
    expect(await followFeed(app.deps)).toBe(0);
    server.show(first, entry('B', { area: '臺東縣' }));
    pass(minute);
    expect(await followFeed(app.deps)).toBe(1);
    release();
    expect(await killed).toBe(0);
    expect(await standing()).toMatchObject([{ identifier: named('A'), state: 'settling' }]);
    expect(await health()).toMatchObject({ entries: 2, state: 'answering' });
  });
});

describe('the health of the feed', () => {
  it('is shown to operators and admins, without its key', async () => {
    expect(JSON.stringify(await health(app.as('admin')))).not.toContain('k%26y');
    expect((await health()).address).toBe(server.url);
    await app.as('technician').refused('GET', '/feed', { status: 403, code: 'forbidden' });
    await app.as('owner').refused('GET', '/feed', { status: 404, code: 'not_found' });
    const figures = await app.deps.metrics.metrics();
    expect(figures).toMatch(/lineshift_feed_silence_seconds \d/);
  });
});
