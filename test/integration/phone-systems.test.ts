import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneSystemShape } from '../../src/contract/phone-systems.contract.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { createPhoneSystem } from '../../src/features/phone-systems/create-phone-system.ts';
import { editPhoneSystem } from '../../src/features/phone-systems/edit-phone-system.ts';
import { getPhoneSystem, listPhoneSystems } from '../../src/features/phone-systems/read-phone-systems.ts';
import { testPhoneSystem } from '../../src/features/phone-systems/test-phone-system.ts';
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
  it('says whether the system can be reached, and leaves proof', async () => {
    const { reply } = await make('Reachable');
    expect(await testPhoneSystem(world.deps, callerOf('technician'), reply.id)).toMatchObject({ ok: true });
    const away = await make('Away', { folder: missingFolder() });
    const answer = await testPhoneSystem(world.deps, admin, away.reply.id);
    expect(answer.ok).toBe(false);
    expect(answer.detail.length).toBeGreaterThan(10);
    const rows = await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`select actor_role, after from audit_row where action = 'phone_system.tested' order by id`,
    );
    expect(rows.map((row) => [row.actor_role, row.after])).toEqual([
      ['technician', { ok: true }],
      ['admin', { ok: false }],
    ]);
  });

  it('answers for a system whose stored settings no longer fit', async () => {
    const { reply } = await make('Outdated');
    await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`update phone_system set settings = '{}' where id = ${reply.id}`,
    );
    expect(await testPhoneSystem(world.deps, admin, reply.id)).toMatchObject({ ok: false });
  });

  it('is not for everybody', async () => {
    const { reply } = await make('Closed');
    await expect(testPhoneSystem(world.deps, callerOf('agent'), reply.id)).rejects.toMatchObject({ status: 403 });
    await expect(testPhoneSystem(world.deps, admin, newId())).rejects.toMatchObject({ status: 404 });
  });
});
