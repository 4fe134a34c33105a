import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Its answer for one address family: addresses, SERVFAIL, or no answer at all. */
export type Said = readonly string[] | 'failure' | 'silence';

export interface NameServer {
  /** As `Resolver.setServers` takes it. */
  address: string;
  close(): Promise<void>;
}

const typeOfA = 1;
const typeOfAaaa = 28;

/** A name server on this machine that gives the same answer for every name (RFC 1035, 4.1; RFC 3596). */
export async function startNameServer(says: { a: Said; aaaa: Said }): Promise<NameServer> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    const end = question.indexOf(0, 12) + 5;
    const type = question.readUInt16BE(end - 4);
    const said = type === typeOfAaaa ? says.aaaa : type === typeOfA ? says.a : [];
    if (said !== 'silence') socket.send(answerTo(question.subarray(0, end), { type, said }), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function answerTo(question: Buffer, { type, said }: { type: number; said: readonly string[] | 'failure' }): Buffer {
  const addresses = said === 'failure' ? [] : said;
  const header = Buffer.from(question.subarray(0, 12));
  // An answer, recursion available; 2 is SERVFAIL.
  header.writeUInt16BE(said === 'failure' ? 0x8182 : 0x8180, 2);
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  const records = addresses.map((address) => {
    const bytes = Buffer.from(ipaddr.parse(address).toByteArray());
    // The name of the question, class IN, 60 s.
    const record = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, bytes.length]);
    return Buffer.concat([record, bytes]);
  });
  return Buffer.concat([header, question.subarray(12), ...records]);
}
