import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Deps, systemCaller } from '../deps.ts';
import { type Actor, systemActor } from '../domain/access/actor.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiDate } from '../domain/calendar/taipei-time.ts';
import { createApiKey } from '../features/access/create-api-key.ts';
import { type DemoCredentials, demoCredentialsFile } from '../features/access/demo-credentials-file.ts';
import { createCustomer } from '../features/customers/create-customer.ts';
import { listCustomers } from '../features/customers/read-customers.ts';
import { createLine } from '../features/lines/create-line.ts';
import { createUser } from '../features/people/create-user.ts';
import { createPhoneSystem } from '../features/phone-systems/create-phone-system.ts';
import { welcomeText, writeCredentials } from './demo-credentials.ts';
import { type DemoAccount, type DemoOrganisation, demoAccounts, demoLines, demoOrganisations } from './demo-data.ts';
import { type DemoCast, playDemoStory } from './demo-story.ts';
import { depsAt } from './demo-time.ts';

const caller = systemCaller(systemActor);

/**
 * Fills an installation without customers and plays the first days in it. Returns the credentials; null when customers
 * exist. Call it before the workers of this process start, because it checks its own uploads.
 */
export async function seedDemo(deps: Deps): Promise<string | null> {
  const seed = await seedWhenEmpty(deps);
  if (!seed) return null;
  try {
    await playDemoStory(deps, seed);
  } catch (error) {
    // Accounts and lines exist; only the story is missing.
    deps.logger.warn({ err: error }, 'the demonstration begins without its requests');
  }
  return seed.welcome;
}

/** The created people and lines. */
export interface DemoSeed extends DemoCast {
  /** The credentials. */
  welcome: string;
}

/**
 * Fills an installation without customers: three organisations, lines on a `directory` and a `manual` phone system, staff
 * of every role. Secrets are random for each installation. Null when customers exist.
 */
export async function seedWhenEmpty(deps: Deps): Promise<DemoSeed | null> {
  const { items } = await listCustomers(deps, caller, { limit: 1 });
  if (items.length > 0) return null;
  const organisations = await seedOrganisations(deps);
  const lines = await seedLines(deps, organisations);
  const people = await Promise.all(demoAccounts.map((account) => seedAccount(deps, organisations, account)));
  const accounts = Object.fromEntries(people.map(({ key, credentials }) => [key, credentials]));
  const credentials: DemoCredentials = { baseUrl: deps.publicUrl(), accounts };
  const file = demoCredentialsFile(deps.config.dataFolder);
  await writeCredentials(file, credentials);
  const actors = new Map(people.map(({ key, actor }) => [key, actor]));
  return { welcome: welcomeText(file, credentials), actors, lines };
}

/** How far back the demonstration goes, days. */
const storyDays = 14;

/** The morning on which the desk, or a customer of that many days, begins: before its lines and everything that happens on them. */
function atStart(deps: Deps, onboardedDaysAgo = storyDays): Deps {
  return depsAt(deps, { days: -Math.min(onboardedDaysAgo, storyDays), time: '09:00' });
}

async function seedOrganisations(deps: Deps): Promise<Map<string, string>> {
  const today = dayOfDateKey(taipeiDate(deps.clock.now())) ?? 0;
  const date = (offset: number) => dateKeyOfDay(today + offset);
  const ids = new Map<string, string>();
  for (const { key, onboardedDaysAgo, contractDays, ...terms } of demoOrganisations as DemoOrganisation[]) {
    const contract = contractDays === null ? null : { from: date(-onboardedDaysAgo), until: date(contractDays) };
    const onboardedOn = date(-onboardedDaysAgo);
    const input = { ...terms, onboardedOn, contract, extraBusinessDays: null };
    const { reply } = await createCustomer(atStart(deps, onboardedDaysAgo), caller, input);
    ids.set(key, reply.id);
  }
  return ids;
}

async function seedLines(deps: Deps, organisations: Map<string, string>): Promise<Map<string, string>> {
  const folder = join(deps.config.dataFolder, 'demo-phone-system');
  await mkdir(folder, { recursive: true });
  const systems = new Map<string, string>();
  const directory = { name: 'Demo PBX (folder)', kind: 'directory' as const, settings: { folder } };
  const manual = { name: 'Demo PBX (by hand)', kind: 'manual' as const, settings: {} };
  for (const system of [directory, manual]) {
    const { reply } = await createPhoneSystem(atStart(deps), caller, system);
    systems.set(system.kind, reply.id);
  }
  const lines = new Map<string, string>();
  for (const { organisation, system, ...line } of demoLines) {
    const { onboardedDaysAgo = 0 } = demoOrganisations.find(({ key }) => key === organisation) ?? {};
    const then = depsAt(deps, { days: -Math.min(onboardedDaysAgo, storyDays), time: '10:00' });
    const { reply } = await createLine(then, caller, {
      ...line,
      organisationId: organisations.get(organisation) ?? '',
      phoneSystemId: systems.get(system) ?? '',
      timeZone: 'Asia/Taipei',
      followNationalCalendar: true,
      datedDays: [],
    });
    lines.set(reply.number, reply.id);
  }
  return lines;
}

async function seedAccount(deps: Deps, organisations: Map<string, string>, account: DemoAccount) {
  const { role, name, email } = account;
  const organisationId = account.organisation === null ? null : (organisations.get(account.organisation) ?? null);
  const { onboardedDaysAgo } = demoOrganisations.find(({ key }) => key === account.organisation) ?? {};
  const password = randomBytes(15).toString('base64url');
  return await deps.database.transaction(systemActor, async (transaction) => {
    const { userId } = await createUser(atStart(deps, onboardedDaysAgo), transaction, {
      name,
      email,
      password,
      organisationId,
      roles: [role],
      demo: true,
    });
    const { key: apiKey } = await createApiKey(transaction, { userId, organisationId, role, name: 'demo' });
    const actor: Actor = { kind: 'user', userId, name, organisationId, roles: [role] };
    return { key: account.key, credentials: { email, password, apiKey }, actor };
  });
}
