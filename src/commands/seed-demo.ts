import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Deps, systemCaller } from '../deps.ts';
import { systemActor } from '../domain/access/actor.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiDate } from '../domain/calendar/taipei-time.ts';
import { createApiKey, createUser } from '../features/access/create-user.ts';
import { createCustomer } from '../features/customers/create-customer.ts';
import { listCustomers } from '../features/customers/read-customers.ts';
import { createLine } from '../features/lines/create-line.ts';
import { createPhoneSystem } from '../features/phone-systems/create-phone-system.ts';
import { type DemoCredentials, welcomeText, writeCredentials } from './demo-credentials.ts';
import { type DemoAccount, type DemoOrganisation, demoAccounts, demoLines, demoOrganisations } from './demo-data.ts';

const caller = systemCaller(systemActor);

/**
 * Fills an installation without customers: three organisations, lines on a `directory` and a `manual` phone system, staff of
 * every role. Secrets are random for each installation. Returns how to sign in; null when there is somebody already.
 */
export async function seedWhenEmpty(deps: Deps): Promise<string | null> {
  const { items } = await listCustomers(deps, caller, { limit: 1 });
  if (items.length > 0) return null;
  const organisations = await seedOrganisations(deps);
  await seedLines(deps, organisations);
  const accounts = await seedAccounts(deps, organisations);
  const credentials = { baseUrl: deps.publicUrl(), accounts };
  const file = join(deps.config.dataFolder, 'demo-credentials.json');
  await writeCredentials(file, credentials);
  return welcomeText(file, credentials);
}

async function seedOrganisations(deps: Deps): Promise<Map<string, string>> {
  const today = dayOfDateKey(taipeiDate(deps.clock.now())) ?? 0;
  const date = (offset: number) => dateKeyOfDay(today + offset);
  const ids = new Map<string, string>();
  for (const { key, onboardedDaysAgo, contractDays, ...terms } of demoOrganisations as DemoOrganisation[]) {
    const contract = contractDays === null ? null : { from: date(-onboardedDaysAgo), until: date(contractDays) };
    const onboardedOn = date(-onboardedDaysAgo);
    const { reply } = await createCustomer(deps, caller, { ...terms, onboardedOn, contract, extraBusinessDays: null });
    ids.set(key, reply.id);
  }
  return ids;
}

async function seedLines(deps: Deps, organisations: Map<string, string>): Promise<void> {
  const folder = join(deps.config.dataFolder, 'demo-phone-system');
  await mkdir(folder, { recursive: true });
  const systems = new Map<string, string>();
  const directory = { name: 'Demo PBX (folder)', kind: 'directory' as const, settings: { folder } };
  const manual = { name: 'Demo PBX (by hand)', kind: 'manual' as const, settings: {} };
  for (const system of [directory, manual]) {
    const { reply } = await createPhoneSystem(deps, caller, system);
    systems.set(system.kind, reply.id);
  }
  for (const { organisation, system, ...line } of demoLines) {
    await createLine(deps, caller, {
      ...line,
      organisationId: organisations.get(organisation) ?? '',
      phoneSystemId: systems.get(system) ?? '',
      timeZone: 'Asia/Taipei',
      followNationalCalendar: true,
    });
  }
}

async function seedAccounts(deps: Deps, organisations: Map<string, string>): Promise<DemoCredentials['accounts']> {
  const entries = demoAccounts.map(
    async (account) => [account.key, await seedAccount(deps, organisations, account)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function seedAccount(deps: Deps, organisations: Map<string, string>, account: DemoAccount) {
  const { role, name, email } = account;
  const organisationId = account.organisation === null ? null : (organisations.get(account.organisation) ?? null);
  const password = randomBytes(15).toString('base64url');
  const apiKey = await deps.database.transaction(systemActor, async (transaction) => {
    const { userId } = await createUser(deps, transaction, {
      name,
      email,
      password,
      organisationId,
      roles: [role],
      demo: true,
    });
    return (await createApiKey(transaction, { userId, organisationId, role, name: 'demo' })).key;
  });
  return { email, password, apiKey };
}
