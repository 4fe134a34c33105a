import { promises as dns, type LookupAddress } from 'node:dns';
import { type ClientRequest, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isLoopback } from '../../shared/loopback.ts';
import { lookUp } from './look-up.ts';
import {
  type AddressRefusal,
  type Outbound,
  type OutboundAnswer,
  OutboundError,
  type OutboundFault,
  type OutboundPost,
} from './outbound.port.ts';
import { isOutside, literalOf } from './outside-address.ts';

type Resolve = (name: string, signal: AbortSignal) => Promise<LookupAddress[]>;

export interface GuardedOutboundOptions {
  /** This machine may be called, without TLS too: for demonstrations and tests. */
  loopback: boolean;
  /** All addresses of a name. Default: what the name servers say, and with `loopback` what the system says, hosts file included. */
  resolve?: Resolve;
  /** Name servers, as `host:port`. Default: the system's. */
  servers?: readonly string[];
}

/**
 * Calls addresses of customers, and none inside a network (OWASP ASVS 1.3.6): a name is looked up once, every address of
 * it must be outside, and the connection goes to one that was checked, so that a second look-up decides nothing. No
 * redirect is followed and no proxy of the environment is used.
 */
export function createGuardedOutbound(options: GuardedOutboundOptions): Outbound {
  const { loopback, servers } = options;
  const ask: Resolve = (name, signal) => lookUp(name, { signal, servers });
  const resolve = options.resolve ?? (loopback ? systemAddresses : ask);
  return {
    refusalOf: (url) => refusalOf(url, loopback),
    async post(post) {
      const limit = AbortSignal.timeout(post.timeoutMs);
      const signal = post.signal ? AbortSignal.any([limit, post.signal]) : limit;
      if (refusalOf(post.url, loopback) !== null) throw new OutboundError('address_refused');
      const url = new URL(post.url);
      try {
        const address = await aborted(checkedAddress(url, { loopback, resolve, signal }), signal);
        return await aborted(send(post, { url, address, signal, loopback }), signal);
      } catch (error) {
        post.signal?.throwIfAborted();
        if (limit.aborted) throw new OutboundError('timed_out', error);
        throw error instanceof OutboundError ? error : new OutboundError(faultOf(error), error);
      }
    },
  };
}

function refusalOf(typed: string, loopback: boolean): AddressRefusal | null {
  if (!URL.canParse(typed)) return 'not_a_url';
  const url = new URL(typed);
  const isPlain = url.protocol === 'http:' && loopback && isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !isPlain) return 'not_https';
  if (url.username !== '' || url.password !== '') return 'has_credentials';
  const literal = literalOf(url.hostname);
  const isInside = literal === null ? isInsideName(url.hostname) : !isOutside(literal, { loopback });
  return isInside && !(loopback && isLoopback(url.hostname)) ? 'inside_network' : null;
}

const systemAddresses = (name: string) => dns.lookup(name, { all: true });

/** Names that no public look-up knows (RFC 6761, RFC 6762, RFC 8375). */
function isInsideName(name: string): boolean {
  const bare = name.toLowerCase().replace(/\.$/, '');
  return !bare.includes('.') || /\.(localhost|local|internal|home\.arpa)$/.test(bare);
}

async function checkedAddress(
  url: URL,
  { loopback, resolve, signal }: { loopback: boolean; resolve: Resolve; signal: AbortSignal },
): Promise<LookupAddress> {
  const literal = literalOf(url.hostname);
  if (literal !== null) return { address: literal, family: literal.includes(':') ? 6 : 4 };
  const found = await resolve(url.hostname, signal).catch((error: unknown) => {
    throw new OutboundError('name_unknown', error);
  });
  const [first] = found;
  if (first === undefined) throw new OutboundError('name_unknown');
  // One bad address among good ones is enough: which one is taken must not be the name's to decide.
  if (!found.every(({ address }) => isOutside(address, { loopback }))) throw new OutboundError('address_refused');
  return first;
}

interface Target {
  url: URL;
  address: LookupAddress;
  signal: AbortSignal;
  loopback: boolean;
}

async function send(post: OutboundPost, { url, address, signal, loopback }: Target): Promise<OutboundAnswer> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...post.headers, 'content-length': String(Buffer.byteLength(post.body)) },
    signal,
    // No agent: one connection for one call, and nothing of the environment in between.
    agent: false,
    lookup: (_name, { all }, done) =>
      all ? done(null, [address]) : (done as (...given: unknown[]) => void)(null, address.address, address.family),
  };
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options);
  try {
    const response = await answerTo(request, post.body, { loopback });
    return { status: response.statusCode ?? 0, text: await beginningOf(response, post.mostText) };
  } finally {
    request.destroy();
  }
}

function answerTo(request: ClientRequest, body: string, guard: { loopback: boolean }): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        if (!isOutside(socket.remoteAddress ?? '', guard)) request.destroy(new OutboundError('address_refused'));
      });
    });
    request.on('response', resolve);
    // Nobody asked for another protocol, and without a listener neither an answer nor an error would follow (101).
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new OutboundError('answer_unreadable'));
    });
    request.on('error', reject);
    request.on('close', () => reject(new OutboundError('connection_failed')));
    request.end(body);
  });
}

/** Reads no more than it keeps, however long the body says it is. A body that is cut off counts as far as it came. */
async function beginningOf(response: IncomingMessage, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  // A character takes up to four bytes.
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= most * 4) break;
  }
  return [...Buffer.concat(parts).toString('utf8')].slice(0, most).join('');
}

/** Ends with the signal, whatever the work waits for. */
async function aborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const ended = new Promise<never>((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return await Promise.race([work, ended]);
}

function faultOf(error: unknown): OutboundFault {
  const code = String((error as { code?: unknown }).code ?? '');
  if (code.startsWith('HPE_')) return 'answer_unreadable';
  if (/CERT|TLS|SSL|SIGNATURE|ISSUER/.test(code)) return 'certificate_refused';
  return 'connection_failed';
}
