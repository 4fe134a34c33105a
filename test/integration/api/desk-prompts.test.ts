import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '../../../src/db/database.ts';
import { type Actor, visitorActor } from '../../../src/domain/access/actor.ts';
import { deskStoreId } from '../../../src/features/prompts/prompts.repository.ts';
import { newId } from '../../../src/shared/ids.ts';
import { shippedFile } from '../../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { filings } from '../../support/filing.ts';
import { TusClient } from '../../support/tus-client.ts';
import { demoNumbers, silence, voice } from '../../support/voice.ts';

const forbidden = { status: 403, code: 'forbidden' };
const absent = { status: 404, code: 'not_found' };
const sounds = ['audio', 'audio?rendition=master', 'peaks'];

let app: TestApp;
let operator: ApiClient;
let recording: Buffer;
/** Sent by an operator for no organisation, and checked. */
let desk: Json;

beforeAll(async () => {
  app = await startTestApp();
  operator = app.as('operator');
  recording = await readFile(shippedFile('fixtures', 'audio', 'greeting.wav'));
  desk = await operator.uploadChecked(recording, '颱風停班公告.wav');
});
afterAll(() => app.close());

function formOf(content: Buffer): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), 'closed.wav');
  return form;
}

function memberOf(organisationId: string): Actor {
  return { ...visitorActor, kind: 'user', organisationId, roles: ['member'] };
}

describe('a recording of the desk', () => {
  it('is checked and rendered as a customer’s, and belongs to no organisation', async () => {
    expect(desk.prompt).toMatchObject({
      organisationId: null,
      status: 'ready',
      verdict: expect.stringMatching(/^accepted/),
      fileName: '颱風停班公告.wav',
      sha256: desk.sha256,
    });
    const names = desk.prompt.renditions.map(({ name }: Json) => name);
    expect(names).toEqual(expect.arrayContaining(['wav8k', 'ulaw8k', 'alaw8k', 'g722', 'wav16k']));
    const stored = await app.query(
      `select master_key as key from prompt where id = $1
       union all select storage_key from rendition where prompt_id = $1 and organisation_id is null`,
      [desk.promptId],
    );
    expect(stored).toHaveLength(1 + names.length);
    const storeId = await app.deps.database.transaction(memberOf(newId()), deskStoreId);
    for (const { key } of stored)
      expect(key).toMatch(new RegExp(`^desks/${storeId}/(masters|renditions)/${desk.promptId}`));
  });

  it('is refused by the check for what a customer’s would be refused for', async () => {
    const { prompt, promptId } = await app.as('admin').uploadChecked(silence());
    expect(prompt).toMatchObject({ organisationId: null, status: 'rejected', verdict: 'rejected' });
    expect(prompt.findings.map(({ severity }: Json) => severity)).toContain('error');
    await operator.refused('GET', `/prompts/${promptId}/audio`, { status: 409, code: 'prompt_not_ready' });
  });

  it.each(['operator', 'admin', 'technician'])(
    'is read and heard by %s, and each listening is audited',
    async (who) => {
      const client = app.as(who);
      expect(await client.get(`/prompts/${desk.promptId}`)).toMatchObject({
        sha256: desk.sha256,
        organisationId: null,
      });
      expect((await client.get(`/prompts/${desk.promptId}/peaks`)).peaks.length).toBeGreaterThan(10);
      const master = await client.ask('GET', `/prompts/${desk.promptId}/audio?rendition=master`);
      expect([master.status, Number(master.headers.get('content-length'))]).toEqual([200, recording.length]);
      const part = await client.ask('GET', `/prompts/${desk.promptId}/audio`, { headers: { range: 'bytes=0-43' } });
      expect(part.status).toBe(206);
      const heard = await app.query(
        `select organisation_id, after ->> 'rendition' as rendition from audit_row
       where action = 'prompt.heard' and subject_id = $1 and actor_role = $2 order by id`,
        [desk.promptId, who],
      );
      expect(heard).toEqual([
        { organisation_id: null, rendition: 'master' },
        { organisation_id: null, rendition: 'wav8k' },
      ]);
    },
  );

  it.each(['agent', 'sales'])('is neither read nor heard by %s', async (who) => {
    for (const path of ['', ...sounds.map((sound) => `/${sound}`)])
      await app.as(who).refused('GET', `/prompts/${desk.promptId}${path}`, forbidden);
  });

  it.each(['owner', 'member', 'enterpriseOwner'])('does not exist for a customer’s %s', async (who) => {
    for (const path of ['', ...sounds.map((sound) => `/${sound}`)])
      await app.as(who).refused('GET', `/prompts/${desk.promptId}${path}`, absent);
  });

  it('is in the audit from its upload to its verdict, for an admin and for no customer', async () => {
    const admin = app.as('admin');
    const { items } = await admin.get(`/audit?subjectKind=prompt&subjectId=${desk.promptId}&limit=200`);
    const told = items.filter(({ action }: Json) => action !== 'prompt.heard');
    expect(told.map(({ action, actor, subject }: Json) => [action, actor.role, subject.name])).toEqual([
      ['prompt.checked', 'system', '颱風停班公告.wav'],
      ['prompt.uploaded', 'operator', '颱風停班公告.wav'],
    ]);
    expect(items.every((each: Json) => each.organisationId === null && each.customerName === null)).toBe(true);
    expect(told[1].after).toEqual({ sha256: desk.sha256, size: recording.length });
    expect((await app.as('owner').get(`/audit?subjectId=${desk.promptId}`)).items).toEqual([]);
  });
});

describe('who uploads for the desk', () => {
  it.each([
    // An operator uploads only for the desk; a role that uploads only for customers must name one.
    ['operator', true, forbidden],
    ['admin', true, forbidden],
    ['sales', false, forbidden],
    ['sales', true, forbidden],
    ['agent', false, { status: 400, code: 'invalid_input' }],
    ['technician', false, { status: 400, code: 'invalid_input' }],
  ] as const)('%s, naming a customer: %s, is refused by both doors', async (who, namesOne, refusal) => {
    const [{ id }] = await app.query('select id from customer limit 1');
    const query = namesOne ? `?organisationId=${id}` : '';
    await app.as(who).refused('POST', `/uploads${query}`, refusal, { body: formOf(voice(0.2)) });
    const metadata: Record<string, string> = namesOne
      ? { 'upload-metadata': `organisationId ${Buffer.from(id).toString('base64')}` }
      : {};
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10', ...metadata };
    await app.as(who).refused('POST', '/uploads/resumable', refusal, { headers });
  });

  it('a customer’s upload without a name stays the own organisation’s', async () => {
    const { prompt } = await app.as('owner').uploadChecked(voice(0.33));
    const [{ organisation_id: own }] = await app.query(
      `select organisation_id from line where number = '${demoNumbers.directory}'`,
    );
    expect(prompt.organisationId).toBe(own);
  });

  it('an operator sends it in pieces, a customer cannot find it meanwhile or afterwards', async () => {
    const wire = (who: ApiClient) => new TusClient(app.url, who.headers());
    const half = Math.floor(recording.length / 2);
    const path = await wire(operator).begin(recording.length);
    const id = path.split('/').at(-1) ?? '';
    expect(await app.query('select organisation_id from unfinished_upload where id = $1', [id])).toEqual([
      { organisation_id: null },
    ]);
    expect((await wire(operator).piece(path, 0, recording.subarray(0, half))).status).toBe(204);
    const refused = async () => {
      for (const [who, status] of [
        ['owner', 404],
        ['agent', 403],
        ['technician', 403],
      ] as const) {
        for (const method of ['HEAD', 'DELETE'])
          expect((await wire(app.as(who)).ask(method, path)).status, `${who} ${method}`).toBe(status);
        expect((await wire(app.as(who)).piece(path, half, recording.subarray(half))).status, who).toBe(status);
      }
    };
    await refused();
    const last = await wire(app.as('admin')).piece(path, half, recording.subarray(half));
    expect(last.status).toBe(200);
    const prompt = await operator.until(`/prompts/${id}`, ({ status }) => status !== 'checking');
    expect(prompt).toMatchObject({ organisationId: null, status: 'ready', uploadedBy: expect.any(String) });
    await refused();
  });

  it('the desk has a quota of its own, of files and pieces', async () => {
    await app.query('update prompt set master_size = 5368709120 where id = $1', [desk.promptId]);
    const full = { status: 429, code: 'upload_quota_used' };
    await operator.refused('POST', '/uploads', full, { body: formOf(voice(0.1)) });
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '1000' };
    await operator.refused('POST', '/uploads/resumable', full, { headers });
    expect((await app.as('owner').uploadChecked(voice(0.34))).prompt.status).toBe('ready');
    await app.query('update prompt set master_size = $2 where id = $1', [desk.promptId, recording.length]);
  });
});

describe('a customer’s request', () => {
  it('finds no recording of the desk, whoever files it and wherever it is named', async () => {
    const { line, request, job } = await filings(app).file();
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'emergency', uploadId: desk.id };
    const unknown = { status: 400, code: 'invalid_input' };
    const problems: Json[] = [];
    for (const uploadId of [desk.id, newId()]) {
      for (const who of ['owner', 'agent', 'technician']) {
        for (const path of ['/qualifications', '/change-requests']) {
          const problem = await app.as(who).refused('POST', path, unknown, { body: { ...body, uploadId } });
          problems.push([problem.detail, problem.reasons]);
        }
      }
    }
    // The same answer as for one that does not exist.
    expect(new Set(problems.map((each) => JSON.stringify(each))).size).toBe(1);
    await app.as('technician').post(`${job}/take`);
    await app.as('technician').post(`${job}/ask`, { question: 'Is there a better recording?' });
    const answer = { text: 'This one.', uploadId: desk.id };
    const provided = await app.as('owner').ask('POST', `/change-requests/${request.id}/provide`, { body: answer });
    expect([provided.status, provided.body.code]).toEqual([400, 'invalid_input']);
  });

  it('cannot point at one, even in the database', async () => {
    const { request } = await filings(app).file({ account: 'enterpriseOwner', number: demoNumbers.enterprise });
    const point = app.query('update change_request set prompt_id = $2 where id = $1', [request.id, desk.promptId]);
    await expect(point).rejects.toMatchObject({ code: '23503' });
  });
});

describe('a customer’s connection', () => {
  const asMember = async (work: (transaction: Transaction) => Promise<unknown>): Promise<unknown> => {
    const [{ id }] = await app.query('select id from customer order by id limit 1');
    return await app.deps.database.transaction(memberOf(id), work);
  };

  it('sees no recording of the desk, no file of it and no upload, however it asks', async () => {
    const begun = await operator.ask('POST', '/uploads/resumable', {
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '10' },
    });
    expect(begun.status).toBe(201);
    const counts = (sql: Transaction['sql']) => sql`
      select (select count(*)::int from prompt where organisation_id is null) as prompts,
        (select count(*)::int from rendition where prompt_id = ${desk.promptId}) as renditions,
        (select count(*)::int from unfinished_upload where organisation_id is null) as uploads,
        (select count(*)::int from audit_row where organisation_id is null) as audit`;
    expect(await asMember(({ sql }) => counts(sql))).toEqual([{ prompts: 0, renditions: 0, uploads: 0, audit: 0 }]);
    const [all] = (await app.deps.database.read({ ...visitorActor, organisationId: null }, ({ sql }) =>
      counts(sql),
    )) as Json[];
    for (const count of Object.values(all)) expect(count).toBeGreaterThan(0);
  });

  it('changes and removes none, and makes none', async () => {
    const nothing = ({ count }: { count: number }) => count;
    expect(
      await asMember(async ({ sql }) =>
        nothing(await sql`update prompt set slot = 'menu' where id = ${desk.promptId}`),
      ),
    ).toBe(0);
    expect(
      await asMember(async ({ sql }) => nothing(await sql`delete from rendition where prompt_id = ${desk.promptId}`)),
    ).toBe(0);
    const copied = asMember(
      ({ sql }) => sql`
        insert into prompt (id, upload_id, file_name, master_key, master_sha256, master_size, profile_id, uploaded_by_name)
        values (${newId()}, ${newId()}, 'a.wav', 'key', 'sha', 1, 'telephony-v1', 'A customer')`,
    );
    await expect(copied).rejects.toMatchObject({ code: '42501' });
    const begun = asMember(
      ({ sql }) => sql`insert into unfinished_upload (id, size, file_name) values (${newId()}, 1, 'a.wav')`,
    );
    await expect(begun).rejects.toMatchObject({ code: '42501' });
  });

  it('a file belongs to a recording that exists', async () => {
    const loose = app.query(
      `insert into rendition (prompt_id, name, storage_key, content_type, sha256, size, profile_id, engine)
       values ($1, 'wav8k', 'key', 'audio/wav', 'sha', 1, 'telephony-v1', 'none')`,
      [newId()],
    );
    await expect(loose).rejects.toMatchObject({ code: '23503' });
  });
});
