import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { comesFromInside } from '../../../src/http/inside.ts';
import { addressOf } from '../../../src/http/kit/rate-limit.ts';

describe('a caller without credentials', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '::ffff:203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8::7', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('%s is counted as %s', (ip, counted) => {
    expect(addressOf({ ip })).toBe(counted);
  });
});

function call(remoteAddress: string | undefined, headers: IncomingMessage['headers'] = {}) {
  return { headers, socket: { remoteAddress } } as Pick<IncomingMessage, 'headers' | 'socket'>;
}

describe('a call from inside', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '172.20.0.4', '192.168.1.1', 'fd00::5', 'fe80::1'])(
    'comes straight from %s',
    (address) => {
      expect(comesFromInside(call(address))).toBe(true);
    },
  );

  it.each(['203.0.113.9', '172.32.0.1', '::ffff:8.8.8.8', '2001:db8::1', undefined])(
    'is not one from %s',
    (address) => {
      expect(comesFromInside(call(address))).toBe(false);
    },
  );

  it('is not one that a proxy has passed on', () => {
    expect(comesFromInside(call('127.0.0.1', { 'x-forwarded-for': '10.0.0.1' }))).toBe(false);
    expect(comesFromInside(call('10.0.0.2', { forwarded: 'for=10.0.0.1' }))).toBe(false);
  });
});
