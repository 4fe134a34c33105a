import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteAuditWords, maskStoredTexts, sensitiveAuditWords } from '../../src/db/mask-stored-texts.ts';
import { storedTexts } from '../../src/db/stored-texts.ts';
import { forgetSensitiveWords } from '../../src/features/audit/forget-sensitive-words.ts';
import { sealAudit } from '../../src/features/audit/seal-audit.ts';
import { verifyAudit } from '../../src/features/audit/verify-audit.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { filings } from '../support/filing.ts';
import { taiwanNumber } from '../support/sensitive-numbers.ts';
import { standsInDatabase } from '../support/stands-in-database.ts';

const id = taiwanNumber('A', '2', '2345678');
let app: TestApp;
let owner: Sql;
let work: ReturnType<typeof filings>;

beforeAll(async () => {
  app = await startTestApp();
  work = filings(app);
  owner = postgres(app.databaseUrl, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

async function sweep() {
  const swept: { place: string; masked: number }[] = [];
  for (const each of storedTexts) {
    for await (const { table, column, masked } of maskStoredTexts(owner, each, app.deps.valueTags))
      swept.push({ place: `${table}.${column}`, masked });
  }
  return swept.filter(({ masked }) => masked > 0).map(({ place, masked }) => `${place} ${masked}`);
}

/** Writes the number into one row of each column that has rows, as it could have been before the guard. */
async function spoil(): Promise<string[]> {
  const spoiled: string[] = [];
  for (const { table, text, json } of storedTexts) {
    for (const column of [...text, ...json]) {
      const value = json.includes(column) ? owner.json({ old: { texts: [`ID ${id}`] } }) : `ID ${id}`;
      const { count } = await owner`
        update ${owner(table)} set ${owner(column)} = ${value}
        where ctid = (select ctid from ${owner(table)} where ${owner(column)} is not null limit 1)`;
      if (count > 0) spoiled.push(`${table}.${column} ${count}`);
    }
  }
  return spoiled;
}

describe('texts that were stored before the guard', () => {
  it('lie in columns that exist, and no other column with such a name keeps text that people type', async () => {
    const columns = await owner<{ place: string; name: string }[]>`
      select table_name || '.' || column_name as place, column_name as name from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb') and is_generated = 'NEVER'`;
    const listed = storedTexts.flatMap(({ table, text, json }) =>
      [...text, ...json].map((column) => `${table}.${column}`),
    );
    expect(columns.map(({ place }) => place)).toEqual(expect.arrayContaining(listed));
    const typed =
      /^(note|reason|words|name|label|description|question|body|subject|file_name|text|title|answer|message|comment)$/;
    const others = columns.filter(({ place, name }) => typed.test(name) && !listed.includes(place));
    expect(others.map(({ place }) => place).sort()).toEqual(
      [
        // The government's own text.
        'announcement.text',
        'announcement_sighting.text',
        // Codes.
        'audit_row.reason',
        'line_revision.reason',
        'rendition.name',
        'line_wish.reason',
        'season_answer.answer',
        // The audit's words are hashed: rows with a sensitive value lose them.
        'audit_words.words',
      ].sort(),
    );
  });

  it('are left alone in what the product itself wrote: no mail loses its link', async () => {
    await app.as('owner').post('/invitations', { email: 'lin@example.com', roles: ['member'] });
    await expect
      .poll(async () => (await app.query(`select from message where body like '%/accept-invitation%'`)).length)
      .toBe(1);
    expect(await sweep()).toEqual([]);
  });

  it('are masked wherever they are, once', async () => {
    const filed = await work.file({ extra: { note: 'A note.' } });
    await app.as('owner').post(`${filed.path}/messages`, { text: 'Is it done?' });
    await app.as('operator').post('/shift-notes', { text: 'All is well.' });
    const spoiled = await spoil();
    expect(spoiled).toEqual(
      expect.arrayContaining(['change_request.note 1', 'request_message.words 1', 'shift_note.words 1']),
    );
    expect(spoiled.length).toBeGreaterThan(9);
    expect(await standsInDatabase(app, id)).toBe(true);
    expect(await sweep()).toEqual(spoiled);
    expect(await standsInDatabase(app, id)).toBe(false);
    expect(await sweep()).toEqual([]);
  });

  it('are masked in an accepted quote, of which nothing else changes', async () => {
    const [wisher, sales] = [app.as('owner'), app.as('sales')];
    const { quoteId } = await wisher.post('/quotes', { kind: 'custom_feature', description: 'A list by shop' });
    const path = `/quotes/${quoteId}`;
    const version = async () => ({ 'if-match': (await sales.ask('GET', path)).headers.get('etag') ?? '' });
    const lines = [{ description: 'Build it', role: 'developer', hours: 4 }];
    const terms = { feasibility: 'possible', lines, validUntil: app.clock.now().toISOString().slice(0, 10) };
    await sales.ask('PATCH', `${path}/assessment`, { body: terms, headers: await version() });
    await sales.post(`${path}/offer`, undefined, await version());
    await owner`update quote set description = ${`For ${id}`} where id = ${quoteId}`;
    await wisher.post(`${path}/accept`, { version: 1, typedName: 'Lin Mei' });
    const accepted = await wisher.get(path);
    expect(await sweep()).toEqual(['quote.description 1']);
    expect(await standsInDatabase(app, id)).toBe(false);
    const { description, ...kept } = await wisher.get(path);
    expect({ ...kept, description: `For ${id}` }).toEqual(accepted);
    expect(description).toMatch(/^For 〔.+〕$/);
  });

  it('leave the audit with their words, and the audit is still whole', async () => {
    const filed = await work.file();
    const reason = `Order ${id}`;
    await app.as('owner').post(`${filed.path}/cancel`, { reason }, { 'lineshift-not-sensitive': 'reason:6-16' });
    await sealAudit(app.deps);
    const found = await sensitiveAuditWords(owner);
    expect(found).toHaveLength(1);
    expect(await deleteAuditWords(owner, await forgetSensitiveWords(app.deps, found))).toBe(1);
    await sealAudit(app.deps);
    expect(await verifyAudit(app.deps)).toMatchObject({
      intact: true,
      words: { forgotten: 1, missing: 0, changed: 0 },
    });
    expect(await sensitiveAuditWords(owner)).toEqual([]);
  });
});
