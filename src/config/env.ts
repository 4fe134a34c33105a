import { z } from 'zod';
import { readPhoneNumber } from '../shared/phone-number.ts';

function flag(usual: '0' | '1') {
  return z
    .enum(['0', '1'])
    .default(usual)
    .transform((value) => value === '1');
}
const optional = z.string().min(1).optional();
/**
 * A number that can be dialled, kept as E.164 with its extension after `#`; short codes (1999, 412-8888) are kept as they
 * are.
 */
const phone = z
  .string()
  .transform((typed, context) => {
    const reading = readPhoneNumber(typed);
    if (!reading.ok && reading.code === 'phone_short_code') return typed.trim();
    if (reading.ok) return [reading.value.number, reading.value.extension].filter((part) => part !== null).join('#');
    const offer = reading.offer === undefined ? '' : `; did you mean ${reading.offer}?`;
    const message = `no number that can be called: write it like 02-5550-1000, +886 2 5550 1000 #12 or 0800-000-123${offer}`;
    context.issues.push({ code: 'custom', message, input: typed });
    return z.NEVER;
  })
  .optional();

/** Every environment variable Lineshift reads, with its default. README's table is checked against this object by a test. */
export const environmentShape = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('Port of the API and pages; 0 picks a free one'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all'),
  LINESHIFT_PUBLIC_URL: z.url().optional().describe('Address people type, behind a proxy; links in messages use it'),
  LINESHIFT_DATA_DIR: z.string().default('./data').describe('Folder of the embedded database, files and secrets'),
  LINESHIFT_DEMO: flag('1').describe('1 fills an empty installation with demo organisations; 0 starts empty'),
  LINESHIFT_PATTERNS: flag('0').describe('1 shows the shared parts of the pages in all their states under /patterns'),
  LINESHIFT_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Signs sessions; without it one is created and kept in the data folder'),
  LINESHIFT_AUDIT_ANCHORS: optional.describe(
    'File in which seals of the audit are written down; with the embedded database in the data folder',
  ),
  LINESHIFT_TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('Number of proxies in front; their X-Forwarded-For is trusted'),
  LINESHIFT_WEBHOOKS_LOOPBACK: flag('0').describe(
    '1 lets webhooks call this machine, by http too; for demonstrations and tests',
  ),
  DATABASE_URL: optional.describe('Outside PostgreSQL (15 or later); without it the embedded one runs'),
  REDIS_URL: optional.describe('Redis for background work; without it PostgreSQL carries it'),
  S3_ENDPOINT: z.url().optional().describe('S3-compatible store for files; without it the data folder holds them'),
  S3_BUCKET: optional.describe('Bucket of the store'),
  S3_REGION: z.string().default('us-east-1').describe('Region of the store'),
  S3_ACCESS_KEY_ID: optional.describe('Access key of the store'),
  S3_SECRET_ACCESS_KEY: optional.describe('Secret key of the store'),
  SMTP_URL: optional.describe('Mail server; without it messages are kept and an admin can read them'),
  SMTP_FROM: z.string().default('Lineshift <no-reply@localhost>').describe('Sender of mails'),
  LINESHIFT_DESK_PHONE: phone.describe('Phone number of the desk for customers, like 02-5550-1000 or +886255501000#12'),
  LINESHIFT_DESK_EMAIL: z.email().optional().describe('E-mail address of the desk for customers'),
  LINESHIFT_SALES_PHONE: phone.describe('Phone number of sales'),
  LINESHIFT_SALES_EMAIL: z.email().optional().describe('E-mail address of sales'),
  FFMPEG_PATH: optional.describe('ffmpeg to use first'),
  LINESHIFT_NOTICE_SETTLE_SECONDS: z.coerce
    .number()
    .int()
    .min(60)
    .max(3600)
    .default(300)
    .describe('How long a notice of a day off must stand unchanged before it is proposed'),
  LINESHIFT_OFFICE_COUNTY: z
    .string()
    .trim()
    .regex(/^\p{Script=Han}{2}[縣市]$/u)
    .optional()
    .describe('County of our own office: a day off there is proposed for the service calendar'),
  LINESHIFT_FEED_URL: z
    .url({ protocol: /^https?$/ })
    .refine((typed) => !/^[^/]*\/\/[^/]*@/.test(typed), { message: 'put the key into LINESHIFT_FEED_KEY' })
    .optional()
    .describe(
      'Feed of notices of days off (CAP 1.2 in Atom or alone), `{key}` where it takes the key; without it none is read',
    ),
  LINESHIFT_FEED_KEY: optional.describe('Key of the feed; a bearer token where the address has no `{key}`'),
  LINESHIFT_FEED_SECONDS: z.coerce.number().int().min(10).max(3600).default(60).describe('How often the feed is read'),
  LINESHIFT_FEED_SILENT_MINUTES: z.coerce
    .number()
    .int()
    .min(2)
    .max(1440)
    .default(15)
    .describe('After how long without an answer of the feed somebody is alarmed'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Lowest level that is logged'),
  LINESHIFT_SHUTDOWN_SECONDS: z.coerce
    .number()
    .min(1)
    .max(300)
    .default(20)
    .describe('How long a stop may take before it is forced'),
});

export type Environment = z.infer<typeof environmentShape>;

/**
 * Parses the environment once, at start. An empty value counts as absent.
 * @throws Error naming every invalid variable.
 */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const known = Object.fromEntries(
    Object.keys(environmentShape.shape).map((key) => [key, source[key] === '' ? undefined : source[key]]),
  );
  const parsed = environmentShape.safeParse(known);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable.\n${faults.join('\n')}`);
  }
  return parsed.data;
}
