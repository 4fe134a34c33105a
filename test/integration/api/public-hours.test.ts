import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Json } from '../../support/app-client.ts';
import { demoNumbers } from '../../support/voice.ts';

let app: TestApp;
let line: Json;

beforeAll(async () => {
  // A Wednesday.
  app = await startTestApp({ now: '2026-03-04T10:00:30+08:00' });
  line = await app.as('owner').line(demoNumbers.directory);
});
afterAll(() => app.close());

const path = () => `/lines/${line.id}/public-hours`;

async function share(extra: object = {}): Promise<Record<'json' | 'ics' | 'jsonld' | 'svg', string>> {
  const { shared } = await app.as('owner').post(path(), { label: 'Front desk', ...extra });
  return shared.addresses;
}

/** Calls like any website: without credentials, only the address. */
async function visit(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const { pathname, search } = new URL(address);
  return await fetch(app.url + pathname + search, { headers });
}

describe('hours made public', () => {
  it('are the minutes in which callers hear that the line is open', async () => {
    const { json } = await share();
    const answer = await visit(json);
    expect(answer.status).toBe(200);
    const hours = (await answer.json()) as Json;
    expect(Object.keys(hours).sort()).toEqual(['days', 'label', 'open', 'state', 'timeZone', 'until']);
    expect(hours.label).toBe('Front desk');
    const owner = app.as('owner');
    const edges = hours.open.slice(0, 12).flatMap(({ from, until }: Json) => [Date.parse(from), Date.parse(until)]);
    const minutes = [
      ...edges.flatMap((at: number) => [at - 60_000, at]),
      ...Array.from({ length: 40 }, (_, index) => Date.parse('2026-03-04T10:01:00+08:00') + index * 7_740_000),
    ];
    for (const at of minutes.filter((each: number) => each >= Date.parse('2026-03-04T10:01:00+08:00'))) {
      const heard = await owner.get(
        `/lines/${line.id}/callers-hear?at=${encodeURIComponent(new Date(at).toISOString())}`,
      );
      const isOpen = hours.open.some(({ from, until }: Json) => Date.parse(from) <= at && at < Date.parse(until));
      expect([new Date(at).toISOString(), isOpen]).toEqual([new Date(at).toISOString(), heard.state === 'open']);
    }
    const now = await owner.get(`/lines/${line.id}/callers-hear`);
    expect(hours.state).toBe(now.state === 'open' ? 'open' : 'closed');
    expect(hours.until).toBe(now.until);
    expect(hours.days).toHaveLength(28);
    expect(hours.days[0].date).toBe('2026-03-04');
  });

  it('are a calendar, schema.org and a badge of the same', async () => {
    const { json, ics, jsonld, svg } = await share();
    const hours = (await (await visit(json)).json()) as Json;
    const calendar = await visit(ics);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = new ICAL.Component(ICAL.parse(await calendar.text()))
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event));
    expect(
      events.map(({ startDate, endDate }) => [startDate.toJSDate().getTime(), endDate.toJSDate().getTime()]),
    ).toEqual(hours.open.map(({ from, until }: Json) => [Date.parse(from), Date.parse(until)]));
    expect(events[0]?.summary).toBe('Front desk: open');
    const linked = (await (await visit(jsonld)).json()) as Json;
    expect(linked).toMatchObject({ '@context': 'https://schema.org', '@type': 'LocalBusiness', name: 'Front desk' });
    const days = linked.openingHoursSpecification.map(({ dayOfWeek }: Json) => dayOfWeek);
    expect(days).toContain('https://schema.org/Monday');
    for (const special of linked.specialOpeningHoursSpecification)
      expect(special).toMatchObject({ '@type': 'OpeningHoursSpecification', validFrom: special.validThrough });
    const badge = await visit(`${svg}?lang=zh-TW`, { 'accept-language': 'en' });
    expect(badge.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(badge.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await badge.text()).toMatch(/<title>營業中，到 \d\d:\d\d<\/title>/);
    expect(await (await visit(svg, { 'accept-language': 'en' })).text()).toMatch(
      /<title>Open until \d\d:\d\d<\/title>/,
    );
  });

  it('may be kept for a minute, never past the next change, and are told apart by their tag', async () => {
    const { json, svg } = await share();
    const first = await visit(json);
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const tag = first.headers.get('etag') as string;
    // Without this header Node's fetch would send `no-cache`.
    const again = await visit(json, { 'if-none-match': tag, 'cache-control': 'max-age=0' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const { until } = (await first.json()) as Json;
    app.clock.set(new Date(Date.parse(until) - 20_000));
    expect((await visit(json)).headers.get('cache-control')).toMatch(/^public, max-age=(1\d|20)$/);
    app.clock.set(until);
    const closed = await visit(json, { 'if-none-match': tag });
    expect(((await closed.json()) as Json).state).toBe('closed');
    expect(await (await visit(svg)).text()).toContain('Closed, opens');
    app.clock.set('2026-03-04T10:00:30+08:00');
  });

  it('show a closure as soon as it is there', async () => {
    const { json } = await share();
    const before = (await (await visit(json)).json()) as Json;
    expect(before.state).toBe('open');
    await app.query(
      `insert into closure (id, organisation_id, line_id, source, from_at, until_at, approved_at)
       values (gen_random_uuid(), $1, $2, 'line', '2026-03-04T09:00+08', '2026-03-04T15:00+08', '2026-03-04T09:00+08')`,
      [line.organisationId, line.id],
    );
    const after = (await (await visit(json)).json()) as Json;
    expect(after).toMatchObject({ state: 'closed', until: '2026-03-04T15:00:00+08:00' });
    await app.query('delete from closure where line_id = $1', [line.id]);
  });

  it('end at once when they are switched off, and at a new address the former one does', async () => {
    const first = await share();
    const second = await share({ newAddress: true });
    expect(second.json).not.toBe(first.json);
    expect((await visit(first.json)).status).toBe(404);
    expect((await visit(second.svg)).status).toBe(200);
    const renamed = await share({ label: 'Reception' });
    expect(renamed).toEqual(second);
    expect(((await (await visit(second.json)).json()) as Json).label).toBe('Reception');
    const owner = app.as('owner');
    expect((await owner.ask('DELETE', path())).status).toBe(204);
    for (const address of Object.values(second)) {
      const gone = await visit(address);
      expect([gone.status, gone.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
      expect(gone.headers.get('cache-control')).toBe('no-store');
    }
    expect((await owner.get(path())).shared).toBeNull();
    expect((await owner.ask('DELETE', path())).status).toBe(204);
    const { items } = await owner.get(`/audit?subjectId=${line.id}`);
    const steps = ['opened', 'moved', 'renamed', 'closed'].map((step) => `public_hours.${step}`);
    expect(items.map(({ action }: Json) => action)).toEqual(expect.arrayContaining(steps));
  });

  it("are the owner's to give, of the own lines", async () => {
    expect((await app.as('member').get(path())).shared).toBeNull();
    for (const account of ['member', 'admin', 'operator', 'technician'])
      await app.as(account).refused('POST', path(), { status: 403, code: 'forbidden' }, { body: { label: 'x' } });
    for (const account of ['agent', 'technician', 'sales'])
      await app.as(account).refused('GET', path(), { status: 403, code: 'forbidden' });
    await app
      .as('enterpriseOwner')
      .refused('POST', path(), { status: 404, code: 'not_found' }, { body: { label: 'x' } });
    await app.as('enterpriseOwner').refused('DELETE', path(), { status: 404, code: 'not_found' });
    expect((await fetch(`${app.url}/api/v1/public-hours/nothing.json`)).status).toBe(404);
  });

  it('are limited for each caller', async () => {
    const { svg } = await share();
    const answers = await Promise.all(
      Array.from({ length: 130 }, () => visit(svg, { 'x-forwarded-for': '198.51.100.7' })),
    );
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(5);
  });
});
