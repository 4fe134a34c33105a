import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordings } from '../../../src/contract/words/catalogue.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';

describe('a request that HTTP itself cannot read', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  async function send(request: string) {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(request);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    return { status: Number(head.split(' ')[1]), head, problem: JSON.parse(body) };
  }

  const long = 'x'.repeat(20_000);
  it.each([
    ['an address that is too long', `GET /api/v1/lines?q=${long} HTTP/1.1\r\nHost: a\r\n`, 431, 'headers_too_large'],
    ['headers that are too long', `GET /readyz HTTP/1.1\r\nHost: a\r\nX-Long: ${long}\r\n`, 431, 'headers_too_large'],
    ['no HTTP at all', 'HELLO\r\n', 400, 'malformed_request'],
    ['two lengths', 'POST /a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n', 400, 'malformed_request'],
    ['a header with NUL', 'GET / HTTP/1.1\r\nHost: a\r\nX-A: \0\r\n', 400, 'malformed_request'],
  ])('(%s) is refused in our own words', async (_what, request, status, code) => {
    const answer = await send(`${request}\r\n`);
    expect({ status: answer.status, code: answer.problem.code }).toEqual({ status, code });
    expect(answer.head).toMatch(/^content-type: application\/problem\+json$/im);
    expect(answer.problem).toMatchObject({ status, title: wordings[code]?.title.en, type: `/problems/${code}` });
    expect(answer.problem.reasons[0].next.href).toBe('/api/docs');
  });

  it('is told in the language that its headers ask for, as far as they were read', async () => {
    const head = 'GET / HTTP/1.1\r\nHost: a\r\nAccept-Language: zh-TW\r\n';
    const { problem } = await send(`${head}X-Long: ${long}\r\n\r\n`);
    expect(problem.title).toBe(wordings.headers_too_large?.title['zh-TW']);
  });
});
