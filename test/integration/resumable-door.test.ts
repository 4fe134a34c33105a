import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UploadHolds } from '../../src/features/prompts/upload-holds.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Ask, expectProblem, type Json } from '../support/app-client.ts';
import { filesBelow } from '../support/leftovers.ts';
import { eventually } from '../support/test-tasks.ts';

const tus = { 'tus-resumable': '1.0.0' };
const door = '/uploads/resumable';
const content = randomBytes(40_000);
const pieceType = { 'content-type': 'application/offset+octet-stream' };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

function metadata(values: Record<string, string>): Record<string, string> {
  const pairs = Object.entries(values).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
  return { 'upload-metadata': pairs.join(',') };
}

async function begin(size = content.length, headers: Record<string, string> = {}): Promise<string> {
  const answer = await app
    .as('owner')
    .ask('POST', door, { headers: { ...tus, 'upload-length': String(size), ...headers } });
  expect(answer.status, answer.text).toBe(201);
  return (answer.headers.get('location') ?? '').replace('/api/v1', '');
}

async function sendBytes(path: string, offset: number, bytes: Buffer): Promise<Json> {
  const answer = await fetch(app.as('owner').address(path), {
    method: 'PATCH',
    headers: app.as('owner').headers({ ...tus, ...pieceType, 'upload-offset': String(offset) }),
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
}

function files(): string[] {
  return ['unfinished', 'files']
    .flatMap((folder) => filesBelow(join(app.dataFolder, folder)))
    .filter((name) => !name.includes('/renditions/'));
}

async function rows(): Promise<number> {
  const [{ count }] = await app.query(
    'select (select count(*) from prompt) + (select count(*) from unfinished_upload) as count',
  );
  return Number(count);
}

describe('what a client announces', () => {
  const length = { 'upload-length': '1000' };
  it.each<[string, Record<string, string>, number, string]>([
    ['no version of tus', { 'tus-resumable': '' }, 412, 'unsupported_tus_version'],
    ['another version of tus', { 'tus-resumable': '0.2.1' }, 412, 'unsupported_tus_version'],
    ['no length', {}, 400, 'upload_length_needed'],
    ['a length of nothing', { 'upload-length': '0' }, 400, 'upload_length_needed'],
    ['a length below nothing', { 'upload-length': '-1' }, 400, 'upload_length_needed'],
    ['a length that is no number', { 'upload-length': '1e3' }, 400, 'upload_length_needed'],
    ['a length beyond numbers', { 'upload-length': '9'.repeat(30) }, 400, 'upload_length_needed'],
    ['a length for later', { 'upload-defer-length': '1' }, 400, 'upload_length_needed'],
    ['both', { ...length, 'upload-defer-length': '1' }, 400, 'upload_length_needed'],
    ['more than a file may have', { 'upload-length': '52428801' }, 413, 'too_large'],
    ['a part of several', { ...length, 'upload-concat': 'partial' }, 400, 'upload_concatenation_unsupported'],
    ['metadata that are no pairs', { ...length, 'upload-metadata': 'a b c' }, 400, 'upload_metadata_unreadable'],
    ['a raw format nobody knows', { ...length, ...metadata({ rawFormat: 'nonsense' }) }, 400, 'invalid_input'],
    ['a field nobody knows', { ...length, ...metadata({ filetype: 'audio/wav' }) }, 400, 'invalid_input'],
    ['a name without end', { ...length, ...metadata({ filename: 'x'.repeat(1001) }) }, 400, 'invalid_input'],
    ['a name that cannot be stored', { ...length, ...metadata({ filename: 'a\0b' }) }, 400, 'invalid_input'],
    ['no organisation that there can be', { ...length, ...metadata({ organisationId: 'me' }) }, 400, 'invalid_input'],
  ])('%s is refused in the reader’s words, and leaves nothing', async (_what, headers, status, code) => {
    const before = [files(), await rows()];
    for (const language of ['en', 'zh-TW']) {
      const owner = app.as('owner');
      owner.language = language;
      const problem = await owner.refused('POST', door, { status, code }, { headers: { ...tus, ...headers } });
      expect(/\p{Script=Han}/u.test(problem.detail)).toBe(language === 'zh-TW');
      for (const { message } of problem.errors ?? [])
        expect(/\p{Script=Han}/u.test(message)).toBe(language === 'zh-TW');
    }
    expect([files(), await rows()]).toEqual(before);
  });

  it('passes over headers of proxies, and says the name as it was given', async () => {
    const path = await begin(10, { 'x-forwarded-proto': 'https, http', ...metadata({ filename: '歡迎詞.wav' }) });
    const { headers } = await app
      .as('owner')
      .ask('HEAD', path, { headers: { ...tus, 'x-forwarded-proto': 'https, http' } });
    expect(headers.get('upload-metadata')).toBe(`filename ${Buffer.from('歡迎詞.wav').toString('base64')}`);
    expect(Date.parse(headers.get('upload-expires') ?? '')).toBeGreaterThan(app.clock.now().getTime());
  });
});

describe('a piece', () => {
  it.each<[string, Record<string, string>, number, string]>([
    ['without its place', { ...pieceType }, 400, 'upload_offset_needed'],
    ['at no place', { ...pieceType, 'upload-offset': '-1' }, 400, 'upload_offset_needed'],
    ['at another place', { ...pieceType, 'upload-offset': '7' }, 409, 'upload_offset_conflict'],
    ['of another type', { 'content-type': 'text/plain', 'upload-offset': '0' }, 415, 'unsupported_media_type'],
    ['as JSON', { 'content-type': 'application/json', 'upload-offset': '0' }, 415, 'unsupported_media_type'],
  ])('%s is refused as a problem', async (_what, headers, status, code) => {
    const path = await begin();
    await app.as('owner').refused('PATCH', path, { status, code }, { headers: { ...tus, ...headers }, body: '{}' });
  });

  it('past the announced end is refused, with or without its length, and the upload goes on', async () => {
    const path = await begin(100);
    const headers = { ...tus, ...pieceType, 'upload-offset': '0' };
    await app
      .as('owner')
      .refused('PATCH', path, { status: 413, code: 'upload_past_its_end' }, { headers, body: 'x'.repeat(101) });
    const chunked = await fetch(app.as('owner').address(path), {
      method: 'PATCH',
      headers: app.as('owner').headers(headers),
      body: new Blob(['x'.repeat(70), 'x'.repeat(70)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
    const { headers: now } = await app.as('owner').ask('HEAD', path, { headers: tus });
    const offset = Number(now.get('upload-offset'));
    expect((await sendBytes(path, offset, Buffer.alloc(100 - offset))).status).toBe(200);
  });

  it('of an upload that is not there, or too old, is refused as a problem', async () => {
    const headers = { ...tus, ...pieceType, 'upload-offset': '0' };
    const nowhere = `${door}/00000000-0000-4000-8000-000000000000`;
    await app.as('owner').refused('PATCH', nowhere, { status: 404, code: 'not_found' }, { headers, body: 'x' });
    const path = await begin();
    await app.query(`update unfinished_upload set created_at = created_at - interval '25 hours' where id = $1`, [
      path.split('/').at(-1),
    ]);
    await app.as('owner').refused('PATCH', path, { status: 410, code: 'upload_expired' }, { headers, body: 'x' });
  });
});

describe('a finished upload', () => {
  it('has one copy, is never copied again, and is answered the same each time', async () => {
    const path = await begin();
    const sent = await sendBytes(path, 0, content);
    expect(sent.status).toBe(200);
    const id = path.split('/').at(-1) ?? '';
    expect(files().filter((name) => name.includes(id))).toHaveLength(1);
    const before = files();
    for (let turn = 0; turn < 3; turn += 1) {
      const head = await app.as('owner').ask('HEAD', path, { headers: tus });
      expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(content.length)]);
    }
    expect(await sendBytes(path, content.length, Buffer.alloc(0))).toEqual(sent);
    const late = { headers: { ...tus, ...pieceType, 'upload-offset': '0' }, body: 'x' };
    await app.as('owner').refused('PATCH', path, { status: 409, code: 'upload_offset_conflict' }, late);
    await app.as('owner').refused('DELETE', path, { status: 409, code: 'upload_already_complete' }, { headers: tus });
    expect(files()).toEqual(before);
    expect(await app.query('select 1 from unfinished_upload where id = $1', [id])).toEqual([]);
  });

  it('that could not be recorded is whole and waits; nothing stands in the store meanwhile', async () => {
    const path = await begin();
    const id = path.split('/').at(-1) ?? '';
    await app.query(`alter table prompt add constraint refuses check (id <> '${id}')`);
    const answer = await sendBytes(path, 0, content);
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/insert into|prompt|constraint/i);
    const head = await app.as('owner').ask('HEAD', path, { headers: tus });
    expect(head.status).toBe(500);
    expect(app.takeFaults()).toHaveLength(2);
    expect(files().filter((name) => name.includes(id))).toEqual([join(app.dataFolder, 'unfinished', id)]);
    await app.query('alter table prompt drop constraint refuses');
    const healed = await app.as('owner').ask('HEAD', path, { headers: tus });
    expect([healed.status, healed.headers.get('upload-offset')]).toEqual([200, String(content.length)]);
    expect(await app.query('select 1 from prompt where id = $1', [id])).toHaveLength(1);
  });
});

describe('the day’s quota', () => {
  it('counts announced bytes, also of simultaneous calls, and frees them with the upload', async () => {
    const stranger = app.as('enterpriseOwner');
    const [{ organisation_id: id }] = await app.query(
      `select organisation_id from line where number = '+886355502001'`,
    );
    await app.query(
      `insert into unfinished_upload (id, organisation_id, size, file_name) values (gen_random_uuid(), $1, $2, 'x')`,
      [id, 5 * 1024 ** 3 - 2_500],
    );
    const ask: Ask = { headers: { ...tus, 'upload-length': '1000' } };
    const answers = await Promise.all(Array.from({ length: 6 }, () => stranger.ask('POST', door, ask)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 429, 429, 429, 429]);
    for (const answer of answers) if (answer.status === 429) expectProblem(answer);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(5_000)]), 'a.wav');
    await stranger.refused('POST', '/uploads', { status: 429, code: 'upload_quota_used' }, { body: form });
    const begun = answers.find(({ status }) => status === 201)?.headers.get('location') ?? '';
    expect((await stranger.ask('DELETE', begun.replace('/api/v1', ''), { headers: tus })).status).toBe(204);
    expect((await stranger.ask('POST', door, ask)).status).toBe(201);
  });
});

describe('of several processes', () => {
  it('one works on an upload at a time; another waits and gets it, or takes over the lease of a dead one', async () => {
    const id = (await begin()).split('/').at(-1) ?? '';
    const [first, second] = [new UploadHolds(app.deps), new UploadHolds(app.deps)];
    const order: string[] = [];
    let asked = () => {};
    const wasAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const one = first.during(id, async (hold) => {
      order.push('one begins');
      hold.onWanted(asked);
      await wasAsked;
      order.push('one ends');
    });
    await eventually(async () => order.length === 1, 5_000);
    const two = second.during(id, async () => order.push('two'));
    await Promise.all([one, two]);
    expect(order).toEqual(['one begins', 'one ends', 'two']);
    await app.query(
      `update unfinished_upload set held_by = gen_random_uuid(), held_until = now() + interval '1 second' where id = $1`,
      [id],
    );
    expect(await second.during(id, async () => 'taken over')).toBe('taken over');
    expect(await second.during(crypto.randomUUID(), async () => 'never')).toBeNull();
  });

  it('a call that lost its lease records nothing', async () => {
    const path = await begin();
    const id = path.split('/').at(-1) ?? '';
    // After the hold is taken and before recording; the store's object is written in between.
    const { storage } = app.deps;
    const { writeFile } = storage;
    storage.writeFile = async (key, path) => {
      await app.query(`update unfinished_upload set held_by = gen_random_uuid(), held_until = now() where id = $1`, [
        id,
      ]);
      return writeFile(key, path);
    };
    try {
      expect(await sendBytes(path, 0, content)).toMatchObject({ status: 423, body: { code: 'upload_in_use' } });
    } finally {
      storage.writeFile = writeFile;
    }
    expect(await app.query('select 1 from prompt where id = $1', [id])).toEqual([]);
    const head = await app.as('owner').ask('HEAD', path, { headers: tus });
    expect(head.headers.get('upload-offset')).toBe(String(content.length));
    expect(await app.query('select 1 from prompt where id = $1', [id])).toHaveLength(1);
  });
});
