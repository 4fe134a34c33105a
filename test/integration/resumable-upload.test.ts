import { readFile } from 'node:fs/promises';
import { DetailedError, Upload, type UploadOptions } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedFile } from '../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

let app: TestApp;
let recording: Buffer;

beforeAll(async () => {
  app = await startTestApp();
  recording = await readFile(shippedFile('fixtures', 'audio', 'greeting.wav'));
});
afterAll(() => app.close());

interface Sent {
  url: string;
  reply: { id: string; promptId: string; sha256: string; fileName: string };
}

function send(account: string, content: Buffer, options: Partial<UploadOptions> = {}): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const upload: Upload = new Upload(content, {
      endpoint: `${app.url}/api/v1/uploads/resumable`,
      chunkSize: 200_000,
      metadata: { filename: '歡迎詞.wav' },
      headers: { authorization: `Bearer ${app.credentials[account]?.apiKey}` },
      retryDelays: null,
      onError: reject,
      onSuccess: ({ lastResponse }) => resolve({ url: upload.url ?? '', reply: JSON.parse(lastResponse.getBody()) }),
      ...options,
    });
    upload.start();
  });
}

function head(url: string, account: string): Promise<Response> {
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${app.credentials[account]?.apiKey}` };
  return fetch(url, { method: 'HEAD', headers });
}

async function statusOfRefusal(attempt: Promise<unknown>): Promise<number | undefined> {
  const error = await attempt.then(() => null).catch((refusal: unknown) => refusal);
  return error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined;
}

describe('a resumable upload', () => {
  it('arrives in pieces and becomes a prompt of the same bytes, whose id ends its address', async () => {
    const { url, reply } = await send('owner', recording);
    expect(url.endsWith(reply.promptId)).toBe(true);
    expect(reply.fileName).toBe('歡迎詞.wav');
    const owner = app.as('owner');
    const prompt = await owner.until(`/prompts/${reply.promptId}`, (found) => found.status !== 'checking');
    expect(prompt).toMatchObject({ uploadId: reply.id, sha256: reply.sha256, status: 'ready', size: recording.length });
  });

  it('goes on where it was cut off', async () => {
    const cut: Upload = new Upload(recording, {
      endpoint: `${app.url}/api/v1/uploads/resumable`,
      chunkSize: 100_000,
      headers: { authorization: `Bearer ${app.credentials.owner?.apiKey}` },
      retryDelays: null,
      onChunkComplete: () => void cut.abort(),
    });
    await new Promise<void>((resolve) => {
      cut.options.onChunkComplete = () => void cut.abort().then(resolve);
      cut.start();
    });
    const offset = Number((await head(cut.url ?? '', 'owner')).headers.get('upload-offset'));
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(recording.length);
    const { reply } = await send('owner', recording, { uploadUrl: cut.url });
    expect(cut.url?.endsWith(reply.promptId)).toBe(true);
    const rows = await app.query('select count(*)::int as count from prompt where id = $1', [reply.promptId]);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('is refused before its first byte when it is announced too large', async () => {
    expect(await statusOfRefusal(send('owner', Buffer.alloc(50 * 1024 * 1024 + 1)))).toBe(413);
  });

  it('does not exist for another organisation, nor for somebody without credentials', async () => {
    const { url } = await send('owner', recording);
    expect((await head(url, 'enterpriseOwner')).status).toBe(404);
    expect((await fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).status).toBe(401);
    expect(await statusOfRefusal(send('sales', recording))).toBe(403);
    expect(await statusOfRefusal(send('agent', recording))).toBe(400);
    expect(await statusOfRefusal(send('sales', recording, { metadata: { organisationId: crypto.randomUUID() } }))).toBe(
      403,
    );
  });

  it('tells its hash to nobody of the desk but who sent it', async () => {
    const { url, reply } = await send('owner', recording);
    const finish = async (account: string) => {
      const protocol = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' };
      const headers = {
        ...protocol,
        'upload-offset': String(recording.length),
        authorization: `Bearer ${app.credentials[account]?.apiKey}`,
      };
      const response = await fetch(url, { method: 'PATCH', headers });
      return { status: response.status, text: await response.text() };
    };
    for (const account of ['agent', 'technician']) {
      const { status, text } = await finish(account);
      expect(status).toBe(404);
      expect(text).not.toContain(reply.sha256);
    }
    expect(await finish('owner')).toMatchObject({ status: 200, text: expect.stringContaining(reply.sha256) });
  });

  it('is answered again as finished when its last answer was lost', async () => {
    const { url, reply } = await send('owner', recording);
    const again = await head(url, 'owner');
    expect(again.status).toBe(200);
    expect(again.headers.get('upload-offset')).toBe(String(recording.length));
    const rows = await app.query('select id from prompt where id = $1', [reply.promptId]);
    expect(rows).toHaveLength(1);
  });
});
