import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineStatesShape } from '../../src/contract/line-states.contract.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { type Filed, filings } from '../support/filing.ts';

const nine = [{ open: '09:00', close: '18:00' }];
let app: TestApp;
let filed: Filed;

beforeAll(async () => {
  app = await startTestApp();
  filed = await filings(app).file({});
  const weekly = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };
  const datedDays = [{ from: '2026-03-12', to: '2026-03-12', name: 'Stocktaking', hours: 'closed' }];
  const patch = JSON.stringify({ weekly, datedDays, prompts: { closed: filed.promptId } });
  await app.query('update line_revision set config = config || $1::jsonb where line_id = $2', [patch, filed.line.id]);
});
afterAll(() => app.close());

function states(from: string, to: string): string {
  return `/lines/${filed.line.id}/states?${new URLSearchParams({ from, to })}`;
}

const week = () => states('2026-03-09T00:00:00+08:00', '2026-03-16T00:00:00+08:00');

describe('the states of a line', () => {
  it('are the spans of the time asked for, with sound and rule', async () => {
    const reply = await app.as('owner').get(week());
    expect(lineStatesShape.strict().parse(reply)).toEqual(reply);
    const { fileName, sha256 } = await app.as('owner').get(`/prompts/${filed.promptId}`);
    expect(reply).toMatchObject({
      lineId: filed.line.id,
      timeZone: 'Asia/Taipei',
      from: '2026-03-09T00:00:00+08:00',
      to: '2026-03-16T00:00:00+08:00',
    });
    expect(reply.spans.slice(0, 2)).toEqual([
      {
        from: '2026-03-09T00:00:00+08:00',
        until: '2026-03-09T09:00:00+08:00',
        state: 'closed',
        slot: 'closed',
        prompt: { promptId: filed.promptId, fileName, sha256 },
        rule: { kind: 'weekly_hours', name: 'mon' },
        losers: [],
      },
      {
        from: '2026-03-09T09:00:00+08:00',
        until: '2026-03-09T18:00:00+08:00',
        state: 'open',
        slot: 'greeting',
        prompt: null,
        rule: { kind: 'weekly_hours', name: 'mon' },
        losers: [],
      },
    ]);
    const thursday = reply.spans.find((span: Json) => span.rule.kind === 'dated_day');
    expect(thursday).toMatchObject({
      from: '2026-03-12T00:00:00+08:00',
      until: '2026-03-13T00:00:00+08:00',
      state: 'holiday',
      rule: { name: 'Stocktaking' },
      losers: [{ kind: 'weekly_hours', name: 'thu' }],
    });
  });

  it('agree with callers-hear at each edge', async () => {
    const { spans } = await app.as('owner').get(week());
    for (const { from, state, slot, rule, losers, prompt } of spans) {
      const heard = await app.as('owner').get(`/lines/${filed.line.id}/callers-hear?at=${encodeURIComponent(from)}`);
      expect(heard).toMatchObject({ state, slot, rule, losers });
      expect(heard.prompt?.sha256 ?? null).toBe(prompt?.sha256 ?? null);
    }
  });

  it('are refused to everybody who may not read the hours', async () => {
    for (const account of ['agent', 'operator', 'technician']) {
      await app.as(account).refused('GET', week(), { status: 403, code: 'hours_not_shown' });
    }
    const other = await app.addPerson({ roles: ['owner'], organisationId: await otherOrganisation() });
    await other.refused('GET', week(), { status: 404, code: 'not_found' });
  });

  it('are refused for a time that runs backwards, is too long, or is none', async () => {
    const refusals: [string, string, string][] = [
      ['2026-03-10T00:00:00+08:00', '2026-03-09T00:00:00+08:00', 'range_not_forward'],
      ['2026-03-10T00:00:00+08:00', '2026-03-10T00:00:00+08:00', 'range_not_forward'],
      ['2026-03-10T00:00:00+08:00', '2027-04-14T00:00:01+08:00', 'range_too_long'],
    ];
    for (const [from, to, code] of refusals) {
      const { status, body } = await app.as('owner').ask('GET', states(from, to));
      expect(status).toBe(400);
      expect(body.errors, code).toEqual([expect.objectContaining({ path: 'query.to', code })]);
    }
    const { status } = await app.as('owner').ask('GET', states('yesterday', '2026-03-10'));
    expect(status).toBe(400);
    await app.as('owner').get(states('2026-03-10T00:00:00+08:00', '2027-04-14T00:00:00+08:00'));
  });
});

describe('the announcement of a slot without a recording', () => {
  it('is sent to whoever is signed in, whole or a part of it', async () => {
    const whole = await app.as('owner').ask('GET', '/default-prompts/greeting/audio');
    expect(whole.status).toBe(200);
    const part = await app
      .as('agent')
      .ask('GET', '/default-prompts/holiday/audio', { headers: { range: 'bytes=0-3' } });
    expect(part).toMatchObject({ status: 206, text: 'RIFF' });
    expect((await app.nobody().ask('GET', '/default-prompts/greeting/audio')).status).toBe(401);
    expect((await app.as('owner').ask('GET', '/default-prompts/menu/audio')).status).toBe(400);
  });
});

async function otherOrganisation(): Promise<string> {
  const [row] = await app.query('select id from customer where id <> $1 limit 1', [filed.request.organisationId]);
  return row?.id as string;
}
