import { describe, expect, it } from 'vitest';
import { createGuardedOutbound } from '../../../src/connectors/outbound/guarded-outbound.ts';
import { isOutside } from '../../../src/connectors/outbound/outside-address.ts';

const guarded = createGuardedOutbound({ loopback: false });
const forDemos = createGuardedOutbound({ loopback: true });

describe('an address', () => {
  it.each([
    ['0.0.0.0', 'this network'],
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'of a carrier'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'a cloud’s metadata'],
    ['172.16.0.1', 'private'],
    ['192.0.2.1', 'documentation'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'benchmarks'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'IPv4 in IPv6'],
    ['::ffff:7f00:1', 'IPv4 in IPv6'],
    ['::ffff:10.0.0.1', 'IPv4 in IPv6'],
    ['::127.0.0.1', 'IPv4 in IPv6, the old way'],
    ['::ffff:0:127.0.0.1', 'translated'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::7f00:1', 'NAT64 of a network'],
    ['2002:7f00:1::', '6to4'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['fc00::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['fe80::1', 'of a link'],
    ['fe80::1%eth0', 'of a link, with its zone'],
    ['fec0::1', 'of a site'],
    ['ff02::1', 'multicast'],
    ['4000::1', 'not given out'],
    ['nonsense', 'none at all'],
    ['', 'none at all'],
  ])('%s is not outside: %s', (address) => {
    expect(isOutside(address, { loopback: false })).toBe(false);
  });

  it.each(['1.1.1.1', '203.66.1.1', '::ffff:1.1.1.1', '2606:4700::1111'])('%s is outside', (address) => {
    expect(isOutside(address, { loopback: false })).toBe(true);
  });

  it('of this machine is allowed where that is configured, and no other of a network', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect(isOutside(address, { loopback: true })).toBe(true);
    }
    for (const address of ['10.0.0.1', '0.0.0.0', 'fc00::1'])
      expect(isOutside(address, { loopback: true })).toBe(false);
  });
});

describe('a web address', () => {
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://0/',
    'https://①②⑦.⓪.⓪.①/',
    'https://127。0。0。1/',
    'https://%31%32%37.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::127.0.0.1]/',
    'https://[fc00::1]/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://db/',
    'https://printer.local/',
    'https://api.internal/',
    'https://nas.home.arpa/',
  ])('%s is inside a network', (url) => {
    expect(guarded.refusalOf(url)).toBe('inside_network');
  });

  it.each([
    ['http://example.com/', 'not_https'],
    ['http://127.0.0.1/', 'not_https'],
    ['file:///etc/passwd', 'not_https'],
    ['javascript:alert(1)', 'not_https'],
    ['https://name@example.com/', 'has_credentials'],
    ['https://:word@example.com/', 'has_credentials'],
    ['//example.com', 'not_a_url'],
    ['', 'not_a_url'],
  ])('%s is refused: %s', (url, refusal) => {
    expect(guarded.refusalOf(url)).toBe(refusal);
  });

  it('of the internet may be called, on any port', () => {
    for (const url of ['https://example.com', 'https://hooks.example.com:8443/x?y=1', 'https://203.66.1.1/']) {
      expect(guarded.refusalOf(url)).toBeNull();
    }
  });

  it('of this machine may be called without TLS where that is configured', () => {
    for (const url of ['http://127.0.0.1:4000/x', 'http://localhost/', 'http://[::1]/']) {
      expect(forDemos.refusalOf(url)).toBeNull();
    }
    expect(forDemos.refusalOf('http://example.com/')).toBe('not_https');
    expect(forDemos.refusalOf('https://10.0.0.1/')).toBe('inside_network');
  });
});
