import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LineInput } from '../contract/lines.contract.ts';
import { type Deps, systemCaller } from '../deps.ts';
import { type Actor, systemActor } from '../domain/access/actor.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiDate } from '../domain/calendar/taipei-time.ts';
import { createApiKey } from '../features/access/create-api-key.ts';
import { type DemoCredentials, demoCredentialsFile } from '../features/access/demo-credentials-file.ts';
import { createCustomer } from '../features/customers/create-customer.ts';
import { listCustomers } from '../features/customers/read-customers.ts';
import { addLines, createLine } from '../features/lines/create-line.ts';
import { createUser } from '../features/people/create-user.ts';
import { createPhoneSystem } from '../features/phone-systems/create-phone-system.ts';
import type { DemoCast } from './demo-cast.ts';
import { welcomeText, writeCredentials } from './demo-credentials.ts';
import { type DemoAccount, type DemoData, type DemoLine, firstCustomers } from './demo-data.ts';
import { playDemoStory } from './demo-story.ts';
import { depsAt } from './demo-time.ts';
import { furtherCustomers } from './further-customers.ts';
import { islandShops } from './island-shops.ts';

const caller = systemCaller(systemActor);

const everybody: DemoData = {
  organisations: [firstCustomers, furtherCustomers, islandShops].flatMap(({ organisations }) => organisations),
  lines: [...firstCustomers.lines, ...furtherCustomers.lines],
  manyLines: islandShops.manyLines,
  accounts: [firstCustomers, furtherCustomers, islandShops].flatMap(({ accounts }) => accounts),
};

/**
 * Fills an installation without customers and plays the first days in it. Returns the credentials; null when customers
 * exist. Call it before the workers of this process start, because it checks its own uploads.
 */
export async function seedDemo(deps: Deps): Promise<string | null> {
  const seed = await seedWhenEmpty(deps, everybody);
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
 * Fills an installation without customers: organisations, their lines on a `directory` and a `manual` phone system, staff
 * of every role. Secrets are random for each installation. Null when customers exist.
 */
export async function seedWhenEmpty(deps: Deps, data = firstCustomers): Promise<DemoSeed | null> {
  const { items } = await listCustomers(deps, caller, { limit: 1 });
  if (items.length > 0) return null;
  const organisations = await seedOrganisations(deps, data);
  const lines = await seedLines(deps, data, organisations);
  const people = await Promise.all(data.accounts.map((account) => seedAccount(deps, data, { account, organisations })));
  const accounts = Object.fromEntries(people.map(({ key, credentials }) => [key, credentials]));
  const credentials: DemoCredentials = { baseUrl: deps.publicUrl(), accounts };
  const file = demoCredentialsFile(deps.config.dataFolder);
  await writeCredentials(file, credentials);
  const actors = new Map(people.map(({ key, actor }) => [key, actor]));
  return { welcome: welcomeText(file, credentials), actors, lines };
}

/** How far back the demonstration goes, days. */
const storyDays = 14;

/** A morning at the beginning of the desk, or of a customer that came later: before everything that happens on its lines. */
function atStart(deps: Deps, { organisations }: DemoData, key: string | null, time = '09:00'): Deps {
  const { onboardedDaysAgo = storyDays } = organisations.find((organisation) => organisation.key === key) ?? {};
  return depsAt(deps, { days: -Math.min(onboardedDaysAgo, storyDays), time });
}

/** The date so many days after (less than 0: before) the day of the first start. */
function dateAfter({ clock }: Deps, days: number): string {
  return dateKeyOfDay((dayOfDateKey(taipeiDate(clock.now())) ?? 0) + days);
}

async function seedOrganisations(deps: Deps, data: DemoData): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, onboardedDaysAgo, contractDays, ...terms } of data.organisations) {
    const onboardedOn = dateAfter(deps, -onboardedDaysAgo);
    const contract = contractDays === null ? null : { from: onboardedOn, until: dateAfter(deps, contractDays) };
    const input = { ...terms, onboardedOn, contract, extraBusinessDays: null };
    const { reply } = await createCustomer(atStart(deps, data, key), caller, input);
    ids.set(key, reply.id);
  }
  return ids;
}

async function seedLines(deps: Deps, data: DemoData, organisations: Map<string, string>): Promise<Map<string, string>> {
  const folder = join(deps.config.dataFolder, 'demo-phone-system');
  await mkdir(folder, { recursive: true });
  const systems = new Map<string, string>();
  const directory = { name: 'Demo PBX (folder)', kind: 'directory' as const, settings: { folder } };
  const manual = { name: 'Demo PBX (by hand)', kind: 'manual' as const, settings: {} };
  for (const system of [directory, manual]) {
    const { reply } = await createPhoneSystem(atStart(deps, data, null), caller, system);
    systems.set(system.kind, reply.id);
  }
  const lines = new Map<string, string>();
  const inputOf = ({ organisation, system, ownDays = [], ...line }: DemoLine): LineInput => ({
    followNationalCalendar: true,
    ...line,
    datedDays: datedDays(deps, ownDays),
    organisationId: organisations.get(organisation) ?? '',
    phoneSystemId: systems.get(system) ?? '',
    timeZone: 'Asia/Taipei',
  });
  for (const line of data.lines) {
    const { reply } = await createLine(atStart(deps, data, line.organisation, '10:00'), caller, inputOf(line));
    lines.set(reply.number, reply.id);
  }
  const { manyLines = [] } = data;
  const [one] = manyLines;
  if (one) {
    const then = atStart(deps, data, one.organisation, '10:00');
    const inputs = manyLines.map(inputOf);
    await deps.database.transaction(systemActor, (transaction) => addLines(then, caller, transaction, inputs));
  }
  return lines;
}

function datedDays(deps: Deps, ownDays: NonNullable<DemoLine['ownDays']>): LineInput['datedDays'] {
  return ownDays.map(({ days: [first, last], name, hours }) => {
    return { from: dateAfter(deps, first), to: dateAfter(deps, last), name, hours };
  });
}

async function seedAccount(
  deps: Deps,
  data: DemoData,
  { account, organisations }: { account: DemoAccount; organisations: Map<string, string> },
) {
  const { role, name, email, organisation } = account;
  const organisationId = organisation === null ? null : (organisations.get(organisation) ?? null);
  const password = randomBytes(15).toString('base64url');
  return await deps.database.transaction(systemActor, async (transaction) => {
    const { userId } = await createUser(atStart(deps, data, organisation), transaction, {
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
