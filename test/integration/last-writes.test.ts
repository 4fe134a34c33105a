import { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemActor } from '../../src/domain/access/actor.ts';
import { newId } from '../../src/shared/ids.ts';
import { type FeatureWorld, openFeatureWorld } from '../support/feature-deps.ts';

let world: FeatureWorld;
beforeAll(async () => {
  world = await openFeatureWorld();
});
afterAll(() => world.close());

function insertSystem(sql: FeatureWorld['deps']['database']['sql'], id: string, name: string) {
  return sql`insert into phone_system (id, name, kind, settings) values (${id}, ${name}, 'manual', '{}')`;
}

async function countNamed(name: string): Promise<number> {
  const rows = await world.deps.database.sql`select 1 from phone_system where name like ${name}`;
  return rows.length;
}

test('a write that nothing awaits is stored after the commit', async () => {
  let told = false;
  await world.deps.database.transaction(systemActor, async (transaction) => {
    transaction.last(insertSystem(transaction.sql as never, newId(), 'last-good'));
    transaction.afterCommit(() => {
      told = true;
    });
  });
  expect(await countNamed('last-good')).toBe(1);
  expect(told).toBe(true);
});

test('when it fails everything is rolled back, its error is thrown and nothing runs after the commit', async () => {
  let told = false;
  const work = world.deps.database.transaction(systemActor, async (transaction) => {
    transaction.afterCommit(() => {
      told = true;
    });
    await insertSystem(transaction.sql as never, newId(), 'last-bad-before');
    transaction.last(insertSystem(transaction.sql as never, newId(), 'last-bad'));
    transaction.last(insertSystem(transaction.sql as never, newId(), 'last-bad'));
    transaction.last(insertSystem(transaction.sql as never, newId(), 'last-bad-behind'));
    return 'done';
  });
  await expect(work).rejects.toMatchObject({ code: '23505', constraint_name: 'phone_system_name_key_unique' });
  expect(await countNamed('last-bad%')).toBe(0);
  expect(told).toBe(false);
});

test('when something waits behind it, the reported failure is still its own', async () => {
  const work = world.deps.database.transaction(systemActor, async (transaction) => {
    transaction.last(insertSystem(transaction.sql as never, newId(), 'last-good'));
    await transaction.sql`select 1`;
  });
  await expect(work).rejects.toMatchObject({ code: '23505' });
});

test('a transaction leaves in two packets: its beginning with its first question, its last writes with the commit', async () => {
  const long = 'x'.repeat(3_000);
  const run = () =>
    world.deps.database.transaction(systemActor, async (transaction) => {
      await transaction.sql`select 1`;
      transaction.last(transaction.sql`select length(${long})`);
      transaction.last(transaction.sql`select upper(${long})`);
    });
  // A connection prepares a statement before its first run.
  await run();
  const write = vi.spyOn(Socket.prototype, 'write');
  await run();
  const packets = write.mock.calls.length;
  write.mockRestore();
  expect(packets).toBe(2);
});
