import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { broadcastStatusNames } from '../../src/contract/words/broadcasts.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { browserAbsent } from '../support/browser.ts';
import { deskVisitors } from '../support/desk-visitors.ts';
import { addFrames, compareFrames, framesOf, framesOfNothing, noFrames } from '../support/frames.ts';
import { playFast } from '../support/play-fast.ts';
import { speaker } from '../support/spoken.ts';

const many = 10_000;
const county = '雲林縣';

describe.skipIf(browserAbsent)('a broadcast over ten thousand lines', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ now: new Date().toISOString() });
    const admin = app.as('admin');
    const folder = join(app.dataFolder, 'large-pbx');
    await mkdir(folder);
    const system = await admin.post('/phone-systems', { name: 'Large PBX', kind: 'directory', settings: { folder } });
    const { items: customers } = await admin.get('/customers?limit=200');
    const { id: organisationId } = customers.find(({ contract }: Json) => contract !== null);
    const line = { organisationId, number: '+88655700000', label: 'Shop', phoneSystemId: system.id, county };
    const { id } = await admin.post('/lines', line);
    await app.query(
      `insert into line (id, organisation_id, number, label, phone_system_id, county, time_zone, revision)
        select gen_random_uuid(), organisation_id, '+886557' || lpad(n::text, 5, '0'), 'Shop ' || n, phone_system_id, county, time_zone, 1
        from line, generate_series(1, $2) n where id = $1`,
      [id, many - 1],
    );
    await app.query(
      `insert into line_revision (organisation_id, line_id, number, config, reason, author_name)
        select l.organisation_id, l.id, 1, r.config, 'created', r.author_name
        from line l join line_revision r on r.line_id = $1 where l.phone_system_id = $2 and l.id <> $1`,
      [id, system.id],
    );
    await app.query(
      "update line set emergency_consent = 'auto', settled_revision = revision, settled_at = now() where phone_system_id = $1",
      [system.id],
    );
    await app.query(
      `insert into line_drive (line_id, organisation_id, target, as_of)
        select id, organisation_id, revision, now() from line where phone_system_id = $1`,
      [system.id],
    );
    await app.query('analyze');
  });
  afterAll(() => app?.close());
  const enter = deskVisitors(() => app, 'operator');

  it('is approved by the second person, and its progress reaches the end on the page of its author', async () => {
    const { say: anySay } = speaker('en');
    const say = (key: string, values: Record<string, string> = {}) => anySay(`emergency:${key}`, values);
    const operator = app.as('operator');
    const from = new Date(Date.now() + 3_600_000);
    const { id } = await operator.post('/broadcasts', {
      ...{ area: { county }, from, until: new Date(from.getTime() + 3_600_000), reason: 'Typhoon day' },
    });
    await operator.post(`/broadcasts/${id}/submit`);
    const path = `/emergency/broadcasts/${id}`;
    const { page } = await enter({ language: 'en' });
    await page.goto(path);
    await page.getByText(broadcastStatusNames.awaitingApproval.en, { exact: true }).first().waitFor();

    const { page: theirs } = await enter({ language: 'en' }, 'operator2');
    await theirs.addInitScript(playFast);
    await theirs.goto(path);
    await theirs.getByRole('button', { name: say('sound.listen') }).click();
    await theirs.getByText(say('sound.heard')).waitFor();
    await theirs.getByRole('button', { name: say('approval.approve'), exact: true }).click();
    const question = theirs.getByRole('dialog');
    await question.getByRole('button', { name: say('approval.approve'), exact: true }).click();
    await page.getByText(broadcastStatusNames.sending.en, { exact: true }).first().waitFor();

    const watched = noFrames();
    const scrolled = noFrames();
    const empty = noFrames();
    while ((await operator.get(`/broadcasts/${id}`)).status === 'sending') {
      await page.bringToFront();
      addFrames(watched, await framesOf(page, '() => undefined'));
      addFrames(scrolled, await framesOf(page, '() => window.scrollBy(0, 8)'));
      await page.evaluate('window.scrollTo(0, 0)');
      addFrames(empty, await framesOfNothing(page));
    }
    await page.bringToFront();
    expect(watched.times.length).toBeGreaterThan(0);
    process.stdout.write(compareFrames('a broadcast over 10,000 lines on its way, watched', watched, empty));
    process.stdout.write(compareFrames('the same, scrolled', scrolled, empty));
    const all = String(many);
    await page.getByText(say('progress.done', { done: all, all })).waitFor();
    await theirs.getByText(say('progress.done', { done: all, all })).waitFor();
    expect((await operator.get(`/broadcasts/${id}`)).counts).toMatchObject({ close: many, applied: many, failed: 0 });
    await operator.post(`/broadcasts/${id}/counter`);
    await operator.until(`/broadcasts/${id}`, ({ status }) => status === 'ended', 120_000);
  });
});
