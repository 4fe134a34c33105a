import ipaddr from 'ipaddr.js';

/** IPv6 addresses of the internet: everything else is ours, a tunnel or a translation into IPv4. */
const internet = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the internet, however it is written: IPv4 inside IPv6 counts as what it leads to. With
 * `loopback` this machine itself is allowed too.
 */
export function isOutside(address: string, { loopback }: { loopback: boolean }): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return loopback;
  if (range !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(internet);
}

/** The address in a URL's host part, as the URL parser has normalised it; null for a name. */
export function literalOf(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}
