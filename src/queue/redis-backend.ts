import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger } from '../shared/logger.ts';
import { type BullBackend, eventStream } from './bull-backend.ts';
import { quietly } from './quiet-errors.ts';

const prefix = 'lineshift';

/**
 * BullMQ on Redis: one connection for adding, one shared by the workers (each adds its own blocking one).
 * @throws Error when Redis does not answer within ten seconds, or could drop tasks when its memory is full.
 */
export async function openRedisBackend({ url, logger }: { url: string; logger: Logger }): Promise<BullBackend> {
  const report = quietly(logger, 'Redis');
  const retryStrategy = (times: number) => Math.min(times * 100, 1_000);
  // Adding gives up soon, because the outbox keeps what was not added. Workers wait for ever.
  const producer = new Redis(url, { retryStrategy, maxRetriesPerRequest: 2, commandTimeout: 4_000, lazyConnect: true });
  const consumer = new Redis(url, { retryStrategy, maxRetriesPerRequest: null, lazyConnect: true });
  producer.on('error', report);
  consumer.on('error', report);
  try {
    await connect(producer, url);
    await refuseEviction(producer);
  } catch (error) {
    producer.disconnect();
    consumer.disconnect();
    throw error;
  }
  return {
    kind: 'redis',
    openQueue: (name) => new Queue(name, { connection: producer, prefix, streams: eventStream }),
    openWorker: (name, processor, options) => new Worker(name, processor, { ...options, connection: consumer, prefix }),
    async check() {
      await producer.ping();
    },
    async close() {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

async function connect(client: Redis, url: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      if (client.status === 'wait' || client.status === 'end') await client.connect();
      await client.ping();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        const { host } = new URL(url);
        throw new Error(`Redis at ${host} does not answer. Start it, or unset REDIS_URL.`, { cause: error });
      }
      await new Promise((settle) => setTimeout(settle, 200));
    }
  }
}

/** Read by INFO, because hosted servers often forbid CONFIG. */
async function refuseEviction(client: Redis): Promise<void> {
  const policy = /maxmemory_policy:(\S+)/.exec(await client.info('memory'))?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    throw new Error(
      `Redis has maxmemory-policy ${policy}, which throws tasks away when memory is full. ` +
        'Set it to noeviction (redis-cli CONFIG SET maxmemory-policy noeviction, and in redis.conf).',
    );
  }
}
