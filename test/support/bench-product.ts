import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { openApi } from '../../src/commands/api.ts';
import { openDatabase } from '../../src/commands/open-database.ts';
import { buildConfig } from '../../src/config/config.ts';
import { readEnvironment } from '../../src/config/env.ts';
import { buildContainer } from '../../src/container.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { LineConfig } from '../../src/domain/line/line-config.ts';
import { makeKey } from '../../src/features/access/api-key-secret.ts';
import { newId } from '../../src/shared/ids.ts';
import { startBackground } from '../../workers/main.ts';
import { makeServerFolder } from './temporary-folder.ts';

export interface BenchProduct {
  deps: Deps;
  port: number;
  /** The owner's address, for floors beside the product on the same server. */
  databaseUrl: string;
  /** Waits until the relay's backlog is empty, so that one contender's work does not slow the next. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The whole product in this process as `npm start` runs it (API, relay, workers, timers), on its embedded PostgreSQL with
 * durable commits, in a temporary folder.
 */
export async function startBenchProduct(more: Record<string, string> = {}): Promise<BenchProduct> {
  process.env.NODE_ENV = 'production';
  const folder = makeServerFolder('bench');
  const environment = { LINESHIFT_DATA_DIR: join(folder, 'data'), PORT: '0', LINESHIFT_DEMO: '0', ...more };
  const config = buildConfig(readEnvironment(environment));
  const logger = pino({ level: 'info' }, pino.destination('/dev/null'));
  const database = await openDatabase(config, logger);
  const container = await buildContainer({ config, logger, databaseUrl: database.url });
  const background = await startBackground(container);
  const api = await openApi(container);
  api.ready();
  const { deps } = container;
  return {
    deps,
    port: Number(new URL(api.url).port),
    databaseUrl: database.url,
    settle: () => settle(deps),
    async close() {
      await api.close({ drainMs: 0, graceMs: 1_000 });
      await background.close(1_000);
      await container.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function settle(deps: Deps): Promise<void> {
  for (;;) {
    const [row] = await deps.database.transaction(
      systemActor,
      ({ sql }) => sql`select 1 from outbox where sequence is null limit 1`,
    );
    if (!row) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export interface BenchCustomer {
  organisationId: string;
  /** An owner's key. */
  key: string;
  /** A recording that was found good. */
  uploadId: string;
  lineIds: string[];
  /** The ids of the lines, in the same order. */
  numbers: string[];
}

/**
 * Customers with an owner's key, a ready recording and lines each; and technicians' keys, as many unless told. A person changes
 * the lines' phone system, or the product does where its `folder` is given.
 */
export async function seedCustomers(
  deps: Deps,
  {
    customers,
    lines,
    technicians: desk = customers,
    folder,
  }: { customers: number; lines: number; technicians?: number; folder?: string },
): Promise<{ customers: BenchCustomer[]; technicianKeys: string[] }> {
  const phoneSystemId = newId();
  const made = Array.from({ length: customers }, (_, index) => ({
    organisationId: newId(),
    userId: newId(),
    keyId: newId(),
    promptId: newId(),
    uploadId: randomUUID(),
    lines: Array.from({ length: lines }, (_line, line) => ({
      id: newId(),
      number: `+8862${String(index * lines + line).padStart(8, '0')}`,
    })),
    ...makeKey(),
  }));
  // At least as many as there are connections: each caller has a rate limit of its own.
  const technicians = Array.from({ length: desk }, () => ({
    userId: newId(),
    keyId: newId(),
    role: 'technician',
    ...makeKey(),
  }));
  await deps.database.transaction(systemActor, async ({ sql }) => {
    const rows = JSON.stringify(made);
    const everybody = JSON.stringify([...made, ...technicians]);
    const kind = folder === undefined ? 'manual' : 'directory';
    const settings = JSON.stringify(folder === undefined ? {} : { folder, keepOldPromptsMinutes: 60 });
    await sql`insert into phone_system (id, name, kind, settings)
      values (${phoneSystemId}, 'Bench', ${kind}, ${settings}::text::jsonb)`;
    await sql`insert into customer (id, name, plan, onboarded_on, contract_from, contract_until, environment, county)
      select "organisationId", 'Bench', 'pro', '2024-01-01', '2024-01-01', '2099-01-01', 'shared', '臺北市'
      from jsonb_to_recordset(${rows}::text::jsonb) as r("organisationId" uuid)`;
    await sql`insert into "user" (id, name, email, demo) select "userId", 'Bench', "userId" || '@bench.test', true
      from jsonb_to_recordset(${everybody}::text::jsonb) as r("userId" uuid)`;
    await sql`insert into member (user_id, organisation_id, role) select "userId", "organisationId", 'owner'
      from jsonb_to_recordset(${rows}::text::jsonb) as r("userId" uuid, "organisationId" uuid)`;
    await sql`insert into staff_role (user_id, role) select "userId", 'technician'
      from jsonb_to_recordset(${JSON.stringify(technicians)}::text::jsonb) as r("userId" uuid)`;
    await sql`insert into api_key (id, prefix, secret_hash, name, user_id, organisation_id, role)
      select "keyId", prefix, "secretHash", 'bench', "userId", "organisationId", coalesce(role, 'owner')
      from jsonb_to_recordset(${everybody}::text::jsonb)
        as r("keyId" uuid, prefix text, "secretHash" text, "userId" uuid, "organisationId" uuid, role text)`;
    await sql`insert into prompt (id, organisation_id, upload_id, file_name, master_key, master_sha256, master_size, status,
        verdict, profile_id, uploaded_by_name)
      select "promptId", "organisationId", "uploadId", 'bench.wav', 'bench', md5("promptId"::text), 1, 'ready', 'accepted',
        'telephony-v1', 'Bench'
      from jsonb_to_recordset(${rows}::text::jsonb) as r("promptId" uuid, "organisationId" uuid, "uploadId" uuid)`;
    await sql`insert into line (id, organisation_id, number, label, phone_system_id, county, time_zone, revision)
      select line.id, "organisationId", line.number, 'Bench', ${phoneSystemId}, '臺北市', 'Asia/Taipei', 1
      from jsonb_to_recordset(${rows}::text::jsonb) as r("organisationId" uuid, lines jsonb),
        jsonb_to_recordset(r.lines) as line(id uuid, number text)`;
    const line = { timeZone: 'Asia/Taipei', weekly: null, followNationalCalendar: true, datedDays: [], prompts: {} };
    const config = JSON.stringify(line satisfies LineConfig);
    await sql`insert into line_revision (organisation_id, line_id, number, config, reason, author_name)
      select organisation_id, id, 1, ${config}::text::jsonb, 'created', 'Bench' from line`;
  });
  return {
    technicianKeys: technicians.map((technician) => technician.key),
    customers: made.map(({ organisationId, key, uploadId, lines: own }) => ({
      organisationId,
      key,
      uploadId,
      lineIds: own.map((line) => line.id),
      numbers: own.map((line) => line.number),
    })),
  };
}

/** Open jobs of as many accepted requests, a request for each pair of line and slot. */
export async function seedOpenJobs(deps: Deps, customers: BenchCustomer[], count: number): Promise<void> {
  const pairs = customers.flatMap(({ organisationId, lineIds }) =>
    lineIds.map((lineId) => ({ organisationId, lineId })),
  );
  const jobs = Array.from({ length: count }, (_, index) => ({
    ...pairs[index % pairs.length],
    id: newId(),
    jobId: newId(),
    slot: `custom:seed-${Math.floor(index / pairs.length)}`,
    dueBy: new Date(Date.now() + 86_400_000 + ((index * 7919) % count) * 1000).toISOString(),
  }));
  await deps.database.transaction(systemActor, async ({ sql }) => {
    const rows = JSON.stringify(jobs);
    await sql`insert into change_request (id, organisation_id, kind, status, line_id, patch, filed_by_name, received_at, clock_start,
        day0, earliest_by, due_by, extra_business_days, calendar_version, provisional, receipt)
      select id, "organisationId", 'voice_replacement', 'accepted', "lineId", jsonb_build_object('kind', 'set_prompt', 'slot', slot, 'promptId', null), 'Bench', now(), now(), '2026-03-04', "dueBy",
        "dueBy", 0, 'bench', false, '[]'
      from jsonb_to_recordset(${rows}::text::jsonb)
        as r(id uuid, "organisationId" uuid, "lineId" uuid, slot text, "dueBy" timestamptz)`;
    await sql`insert into change_request_line (organisation_id, change_request_id, line_id, position)
      select "organisationId", id, "lineId", 0
      from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, "organisationId" uuid, "lineId" uuid)`;
    await sql`insert into change_request_place (organisation_id, change_request_id, line_id, place)
      select "organisationId", id, "lineId", 'slot:' || slot
      from jsonb_to_recordset(${rows}::text::jsonb) as r(id uuid, "organisationId" uuid, "lineId" uuid, slot text)`;
    await sql`insert into job (id, organisation_id, subject_kind, subject_id, due_by)
      select "jobId", "organisationId", 'request', id, "dueBy"
      from jsonb_to_recordset(${rows}::text::jsonb) as r("jobId" uuid, "organisationId" uuid, id uuid, "dueBy" timestamptz)`;
  });
}
