import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { storageFull } from '../../shared/disk-room.ts';
import { textOfElement } from './s3-list.ts';
import { storageUnavailable } from './storage-errors.ts';

export interface S3ClientOptions {
  /** For example `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** `endpoint/bucket/key`, the default, which every server takes; false for `bucket.endpoint/key`. */
  forcePathStyle?: boolean;
}

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Empty for the bucket itself. */
  key: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Opened again for every attempt. */
  body?: () => Readable;
  /** Statuses that are results for the caller rather than errors. */
  expected: number[];
  signal?: AbortSignal;
}

const attempts = 4;
const firstPauseMs = 100;
const silenceLimitMs = 30_000;
const readerSilenceLimitMs = 300_000;
/** SHA-256 of an empty body. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function urlOf(options: S3ClientOptions, { key, query }: S3Request): URL {
  const url = new URL(options.endpoint);
  const base = url.pathname.replace(/\/+$/, '');
  if (options.forcePathStyle ?? true) url.pathname = `${base}/${options.bucket}/${key}`;
  else {
    url.host = `${options.bucket}.${url.host}`;
    url.pathname = `${base}/${key}`;
  }
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}

async function signed(
  options: S3ClientOptions,
  wanted: S3Request,
): Promise<{ url: URL; headers: Record<string, string> }> {
  const { region, accessKeyId, secretAccessKey } = options;
  const result = await new AwsV4Signer({
    method: wanted.method,
    url: urlOf(options, wanted).toString(),
    headers: { 'x-amz-content-sha256': emptyHash, ...wanted.headers },
    service: 's3',
    region,
    accessKeyId,
    secretAccessKey,
  }).sign();
  return { url: result.url, headers: Object.fromEntries(result.headers as Headers) };
}

/** One attempt over node:http, which keeps the length we set and lets a slow reader slow the sender down. */
async function attempt(options: S3ClientOptions, wanted: S3Request): Promise<IncomingMessage> {
  const { url, headers } = await signed(options, wanted);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const outgoing = send(url, { method: wanted.method, headers, signal: wanted.signal });
  outgoing.setTimeout(silenceLimitMs, () => outgoing.destroy(new Error('the server fell silent')));
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', (response) => {
      // From here on silence may come from a slow reader, who is served from this answer.
      outgoing.setTimeout(readerSilenceLimitMs);
      resolve(response);
    });
    // Stays: a connection that breaks after the answer emits a second error, which must not be unhandled.
    outgoing.on('error', reject);
  });
  if (!wanted.body) {
    outgoing.end();
    return answer;
  }
  // An early answer (403, 507) may end the connection while we still send: the answer counts, not the broken pipe.
  const sent = pipeline(wanted.body(), outgoing);
  const [response] = await Promise.allSettled([answer, sent]);
  if (response.status === 'rejected') throw response.reason;
  return response.value;
}

function isWorthRetrying(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501 && status !== 507);
}

async function faultOf(response: IncomingMessage, wanted: S3Request): Promise<Error> {
  const status = response.statusCode ?? 0;
  const body = await text(response).catch(() => '');
  const cause = new Error(
    `S3 answered ${status} ${textOfElement(body, 'Code') ?? ''} to ${wanted.method} ${wanted.key}`,
  );
  return status === 507 ? storageFull(cause) : storageUnavailable(cause);
}

/**
 * Signs and sends a request, with retries after growing random pauses when the server or the network fails.
 * @throws AppError `storage_unavailable` (503), `storage_full` (507); an `AbortError` on the signal.
 */
export async function sendToS3(options: S3ClientOptions, wanted: S3Request): Promise<IncomingMessage> {
  for (let tried = 1; ; tried += 1) {
    let fault: unknown;
    let worthRetrying = true;
    try {
      const response = await attempt(options, wanted);
      if (wanted.expected.includes(response.statusCode ?? 0)) return response;
      worthRetrying = isWorthRetrying(response.statusCode ?? 0);
      fault = await faultOf(response, wanted);
    } catch (error) {
      wanted.signal?.throwIfAborted();
      fault = storageUnavailable(error);
    }
    if (!worthRetrying || tried >= attempts) throw fault;
    await sleep(Math.random() * firstPauseMs * 2 ** tried, undefined, { signal: wanted.signal });
  }
}
