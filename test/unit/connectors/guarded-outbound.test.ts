import type { LookupAddress } from 'node:dns';
import { createServer as createTcpServer, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGuardedOutbound } from '../../../src/connectors/outbound/guarded-outbound.ts';
import type { OutboundPost } from '../../../src/connectors/outbound/outbound.port.ts';
import { startNameServer } from '../../support/name-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts';

let inside: WebhookReceiver;
let port: string;
beforeAll(async () => {
  inside = await startWebhookReceiver();
  ({ port } = new URL(inside.url));
});
afterAll(() => inside.close());
beforeEach(() => {
  inside.received.length = 0;
  inside.answer((_received, response) => response.writeHead(204).end());
});

const post = (url: string, extra: Partial<OutboundPost> = {}): OutboundPost => ({
  ...{ url, headers: { 'content-type': 'application/json' }, body: '{}', timeoutMs: 2_000, mostText: 16 },
  ...extra,
});
const v4 = (address: string): LookupAddress => ({ address, family: 4 });
/** Answers each look-up with the next list of addresses. */
function namesThat(...answers: LookupAddress[][]) {
  const asked: string[] = [];
  const resolve = async (name: string) => {
    asked.push(name);
    return answers[Math.min(asked.length, answers.length) - 1] ?? [];
  };
  return { asked, resolve };
}

describe('a name', () => {
  it.each([
    ['127.0.0.1', [v4('127.0.0.1')]],
    ['a cloud’s metadata', [v4('169.254.169.254')]],
    ['one bad address among good ones', [v4('203.66.1.1'), v4('10.0.0.1')]],
    ['IPv4 in IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['NAT64', [{ address: '64:ff9b::7f00:1', family: 6 }]],
    ['a private IPv6 address', [{ address: 'fd00::1', family: 6 }]],
    ['no network', [v4('0.0.0.0')]],
  ])('that leads to %s is refused before anything is sent', async (_what, addresses) => {
    const { resolve } = namesThat(addresses);
    const outbound = createGuardedOutbound({ loopback: false, resolve });
    const call = outbound.post(post(`https://rebound.example:${port}/`));
    await expect(call).rejects.toMatchObject({ fault: 'address_refused' });
    expect(inside.received).toEqual([]);
  });

  it('that does not exist, or whose look-up fails, is unknown', async () => {
    const nobody = createGuardedOutbound({ loopback: false, resolve: async () => [] });
    await expect(nobody.post(post('https://gone.example/'))).rejects.toMatchObject({ fault: 'name_unknown' });
    const fails = createGuardedOutbound({ loopback: false, resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await expect(fails.post(post('https://gone.example/'))).rejects.toMatchObject({ fault: 'name_unknown' });
  });

  it('is looked up once, and the connection goes to the checked address: a second answer has no effect', async () => {
    const { asked, resolve } = namesThat([v4('127.0.0.1')], [v4('10.255.255.1')]);
    const outbound = createGuardedOutbound({ loopback: true, resolve });
    // Plain HTTP is allowed only for this machine's own names; this name is looked up like any other.
    const answer = await outbound.post(post(`http://localhost:${port}/`));
    expect(answer.status).toBe(204);
    expect(asked).toEqual(['localhost']);
    expect(inside.received).toHaveLength(1);
    expect(inside.received[0]?.headers.host).toBe(`localhost:${port}`);
  });

  it('is asked of the name servers, and every address they tell is checked', async () => {
    const server = await startNameServer({ a: ['203.66.1.1'], aaaa: ['fd00::1'] });
    const outbound = createGuardedOutbound({ loopback: false, servers: [server.address] });
    await expect(outbound.post(post('https://hooks.example/'))).rejects.toMatchObject({ fault: 'address_refused' });
    await server.close();
    const nobody = await startNameServer({ a: [], aaaa: 'failure' });
    const unknown = createGuardedOutbound({ loopback: false, servers: [nobody.address] });
    await expect(unknown.post(post('https://hooks.example/'))).rejects.toMatchObject({ fault: 'name_unknown' });
    await nobody.close();
  });

  it('of this machine is looked up as the system does, where this machine may be called', async () => {
    const outbound = createGuardedOutbound({ loopback: true, servers: ['127.0.0.1:9'] });
    expect((await outbound.post(post(`http://localhost:${port}/`))).status).toBe(204);
  });

  it('whose look-up never ends is aborted in time', async () => {
    const outbound = createGuardedOutbound({ loopback: false, resolve: () => new Promise(() => undefined) });
    const call = outbound.post(post('https://slow.example/', { timeoutMs: 50 }));
    await expect(call).rejects.toMatchObject({ fault: 'timed_out' });
  });
});

describe('an answer', () => {
  const outbound = createGuardedOutbound({ loopback: true });

  it('that redirects is not followed', async () => {
    const other = await startWebhookReceiver();
    for (const status of [301, 302, 303, 307, 308]) {
      inside.answer((_received, response) => response.writeHead(status, { location: other.url }).end());
      expect((await outbound.post(post(inside.url))).status).toBe(status);
    }
    expect(other.received).toEqual([]);
    await other.close();
  });

  it('that never ends is read as far as it is kept', async () => {
    inside.answer((_received, response) => {
      response.writeHead(200, { 'content-length': String(10 ** 12) });
      const endless = setInterval(() => response.write('天'.repeat(1_000)), 1);
      response.on('close', () => clearInterval(endless));
    });
    expect(await outbound.post(post(inside.url))).toEqual({ status: 200, text: '天'.repeat(16) });
  });

  it('that never comes, or never ends, is aborted in time', async () => {
    inside.answer(() => undefined);
    await expect(outbound.post(post(inside.url, { timeoutMs: 100 }))).rejects.toMatchObject({ fault: 'timed_out' });
    inside.answer((_received, response) => response.writeHead(200).write('a'));
    await expect(outbound.post(post(inside.url, { timeoutMs: 100 }))).rejects.toMatchObject({ fault: 'timed_out' });
  });

  it('ends with the signal of the one who asked', async () => {
    inside.answer(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('stopping')), 50);
    await expect(outbound.post(post(inside.url, { signal: stop.signal }))).rejects.toThrow('stopping');
  });

  const serve = async (answer: string | null) => {
    const server: Server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => (answer === null ? socket.destroy() : socket.end(answer)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port: own } = server.address() as { port: number };
    const fault = await outbound.post(post(`http://127.0.0.1:${own}/`)).catch((error) => error.fault);
    server.close();
    return [fault, own] as const;
  };

  it('that changes the protocol does not hold the call for ever', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect((await serve(upgrade))[0]).toBe('answer_unreadable');
  });

  it('that is not HTTP, or none, says so', async () => {
    expect((await serve('SSH-2.0-OpenSSH\r\n\r\n'))[0]).toBe('answer_unreadable');
    const [fault, closed] = await serve(null);
    expect(fault).toBe('connection_failed');
    await expect(outbound.post(post(`http://127.0.0.1:${closed}/`))).rejects.toMatchObject({
      fault: 'connection_failed',
    });
    // A server without TLS closes the connection.
    const overTls = outbound.post(post(`https://127.0.0.1:${port}/`));
    await expect(overTls).rejects.toMatchObject({ fault: 'connection_failed' });
  });
});
