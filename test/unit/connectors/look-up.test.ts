import { lookup } from 'node:dns/promises';
import { afterEach, expect, it } from 'vitest';
import { lookUp } from '../../../src/connectors/outbound/look-up.ts';
import { type NameServer, type Said, startNameServer } from '../../support/name-server.ts';

let server: NameServer;
afterEach(() => server.close());

async function ask(says: { a: Said; aaaa: Said }, signal: AbortSignal = AbortSignal.timeout(20_000)) {
  server = await startNameServer(says);
  return await lookUp('hooks.example', { signal, servers: [server.address] });
}

it('finds all addresses of both families', async () => {
  expect(await ask({ a: ['203.66.1.1', '203.66.1.2'], aaaa: ['2001:b000::1'] })).toEqual([
    { address: '203.66.1.1', family: 4 },
    { address: '203.66.1.2', family: 4 },
    { address: '2001:b000::1', family: 6 },
  ]);
});

it('needs the addresses of one family only', async () => {
  expect(await ask({ a: 'failure', aaaa: ['2001:b000::1'] })).toEqual([{ address: '2001:b000::1', family: 6 }]);
  await server.close();
  expect(await ask({ a: ['203.66.1.1'], aaaa: [] })).toEqual([{ address: '203.66.1.1', family: 4 }]);
});

it('fails where neither is found', async () => {
  await expect(ask({ a: 'failure', aaaa: 'failure' })).rejects.toMatchObject({ code: 'ESERVFAIL' });
  await server.close();
  await expect(ask({ a: [], aaaa: [] })).rejects.toMatchObject({ code: 'ENODATA' });
});

it('ends with the signal, the question too', async () => {
  const silent = ask({ a: 'silence', aaaa: 'silence' }, AbortSignal.timeout(50));
  await expect(silent).rejects.toMatchObject({ code: 'ECANCELLED' });
});

it('that waits for a silent name server blocks no look-up of the system', async () => {
  server = await startNameServer({ a: 'silence', aaaa: 'silence' });
  const servers = [server.address];
  // More look-ups than the thread pool of the process has threads.
  const waiting = Array.from({ length: 20 }, () =>
    lookUp('hooks.example', { signal: AbortSignal.timeout(1_500), servers }),
  );
  const ended = Promise.allSettled(waiting);
  const started = performance.now();
  await lookup('localhost');
  expect(performance.now() - started).toBeLessThan(1_000);
  for (const { status } of await ended) expect(status).toBe('rejected');
});
