/**
 * The cost of identifying a caller: `npx tsx test/bench/api-key.ts <owner's database URL>`.
 * The floor is the same indexed row by a prepared statement; both interleaved in one run, so changes of the machine's load cancel out.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { Database } from '../../src/db/database.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { makeKey } from '../../src/features/access/api-key-secret.ts';
import { createAuthenticator } from '../../src/features/access/authenticator.ts';
import { newId } from '../../src/shared/ids.ts';

const people = 10_000;
const rounds = 3_000;
const logger = pino({ level: 'silent' });

async function seed(database: Database): Promise<{ keys: string[]; tokens: string[] }> {
  const organisation = newId();
  const made = Array.from({ length: people }, () => ({
    id: newId(),
    token: randomBytes(24).toString('hex'),
    ...makeKey(),
  }));
  await database.sql.begin(async (sql) => {
    await sql`select set_config('app.scope', 'staff', true)`;
    await sql`insert into customer (id, name, plan, onboarded_on, environment, county)
              values (${organisation}, 'Bench', 'pro', '2026-01-01', 'shared', '臺北市')`;
    const rows = JSON.stringify(made.map((one) => ({ ...one, key_id: newId(), session_id: newId() })));
    await sql`insert into "user" (id, name, email)
              select id, 'Bench', id || '@bench.test' from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid)`;
    await sql`insert into member (user_id, organisation_id, role)
              select id, ${organisation}, 'member' from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid)`;
    await sql`insert into api_key (id, prefix, secret_hash, name, user_id, organisation_id, role, last_used_at)
              select key_id, prefix, "secretHash", 'bench', id, ${organisation}, 'member', now() + interval '1 hour'
              from jsonb_to_recordset(${rows}::text::jsonb) as r(key_id uuid, prefix text, "secretHash" text, id uuid)`;
    await sql`insert into session (id, user_id, token, expires_at)
              select session_id, id, token, now() + interval '1 hour'
              from jsonb_to_recordset(${rows}::text::jsonb) as r(session_id uuid, id uuid, token text)`;
  });
  return { keys: made.map((one) => one.key), tokens: made.map((one) => one.token) };
}

async function timed(samples: number[], work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  samples.push(performance.now() - start);
}

function show(name: string, samples: number[], floor: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] as number;
  console.info(
    `${name.padEnd(34)} p50 ${at(0.5).toFixed(3)} ms  p95 ${at(0.95).toFixed(3)} ms  ${(at(0.5) / (floor || at(0.5))).toFixed(2)} x floor`,
  );
  return at(0.5);
}

async function main(url: string): Promise<void> {
  await migrateDatabase({ url, logger });
  const database = new Database({ url, logger, maxConnections: 4 });
  const secret = randomBytes(32).toString('hex');
  const { keys, tokens } = await seed(database);
  const clock = { now: () => new Date(Date.now()) };
  const authenticator = createAuthenticator({ database, clock, secret, publicUrl: () => 'http://localhost' });
  const cookie = (token: string) =>
    `lineshift.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`;
  const samples = { floor: [] as number[], key: [] as number[], session: [] as number[] };
  for (let round = -300; round < rounds; round += 1) {
    const pick = (round + 300) % people;
    const into = round < 0 ? { floor: [], key: [], session: [] } : samples;
    await timed(into.floor, () => database.sql`select id, name from "user" where email = ${`${pick}@bench.test`}`);
    await timed(into.key, () => authenticator.authenticate({ authorization: `Bearer ${keys[pick]}` }));
    await timed(into.session, () => authenticator.authenticate({ cookie: cookie(tokens[pick] as string) }));
  }
  const floor = show('one indexed row, prepared', samples.floor, 0);
  show('API key to actor', samples.key, floor);
  show('session cookie to actor', samples.session, floor);
  await database.close();
}

const [url] = process.argv.slice(2);
if (!url) throw new Error("Name the owner's URL of an empty database.");
await main(url);
