import { isIPv6 } from 'node:net';
import type { Request } from 'express';
import type { Redis } from 'ioredis';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../shared/app-error.ts';

export interface RateLimits {
  /** Counts one call of this caller. @throws AppError `too_many_requests` (429) with Retry-After. */
  count(callerId: string): Promise<void>;
}

export interface RateLimitOptions {
  /** Calls a caller may make within the window. */
  points: number;
  windowSeconds: number;
  /** Shares the count between API processes; without it each process counts for itself. */
  redis?: Redis;
  name: string;
}

/**
 * The key by which a caller without credentials is counted. For an IPv6 address its network, because one person has a
 * whole /64.
 */
export function addressOf({ ip }: Pick<Request, 'ip'>): string {
  if (ip === undefined) return 'unknown';
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip;
  const [before = '', after = ''] = ip.split('::');
  const left = before.split(':').filter(Boolean);
  const zeros = 8 - left.length - after.split(':').filter(Boolean).length;
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after.split(':').filter(Boolean)];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

export function createRateLimits({ points, windowSeconds, redis, name }: RateLimitOptions): RateLimits {
  const memory = new RateLimiterMemory({ points, duration: windowSeconds, keyPrefix: name });
  const limiter: RateLimiterAbstract = redis
    ? new RateLimiterRedis({
        storeClient: redis,
        points,
        duration: windowSeconds,
        keyPrefix: name,
        insuranceLimiter: memory,
      })
    : memory;
  return {
    async count(callerId) {
      try {
        await limiter.consume(callerId);
      } catch (refusal) {
        throw refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal;
      }
    },
  };
}

function tooMany({ msBeforeNext }: RateLimiterRes): AppError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new AppError('too_many_requests', {
    status: 429,
    params: { seconds },
    headers: { 'Retry-After': String(seconds) },
  });
}
