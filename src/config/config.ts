import { join, resolve } from 'node:path';
import type { Environment } from './env.ts';

export interface S3Config {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Phone and mail of one of our teams; null where none is configured. */
export interface Reach {
  phone: string | null;
  email: string | null;
}

interface FeedConfig {
  /** `{key}` in it stands for the key. */
  url: string;
  key: string | null;
  pollMs: number;
  /** How long it may give no answer before somebody is alarmed. */
  silentMs: number;
}

/** The whole configuration, parsed once and passed down; nothing else reads the environment. */
export interface Config {
  host: string;
  port: number;
  publicUrl: string | null;
  dataFolder: string;
  demo: boolean;
  /** Whether the pages show their parts under `/patterns`. */
  patterns: boolean;
  secret: string | null;
  /** File outside the database to which seals of the audit are written; null: to the log only. */
  auditAnchors: string | null;
  trustProxy: number;
  /** Webhooks may call this machine. */
  webhooksLoopback: boolean;
  databaseUrl: string | null;
  redisUrl: string | null;
  s3: S3Config | null;
  smtp: { url: string; from: string } | null;
  contact: { desk: Reach; sales: Reach };
  ffmpegPath: string | null;
  /** How long a notice of a day off must stand unchanged before it is proposed. */
  noticeSettleMs: number;
  /** County of our own office, by its official name; null: no day off is proposed. */
  officeCounty: string | null;
  /** Feed of notices of days off; null: none is read. */
  feed: FeedConfig | null;
  logLevel: string;
  shutdownSeconds: number;
}

/** @throws Error when only some settings of a group are given. */
export function buildConfig(environment: Environment): Config {
  return {
    host: environment.HOST,
    port: environment.PORT,
    publicUrl: environment.LINESHIFT_PUBLIC_URL?.replace(/\/$/, '') ?? null,
    dataFolder: resolve(environment.LINESHIFT_DATA_DIR),
    demo: environment.LINESHIFT_DEMO,
    patterns: environment.LINESHIFT_PATTERNS,
    secret: environment.LINESHIFT_SECRET ?? null,
    auditAnchors: anchorsFrom(environment),
    trustProxy: environment.LINESHIFT_TRUST_PROXY,
    webhooksLoopback: environment.LINESHIFT_WEBHOOKS_LOOPBACK,
    databaseUrl: environment.DATABASE_URL ?? null,
    redisUrl: environment.REDIS_URL ?? null,
    s3: s3From(environment),
    smtp: environment.SMTP_URL ? { url: environment.SMTP_URL, from: environment.SMTP_FROM } : null,
    contact: {
      desk: { phone: environment.LINESHIFT_DESK_PHONE ?? null, email: environment.LINESHIFT_DESK_EMAIL ?? null },
      sales: { phone: environment.LINESHIFT_SALES_PHONE ?? null, email: environment.LINESHIFT_SALES_EMAIL ?? null },
    },
    ffmpegPath: environment.FFMPEG_PATH ?? null,
    noticeSettleMs: environment.LINESHIFT_NOTICE_SETTLE_SECONDS * 1000,
    officeCounty: environment.LINESHIFT_OFFICE_COUNTY?.replaceAll('台', '臺') ?? null,
    feed: feedFrom(environment),
    logLevel: environment.LOG_LEVEL,
    shutdownSeconds: environment.LINESHIFT_SHUTDOWN_SECONDS,
  };
}

/**
 * Beside the embedded database by default. An outside one has its administrator elsewhere, and its processes share no
 * folder.
 */
function anchorsFrom(environment: Environment): string | null {
  if (environment.LINESHIFT_AUDIT_ANCHORS) return resolve(environment.LINESHIFT_AUDIT_ANCHORS);
  return environment.DATABASE_URL ? null : join(resolve(environment.LINESHIFT_DATA_DIR), 'audit-anchors.jsonl');
}

function feedFrom(environment: Environment): FeedConfig | null {
  const { LINESHIFT_FEED_URL: url, LINESHIFT_FEED_KEY: key = null } = environment;
  if (url === undefined) return null;
  return {
    ...{ url, key, pollMs: environment.LINESHIFT_FEED_SECONDS * 1_000 },
    silentMs: environment.LINESHIFT_FEED_SILENT_MINUTES * 60_000,
  };
}

function s3From(environment: Environment): S3Config | null {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = environment;
  const given = [S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY];
  if (given.every((value) => value === undefined)) return null;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new Error(
      'S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together: give all four or none.',
    );
  }
  return {
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}
