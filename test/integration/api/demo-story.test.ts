import { afterEach, describe, expect, it } from 'vitest';
import { DemoApi } from '../../../src/demo/demo-api.ts';
import { playQuote } from '../../../src/demo/play-quote.ts';
import { seedDemo } from '../../../src/demo/seed-demo.ts';
import { type DemoCredentials, readDemoCredentials } from '../../../src/features/access/demo-credentials-file.ts';
import { checkPrompt } from '../../../src/features/prompts/check-prompt.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { ApiClient, type Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

/** Start days of a demonstration; on some of them the desk is closed, for different reasons. */
const starts: [what: string, now: string][] = [
  ['a working morning', '2026-03-04T10:00:00+08:00'],
  ['a Saturday evening', '2026-03-07T19:30:00+08:00'],
  ['a Sunday night', '2026-03-08T23:55:00+08:00'],
  ['the second day of the Lunar New Year', '2026-02-18T00:05:00+08:00'],
  ['the last day of the year', '2026-12-31T23:50:00+08:00'],
  ['the first day of the year', '2027-01-01T08:00:00+08:00'],
];

const states = {
  accepted: 4,
  inProgress: 2,
  pending: 2,
  scheduled: 2,
  held: 1,
  failed: 1,
  completed: 4,
  cancelled: 1,
};

const quoteStates = { requested: 1, assessing: 1, quoted: 1, accepted: 1, declined: 1 };
const enquiryStates = { waiting: 2, answered: 1, merged: 1, closed: 1 };

describe('the story of the demonstration', () => {
  let app: TestApp;
  let accounts: DemoCredentials['accounts'];
  afterEach(() => app.close());

  async function start(now: string): Promise<void> {
    app = await startTestApp({ seeded: false, works: false, now });
    await seedDemo(app.deps);
    accounts = (await readDemoCredentials(app.dataFolder))?.accounts ?? {};
  }

  const as = (account: string) => new ApiClient(app.url, accounts[account]?.apiKey ?? '');

  async function requests(): Promise<Json[]> {
    return (await as('agent').get('/change-requests?limit=100')).items;
  }

  function counted(values: string[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  }

  /** What callers of the first line hear in the eight days from midnight on. */
  async function heard(): Promise<Json[]> {
    const { id } = await as('owner').line(demoNumbers.directory);
    const midnight = new Date(`${app.clock.now().toISOString().slice(0, 10)}T00:00:00+08:00`).getTime();
    const iso = (days: number) => encodeURIComponent(new Date(midnight + days * 86_400_000).toISOString());
    return (await as('owner').get(`/lines/${id}/states?from=${iso(-1)}&to=${iso(8)}`)).spans;
  }

  it.each(starts)('has the same states, something to hear and a queue for everybody on %s', async (_what, now) => {
    await start(now);
    const filed = await requests();
    expect(counted(filed.map(({ status }) => status))).toEqual(states);
    expect(new Set(filed.map(({ organisationId }) => organisationId)).size).toBe(4);

    const spans = await heard();
    expect(spans.map(({ slot }: Json) => slot)).toContain('greeting');
    expect(spans.filter(({ prompt }: Json) => prompt === null)).toEqual([]);

    const owner = as('owner');
    const line = await owner.line(demoNumbers.directory);
    const mine = await owner.upload(voice(), 'mine.wav');
    await checkPrompt(app.deps, { promptId: mine.promptId }, { signal: AbortSignal.timeout(60_000) });
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'menu', uploadId: mine.id };
    const { deadline } = await owner.post('/change-requests', body);
    const { items: open } = await as('technician').get('/jobs?status=open');
    expect(open).toHaveLength(5);
    expect(open[0]).toMatchObject({ customer: '海風旅行社 Seabreeze Travel', dueBy: deadline.dueBy });
  });

  it.each(starts)('has quotes for sales, work for experts and questions for agents on %s', async (_what, now) => {
    await start(now);
    const quotes = (await as('sales').get('/quotes?limit=50')).items;
    expect(counted(quotes.map(({ status }: Json) => status))).toEqual(quoteStates);
    const [work, ...others] = (await as('technician').get('/expert-jobs')).items;
    expect(others).toEqual([]);
    expect(new Date(work.dueBy).getTime()).toBeGreaterThan(app.clock.now().getTime());
    const offered = quotes.find(({ status }: Json) => status === 'quoted');
    expect((await as('owner').get(`/quotes/${offered.id}/messages`)).items).toHaveLength(2);
    const questions = (await as('agent').get('/enquiries?limit=50')).items;
    expect(counted(questions.map(({ status }: Json) => status))).toEqual(enquiryStates);
    expect(app.takeFaults()).toEqual([]);
  });

  it('shows who works on what, what is proven by whom, and why something stands still', async () => {
    await start('2026-03-04T10:00:00+08:00');
    const technician = as('technician');
    const list = async (status: string) => (await technician.get(`/jobs?status=${status}`)).items;
    const holders = async (status: string) => (await list(status)).map(({ takenBy }: Json) => takenBy.name).sort();
    expect(await holders('taken')).toHaveLength(3);
    expect(new Set(await holders('taken')).size).toBe(2);
    const filed = await requests();
    const proofs = filed.filter(({ status }) => status === 'completed').map(({ proof }) => proof);
    expect(counted(proofs)).toEqual({ settled: 3, signedOff: 1 });
    const waiting = filed.filter(({ status }) => status === 'pending').map(({ awaiting }) => awaiting.code);
    expect(waiting.sort()).toEqual(['answer', 'upload']);
    expect(app.takeFaults()).toEqual([]);
  });

  it('goes on with a redesign that is offered twice and accepted, as often as it is played', async () => {
    await start('2026-03-04T10:00:00+08:00');
    const credentials = await readDemoCredentials(app.dataFolder);
    const api = new DemoApi({ ...(credentials as DemoCredentials), baseUrl: app.url });
    await playQuote(api);
    await playQuote(api);
    const quotes = (await as('sales').get('/quotes?status=accepted')).items;
    const redesigns = quotes.filter(({ kind }: Json) => kind === 'ivr_redesign');
    expect(redesigns).toHaveLength(2);
    for (const { id } of redesigns) {
      const { items } = await as('owner').get(`/quotes/${id}/versions`);
      expect(items.map(({ version }: Json) => version)).toEqual([2, 1]);
    }
    expect(app.takeFaults()).toEqual([]);
  });

  it('is a story in the order of time, of real recordings', async () => {
    await start('2026-03-04T10:00:00+08:00');
    const rows = await app.query('select at from audit_row where action like $1 order by id', ['change_request.%']);
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((one, other) => one - other));
    const sent = await app.query('select distinct master_sha256 from prompt where verdict <> $1', ['rejected']);
    expect(sent.length).toBeGreaterThan(3);
    const refused = await app.query('select findings from prompt where verdict = $1', ['rejected']);
    expect(refused.map(({ findings }) => findings.map(({ code }: Json) => code))).toEqual([['damaged']]);
  });
});
