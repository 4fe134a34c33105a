import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

const ownNetworks = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  ownNetworks.addSubnet(network, bits, 'ipv4');
}
ownNetworks.addAddress('::1', 'ipv6');
ownNetworks.addSubnet('fc00::', 7, 'ipv6');
ownNetworks.addSubnet('fe80::', 10, 'ipv6');

/**
 * Whether a call comes directly from this machine or its private network: a scraper, an orchestrator. A call forwarded by
 * a proxy may come from anywhere and is recognised by its headers.
 */
export function comesFromInside({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const address = socket.remoteAddress?.replace(/^::ffff:(?=[\d.]+$)/, '');
  return address !== undefined && ownNetworks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
