import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { voice } from '../../support/voice.ts';

let app: TestApp;
let address: string;
let promptId: string;

const tus = { 'tus-resumable': '1.0.0' };

/** A file sent in one piece by the tus protocol. */
beforeAll(async () => {
  app = await startTestApp();
  const content = voice(0.3);
  const owner = app.as('owner');
  const begun = await owner.ask('POST', '/uploads/resumable', {
    headers: {
      ...tus,
      'upload-length': String(content.length),
      'upload-metadata': `filename ${Buffer.from('greeting.wav').toString('base64')}`,
    },
  });
  expect(begun.status).toBe(201);
  address = new URL(begun.headers.get('location') ?? '', app.url).pathname;
  promptId = address.split('/').at(-1) ?? '';
  const sent = await fetch(app.url + address, {
    method: 'PATCH',
    headers: owner.headers({ ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }),
    body: new Uint8Array(content),
  });
  expect(sent.status).toBe(200);
});
afterAll(() => app.close());

it.each(['agent', 'owner', 'technician'])(
  'does not give %s the file back past the rules for listening',
  async (account) => {
    const answer = await app.as(account).ask('GET', address.replace('/api/v1', ''));
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('RIFF');
  },
);

it('tells the sender how far it has come', async () => {
  const answer = await app.as('owner').ask('HEAD', address.replace('/api/v1', ''), { headers: tus });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('upload-offset')).toBe(answer.headers.get('upload-length'));
});

it.each(['HEAD', 'PATCH', 'DELETE'])('does not exist for another organisation (%s)', async (method) => {
  const type: Record<string, string> =
    method === 'PATCH' ? { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' } : {};
  const answer = await app
    .as('enterpriseOwner')
    .ask(method, address.replace('/api/v1', ''), { headers: { ...tus, ...type } });
  expect(answer.status).toBe(404);
  expect(await app.query('select 1 from prompt where id = $1', [promptId])).toHaveLength(1);
});

it('takes no upload for another organisation, whatever its metadata say', async () => {
  const [other] = await app.query(`select organisation_id as id from line where number = '+886355502001'`);
  const metadata = `organisationId ${Buffer.from(other.id).toString('base64')}`;
  const answer = await app
    .as('owner')
    .ask('POST', '/uploads/resumable', { headers: { ...tus, 'upload-length': '10', 'upload-metadata': metadata } });
  expect(answer.status).toBe(404);
});

it('lets no other site read the protocol', async () => {
  const answer = await app
    .as('owner')
    .ask('HEAD', address.replace('/api/v1', ''), { headers: { ...tus, origin: 'https://elsewhere.example' } });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

describe('the store', () => {
  const sendAll = () => app.as('member').ask('POST', '/uploads', { body: formOf(voice(0.2)) });
  const begin = () =>
    app.as('member').ask('POST', '/uploads/resumable', { headers: { ...tus, 'upload-length': '1000' } });

  it('takes nothing for an organisation that does not exist', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const answer = await app.as('agent').ask('POST', `/uploads?organisationId=${nobody}`, { body: formOf(voice(0.2)) });
    expect(answer.status).toBe(404);
  });

  it('cannot be filled by one organisation: the daily quota covers whole files and pieces', async () => {
    expect((await sendAll()).status).toBe(201);
    expect((await begin()).status).toBe(201);
    await app.query('update prompt set master_size = 5368709120 where id = $1', [promptId]);
    await app
      .as('member')
      .refused('POST', '/uploads', { status: 429, code: 'upload_quota_used' }, { body: formOf(voice(0.1)) });
    expect((await begin()).status).toBe(429);
    const other = app.as('enterpriseOwner');
    expect((await other.ask('POST', '/uploads', { body: formOf(voice(0.2)) })).status).toBe(201);
  });
});

function formOf(content: Buffer): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), 'voice.wav');
  return form;
}
