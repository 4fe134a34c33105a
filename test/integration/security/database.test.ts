import { pino } from 'pino';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationRole, Database, type Transaction } from '../../../src/db/database.ts';
import { migrateDatabase } from '../../../src/db/migrate.ts';
import { type Actor, noOrganisation, systemActor, visitorActor } from '../../../src/domain/access/actor.ts';
import { migrateQueue } from '../../../src/queue/migrate-queue.ts';
import { createTestDatabase } from '../../support/database.ts';

let drop: () => Promise<void>;
let url: string;
let owner: Sql;
let application: Sql;

beforeAll(async () => {
  const logger = pino({ level: 'silent' });
  const stored = await createTestDatabase((url) => migrateDatabase({ url, logger, migrateQueue }));
  drop = stored.drop;
  url = stored.url;
  owner = postgres(stored.url, { max: 1, onnotice: () => undefined });
  application = postgres(stored.url, {
    max: 1,
    onnotice: () => undefined,
    connection: { role: applicationRole },
  });
});
afterAll(async () => {
  await Promise.all([owner.end(), application.end()]);
  await drop();
});

const first = '01900000-0000-7000-8000-000000000001';
const second = '01900000-0000-7000-8000-000000000002';

describe('row-level security', () => {
  it('applies to every table that names an organisation, and to its owner as well', async () => {
    const unbound = await owner`
      select t.relname from pg_class t
      join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'organisation_id' and not a.attisdropped
      where t.relkind in ('r', 'p') and not (t.relrowsecurity and t.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = t.oid and p.polwithcheck is not null))`;
    expect(unbound.map((row) => row.relname)).toEqual([]);
    const [customer] =
      await owner`select relrowsecurity and relforcerowsecurity as bound from pg_class where relname = 'customer'`;
    expect(customer?.bound).toBe(true);
  });

  it('is passed by no view, and by no right of the application itself', async () => {
    const withOwnRights = await owner`
      select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace
        and not coalesce(reloptions @> '{security_invoker=true}', false)`;
    expect(withOwnRights.map(({ relname }) => relname)).toEqual([]);
    const [role] = await owner`
      select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin as mighty,
        exists (select from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = ${applicationRole}`;
    expect(role).toMatchObject({ mighty: false, owns: false });
  });

  it('shows nothing to a connection that names no actor', async () => {
    const rows = await application`select from customer union all select from audit_row union all select from message`;
    expect(rows).toHaveLength(0);
  });
});

describe('a question without a transaction', () => {
  const question = ({ sql }: Pick<Transaction, 'sql'>) => sql`select name from customer order by name`;
  const member = (organisationId: string): Actor => ({
    ...visitorActor,
    kind: 'user',
    organisationId,
    roles: ['member'],
  });
  let database: Database;

  beforeAll(async () => {
    database = new Database({ url, logger: pino({ level: 'silent' }), maxConnections: 2 });
    await owner.begin(async (sql) => {
      await sql`select set_config('app.scope', 'staff', true)`;
      await sql`insert into customer (id, name, plan, onboarded_on, environment, county)
        select * from (values (${first}::uuid, 'First'), (${second}::uuid, 'Second')) as named(id, name),
          (values ('pro', '2026-01-01'::date, 'shared', '臺北市')) as alike(plan, onboarded_on, environment, county)`;
    });
  });
  afterAll(() => database.close());

  it('sees what its actor may see, and never what the previous actor could', async () => {
    for (const actor of [systemActor, member(first), systemActor, member(second), visitorActor]) {
      const names = (await database.read(actor, question)).map(({ name }) => name);
      const all: Record<string, string[]> = { [first]: ['First'], [second]: ['Second'], [noOrganisation]: [] };
      expect(names).toEqual(actor.organisationId === null ? ['First', 'Second'] : all[actor.organisationId]);
    }
  });

  it('writes nothing, whatever it says', async () => {
    const write = database.read(systemActor, ({ sql }) => sql`update customer set name = 'Changed'`);
    await expect(write).rejects.toMatchObject({ code: '25006' });
    expect(await database.read(systemActor, question)).toHaveLength(2);
  });
});

describe("functions that run with their owner's rights", () => {
  it('are for the application only, and look names up where nobody else writes', async () => {
    const open = await owner`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
        and (not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%')
          or (p.prorettype <> 'trigger'::regtype
            and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as grants
                        where grants.grantee = 0 and grants.privilege_type = 'EXECUTE')))`;
    expect(open.map((row) => row.proname)).toEqual([]);
    const [creators] = await owner`
      select has_schema_privilege('public', 'public', 'CREATE') as everybody,
        has_schema_privilege(${applicationRole}, 'public', 'CREATE') as application`;
    expect(creators).toEqual({ everybody: false, application: false });
  });
});

describe('what is written once', () => {
  it.each([
    `update audit_row set reason = 'x'`,
    'delete from audit_row',
    'truncate audit_row',
    'truncate line_revision',
    `update line_revision set config = '{}'`,
    'delete from line_revision',
    'delete from audit_seal',
    `update audit_words set words = '{}'`,
    'delete from audit_words',
    'truncate audit_words',
    `select forget_audit_words(gen_random_uuid(), null)`,
    `update request_message set words = ''`,
    'delete from request_message',
    `insert into audit_seal (previous_hash, hash, row_count) values ('', '', 0)`,
    `update prompt set master_sha256 = ''`,
    `update prompt set organisation_id = gen_random_uuid()`,
    'alter table audit_row disable row level security',
    'drop policy organisation on line',
    'create function mine() returns int language sql as $$ select 1 $$',
    'create table mine (id int)',
  ])('is beyond the application: %s', async (statement) => {
    await expect(application.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  });
});
