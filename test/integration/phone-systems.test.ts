import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectorFactory, PhoneSystemConnector } from '../../src/connectors/phone-systems/phone-system.port.ts';
import { createLineEndpoint, type LineInput } from '../../src/contract/lines.contract.ts';
import { phoneSystemShape } from '../../src/contract/phone-systems.contract.ts';
import type { Caller, Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { createCustomer } from '../../src/features/customers/create-customer.ts';
import { createLine } from '../../src/features/lines/create-line.ts';
import { askPhoneSystem } from '../../src/features/phone-systems/ask-phone-system.ts';
import { createPhoneSystem } from '../../src/features/phone-systems/create-phone-system.ts';
import { editPhoneSystem } from '../../src/features/phone-systems/edit-phone-system.ts';
import { restartTests } from '../../src/features/phone-systems/phone-systems.sweeps.ts';
import { getPhoneSystem, listPhoneSystems } from '../../src/features/phone-systems/read-phone-systems.ts';
import { testPhoneSystem } from '../../src/features/phone-systems/test-phone-system.ts';
import { OpenConnectors } from '../../src/reconcile/connectors/open-connectors.ts';
import { newId } from '../../src/shared/ids.ts';
import { callerOf, type FeatureWorld, missingFolder, openFeatureWorld } from '../support/feature-deps.ts';

const admin = callerOf('admin');
let world: FeatureWorld;
let folder: string;

beforeAll(async () => {
  world = await openFeatureWorld();
  folder = await mkdtemp(join(tmpdir(), 'lineshift-phone-system-'));
});

afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function make(name: string, settings: Record<string, unknown> = { folder }) {
  return await createPhoneSystem(world.deps, admin, { name, kind: 'directory', settings });
}

async function addCustomer(name: string): Promise<string> {
  const { reply } = await createCustomer(world.deps, admin, {
    name,
    plan: 'pro',
    onboardedOn: '2026-01-05',
    contract: null,
    environment: 'shared',
    extraBusinessDays: null,
    county: '臺北市',
  });
  return reply.id;
}

async function addLine(organisationId: string, phoneSystemId: string, number: string): Promise<void> {
  const input = createLineEndpoint.body?.parse({
    organisationId,
    phoneSystemId,
    number,
    label: 'Main',
    county: '臺北市',
    weekly: null,
  });
  await createLine(world.deps, admin, input as LineInput);
}

describe('phone systems', () => {
  it('are stored with every default of their driver filled in', async () => {
    const { reply, version } = await make('North');
    expect(reply.settings).toEqual({ folder, keepOldPromptsMinutes: 60 });
    expect(phoneSystemShape.strict().parse(reply)).toEqual(reply);
    expect(await getPhoneSystem(world.deps, admin, reply.id)).toEqual({ reply, version });
  });

  it('name each setting that does not fit, in the reader language', async () => {
    const settings = { folder: 'relative', keepOldPromptsMinutes: 0, colour: 'blue' };
    const input = { name: 'Wrong', kind: 'directory', settings } as const;
    const refused = createPhoneSystem(world.deps, callerOf('admin', { language: 'zh-TW' }), input);
    await expect(refused).rejects.toMatchObject({ code: 'phone_system_settings_invalid', status: 422 });
    const { errors } = (await refused.catch((error: { errors: { path: string; message: string }[] }) => error)) as {
      errors: { path: string; message: string }[];
    };
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'settings.colour',
      'settings.folder',
      'settings.keepOldPromptsMinutes',
    ]);
    expect(errors.find(({ path }) => path === 'settings.colour')?.message).toBe('這種電話系統沒有這項設定。');
  });

  it('have a name of their own, also when two are added at once', async () => {
    const tries = await Promise.allSettled([make('Twin'), make('Twin')]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'phone_system_name_taken', status: 409, params: { name: 'Twin' } },
    });
  });

  it('can be renamed and set anew, once a version', async () => {
    const { reply } = await make('Old name');
    const edited = await editPhoneSystem(world.deps, admin, {
      id: reply.id,
      expectedVersion: 1,
      patch: { name: 'New name' },
    });
    expect(edited).toMatchObject({ reply: { name: 'New name', settings: { folder } }, version: 2 });
    const stale = { id: reply.id, expectedVersion: 1, patch: { name: 'Third' } };
    await expect(editPhoneSystem(world.deps, admin, stale)).rejects.toMatchObject({ status: 412 });
    const wrong = { id: reply.id, expectedVersion: 2, patch: { settings: { folder: 'relative' } } };
    await expect(editPhoneSystem(world.deps, admin, wrong)).rejects.toMatchObject({ status: 422 });
    const taken = { id: reply.id, expectedVersion: 2, patch: { name: 'North' } };
    await expect(editPhoneSystem(world.deps, admin, taken)).rejects.toMatchObject({ code: 'phone_system_name_taken' });
  });

  it('keep setting values out of the audit', async () => {
    const { reply } = await make('Quiet');
    const [row] = await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`select after from audit_row where subject_id = ${reply.id}`,
    );
    expect(row?.after).toEqual({
      kind: 'directory',
      settings: ['folder', 'keepOldPromptsMinutes'],
      audioProfile: 'telephony-v1',
    });
  });

  it('are listed by name in pages', async () => {
    const first = await listPhoneSystems(world.deps, admin, { limit: 1 });
    const rest = await listPhoneSystems(world.deps, admin, { limit: 200, cursor: first.nextCursor ?? '' });
    const names = [...first.items, ...rest.items].map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    expect(rest.nextCursor).toBeNull();
  });

  it('are listed for a customer by its lines, with the figures of these', async () => {
    const [organisationId, other] = await Promise.all(['Lined up', 'Elsewhere'].map(addCustomer));
    const { reply: shared } = await make('Shared by two');
    await addLine(organisationId as string, shared.id, '02-2345-6001');
    await addLine(other as string, shared.id, '02-2345-6002');
    await addLine(other as string, shared.id, '02-2345-6003');
    const of = (id?: string) => listPhoneSystems(world.deps, admin, { limit: 200, organisationId: id });
    const figures = ({ items }: Awaited<ReturnType<typeof of>>) =>
      items.map(({ name, lineCount }) => [name, lineCount]);
    expect(figures(await of(organisationId))).toEqual([['Shared by two', 1]]);
    expect(figures(await of(other))).toEqual([['Shared by two', 2]]);
    expect(figures(await of())).toContainEqual(['Shared by two', 3]);
    expect((await of(newId())).items).toEqual([]);
  });

  it('show their settings to admins only and do not show themselves to customers', async () => {
    const { reply } = await make('Secretive');
    const seen = await getPhoneSystem(world.deps, callerOf('technician'), reply.id);
    expect(seen.reply).not.toHaveProperty('settings');
    const owner = callerOf('owner', { organisationId: newId() });
    await expect(getPhoneSystem(world.deps, owner, reply.id)).rejects.toMatchObject({ status: 403 });
    await expect(listPhoneSystems(world.deps, owner, { limit: 5 })).rejects.toMatchObject({ status: 403 });
    const input = { name: 'Mine', kind: 'manual', settings: {} } as const;
    for (const role of ['agent', 'technician', 'operator', 'sales'] as const)
      await expect(createPhoneSystem(world.deps, callerOf(role), input)).rejects.toMatchObject({ status: 403 });
  });
});

describe('testing the connection', () => {
  const context = { signal: new AbortController().signal, attempt: 1, lastAttempt: false };
  const answerTo = (id: string) => testPhoneSystem(world.deps, { phoneSystemId: id }, context);
  const connectionOf = async (caller: Caller, id: string) =>
    (await getPhoneSystem(world.deps, caller, id)).reply.connection;

  it('begins by itself with a system that was added or changed, and ends with what it said and when', async () => {
    const { reply } = await make('Reachable');
    expect(reply.connection).toEqual({ testing: true, last: null });
    world.setNow('2026-03-04T10:00:05+08:00');
    await answerTo(reply.id);
    const at = '2026-03-04T10:00:05+08:00';
    const detail = expect.stringContaining(folder);
    expect(await connectionOf(admin, reply.id)).toEqual({ testing: false, last: { ok: true, detail, at } });
    const patch = { settings: { folder: missingFolder() } };
    const edited = await editPhoneSystem(world.deps, admin, { id: reply.id, expectedVersion: 1, patch });
    expect(edited.reply.connection).toEqual({ testing: true, last: { ok: true, detail, at } });
    await answerTo(reply.id);
    expect(await connectionOf(admin, reply.id)).toMatchObject({ testing: false, last: { ok: false } });
  });

  it('answers at once, and keeps the last result until there is another', async () => {
    const { reply } = await make('Asked again');
    await answerTo(reply.id);
    const asked = await askPhoneSystem(world.deps, callerOf('technician'), reply.id);
    expect(asked).toMatchObject({ testing: true, last: { ok: true } });
    const nudged: unknown[] = [];
    const queue = { add: async (nudges: unknown[]) => void nudged.push(...nudges) };
    const deps = new Proxy(world.deps, {
      get: (target, part) => (part === 'queue' ? queue : target[part as keyof Deps]),
    });
    await restartTests(deps);
    expect(nudged).toContainEqual({ task: 'test-phone-system', payload: { phoneSystemId: reply.id } });
    await answerTo(reply.id);
    expect(await connectionOf(admin, reply.id)).toMatchObject({ testing: false });
  });

  it('audits who asked and the result', async () => {
    const { reply } = await make('Proved');
    await askPhoneSystem(world.deps, callerOf('technician'), reply.id);
    await answerTo(reply.id);
    const rows = await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`select action, actor_role, after from audit_row where subject_id = ${reply.id} order by id`,
    );
    expect(rows.slice(1).map((row) => [row.action, row.actor_role, row.after])).toEqual([
      ['phone_system.test_asked', 'technician', null],
      ['phone_system.tested', 'system', { ok: true }],
    ]);
  });

  it('tests once more when that was requested meanwhile, and not when no test is pending', async () => {
    const asked: string[] = [];
    const { reply } = await make('Changed meanwhile');
    const connectorThatIsEdited: ConnectorFactory = () =>
      ({
        health: async () => {
          asked.push('health');
          world.setNow(`2026-03-04T11:00:0${asked.length}+08:00`);
          if (asked.length === 1) await askPhoneSystem(world.deps, admin, reply.id);
          return { ok: asked.length > 1, says: { code: 'in_memory', params: {} } };
        },
        close: async () => undefined,
      }) as Partial<PhoneSystemConnector> as PhoneSystemConnector;
    const connectors = new OpenConnectors({ factory: connectorThatIsEdited, logger: world.deps.logger });
    const deps = new Proxy(world.deps, {
      get: (target, part) => (part === 'connectors' ? connectors : target[part as keyof Deps]),
    });
    await testPhoneSystem(deps, { phoneSystemId: reply.id }, context);
    expect(asked).toEqual(['health', 'health']);
    expect(await connectionOf(admin, reply.id)).toMatchObject({ testing: false, last: { ok: true } });
    await testPhoneSystem(deps, { phoneSystemId: reply.id }, context);
    expect(asked).toHaveLength(2);
  });

  it('tells those who may not test whether it answers, and not what it said', async () => {
    const { reply } = await make('Discreet');
    await answerTo(reply.id);
    expect(await connectionOf(callerOf('operator'), reply.id)).toMatchObject({ last: { ok: true, detail: null } });
    const detail = expect.stringContaining('可以寫入');
    expect(await connectionOf(callerOf('technician', { language: 'zh-TW' }), reply.id)).toMatchObject({
      last: { detail },
    });
  });

  it('answers for a system whose stored settings no longer fit', async () => {
    const { reply } = await make('Outdated');
    await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`update phone_system set settings = '{}' where id = ${reply.id}`,
    );
    await answerTo(reply.id);
    expect(await connectionOf(admin, reply.id)).toMatchObject({ last: { ok: false } });
  });

  it('is not for everybody', async () => {
    const { reply } = await make('Closed');
    await expect(askPhoneSystem(world.deps, callerOf('agent'), reply.id)).rejects.toMatchObject({ status: 403 });
    await expect(askPhoneSystem(world.deps, admin, newId())).rejects.toMatchObject({ status: 404 });
  });
});
