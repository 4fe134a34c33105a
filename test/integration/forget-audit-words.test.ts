import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removedName } from '../../src/contract/words/removed-words.ts';
import { forgetAuditWords } from '../../src/features/audit/forget-audit-words.ts';
import { sealAudit } from '../../src/features/audit/seal-audit.ts';
import { verifyAudit } from '../../src/features/audit/verify-audit.ts';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Json } from '../support/app-client.ts';
import { type Filed, filings } from '../support/filing.ts';

const reason = 'Mrs. Lin has changed her mind.';
let app: TestApp;
let filed: Filed;
let customer: string;

beforeAll(async () => {
  app = await startTestApp();
  filed = await filings(app).file();
  customer = filed.request.organisationId;
  await app.as('owner').post(`${filed.path}/cancel`, { reason });
  await sealAudit(app.deps);
});
afterAll(() => app.close());

async function auditOf(account: string, query = ''): Promise<Json[]> {
  return (await app.as(account).get(`/audit?limit=200${query}`)).items;
}

async function deletions(): Promise<Json[]> {
  return await app.query(
    `select organisation_id as organisation, subject_kind as kind, subject_id as id, after from audit_row
     where action = 'audit.words_forgotten' order by id`,
  );
}

describe('forgetting the words of a person', () => {
  it('takes the name from what they did, and nothing from what others did', async () => {
    const { id } = await app.as('technician').get('/me');
    await app.as('technician').ask('GET', `/prompts/${filed.promptId}/audio`);
    const person = await app.as('agent').get('/me');
    const { id: uploadId } = await app.as('agent').upload(Buffer.from('x'), 'x.wav', `?organisationId=${customer}`);
    expect(uploadId).toBeDefined();
    const forgotten = await forgetAuditWords(app.deps, { kind: 'user', id: person.id });
    expect(forgotten.entries).toBeGreaterThan(0);
    const rows = await auditOf('admin', `&organisationId=${customer}`);
    const own = rows.filter(({ actor }) => actor.id === person.id);
    expect(own.length).toBeGreaterThan(0);
    for (const row of own) expect(row).toMatchObject({ wordsRemoved: true, actor: { name: 'Name removed' } });
    expect(rows.filter(({ wordsRemoved }) => wordsRemoved)).toHaveLength(own.length);
    expect(await deletions()).toEqual([{ organisation: null, kind: 'user', id: person.id, after: forgotten }]);
    expect(id).not.toBe(person.id);
    expect(await verifyAudit(app.deps)).toMatchObject({ intact: true, words: { forgotten: forgotten.entries } });
  });
});

describe('forgetting the words of a customer', () => {
  it('leaves every entry and the chain, without a name or a reason', async () => {
    const before = await verifyAudit(app.deps);
    expect((await auditOf('owner')).map((row) => row.reason)).toContain(reason);
    const forgotten = await forgetAuditWords(app.deps, { kind: 'customer', id: customer });
    expect(forgotten.entries).toBeGreaterThan(3);
    await sealAudit(app.deps);
    const after = await verifyAudit(app.deps);
    expect(after).toMatchObject({ intact: true, faults: [], rows: before.rows + 1, words: { changed: 0, missing: 0 } });
    expect(after.words.forgotten).toBe(before.words.forgotten + forgotten.entries);
    expect(after.words.kept).toBe(before.words.kept - forgotten.entries);
    expect(await deletions()).toContainEqual({
      organisation: customer,
      kind: 'customer',
      id: customer,
      after: forgotten,
    });
  });

  it.each(['en', 'zh-TW'] as const)('is shown in words by the audit and the timeline (%s)', async (language) => {
    for (const account of ['owner', 'admin']) {
      const client = app.as(account);
      client.language = language;
      const { items } = await client.get(`/audit?limit=200&changeRequestId=${filed.request.id}`);
      const cancelled = items.find(({ action }: Json) => action === 'change_request.cancel');
      expect(cancelled).toMatchObject({ wordsRemoved: true, reason: null, actor: { name: removedName[language] } });
      const timeline = await client.get(`${filed.path}/timeline`);
      expect(JSON.stringify(timeline)).not.toContain(reason);
      expect(timeline.items.at(-1)).toMatchObject({ wordsRemoved: true, by: { name: removedName[language] } });
    }
    const [entry] = await auditOf('owner', '&action=audit.words_forgotten');
    expect(entry).toMatchObject({ subjectKind: 'customer', wordsRemoved: false, actor: { name: 'Lineshift' } });
  });

  it('finds nothing the second time, and says so nowhere', async () => {
    const before = await deletions();
    expect(await forgetAuditWords(app.deps, { kind: 'customer', id: customer })).toMatchObject({ entries: 0 });
    expect(await deletions()).toEqual(before);
  });

  it('does not excuse words removed in any other way', async () => {
    await app.as('owner').ask('GET', `/prompts/${filed.promptId}/audio`);
    const [taken] = await app.query(
      `delete from audit_words where audit_row_id = (select max(audit_row_id) from audit_words where organisation_id = $1) returning *`,
      [customer],
    );
    expect(await forgetAuditWords(app.deps, { kind: 'customer', id: customer })).toMatchObject({ entries: 0 });
    expect(await verifyAudit(app.deps)).toMatchObject({ intact: false, words: { missing: 1 } });
    const { audit_row_id: id, organisation_id: organisation, salt, words } = taken;
    await app.query('insert into audit_words values ($1, $2, $3, $4)', [id, organisation, salt, words]);
    expect(await verifyAudit(app.deps)).toMatchObject({ intact: true });
  });
});

it.each([
  ['customer', newId(), 'audit_customer_unknown'],
  ['user', newId(), 'audit_person_unknown'],
  ['user', 'Mrs. Lin', 'audit_person_unknown'],
] as const)('does not know a %s %s', async (kind, id, code) => {
  const before = await deletions();
  await expect(forgetAuditWords(app.deps, { kind, id })).rejects.toMatchObject({ code, status: 404 });
  expect(await deletions()).toEqual(before);
});
