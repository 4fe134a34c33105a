import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createMemoryPhoneSystem,
  type MemoryPhoneSystem,
} from '../../src/connectors/phone-systems/memory-connector.ts';
import { ConnectorError } from '../../src/connectors/phone-systems/phone-system.port.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { createCustomer } from '../../src/features/customers/create-customer.ts';
import { createLine } from '../../src/features/lines/create-line.ts';
import { editLine } from '../../src/features/lines/edit-line.ts';
import { getLine } from '../../src/features/lines/read-lines.ts';
import { createPhoneSystem } from '../../src/features/phone-systems/create-phone-system.ts';
import { OpenConnectors } from '../../src/reconcile/connectors/open-connectors.ts';
import { driveLines } from '../../src/reconcile/drive-lines.ts';
import { driveRemovals } from '../../src/reconcile/drive-removals.ts';
import { nudgeRemovals } from '../../src/reconcile/removals.sweeps.ts';
import { wantLine } from '../../src/reconcile/want-revision.ts';
import { callerOf, type FeatureWorld, missingFolder, openFeatureWorld } from '../support/feature-deps.ts';

const admin = callerOf('admin');
const context = { signal: new AbortController().signal };
const listener = { lock: async () => undefined, tell: async () => undefined, known: async () => undefined };
let world: FeatureWorld;
let deps: Deps;
let organisationId: string;
let nudged: string[] = [];
let count = 0;
const systems = new Map<string, MemoryPhoneSystem>();

beforeAll(async () => {
  world = await openFeatureWorld();
  const parts = {
    connectors: new OpenConnectors({ factory: ({ id }) => pbx(id), logger: world.deps.logger }),
    storage: {},
    queue: {
      add: async (nudges: { payload: { phoneSystemId: string } }[]) => {
        nudged = nudges.map(({ payload }) => payload.phoneSystemId);
      },
    },
  } as unknown as Deps;
  deps = new Proxy(world.deps, { get: (target, part: keyof Deps) => parts[part] ?? target[part] });
  const { reply } = await createCustomer(deps, admin, {
    name: 'Mover',
    plan: 'pro',
    onboardedOn: '2026-01-01',
    environment: 'shared',
    county: '臺北市',
  } as Parameters<typeof createCustomer>[2]);
  organisationId = reply.id;
});
afterAll(() => world.close());

function pbx(id: string): MemoryPhoneSystem {
  const known = systems.get(id) ?? createMemoryPhoneSystem();
  systems.set(id, known);
  return known;
}

async function makeSystem(): Promise<string> {
  count += 1;
  const input = { name: `PBX ${count}`, kind: 'directory', settings: { folder: missingFolder() } } as const;
  return (await createPhoneSystem(deps, admin, input)).reply.id;
}

let from: string;
let to: string;
let lineId: string;

async function drive(phoneSystemId: string): Promise<void> {
  await driveLines(deps, { phoneSystemId }, { ...context, listener });
}

async function remove(phoneSystemId: string): Promise<void> {
  await driveRemovals(deps, { phoneSystemId }, context);
}

async function moveTo(phoneSystemId: string): Promise<void> {
  const { version } = await getLine(deps, admin, lineId);
  await editLine(deps, admin, { id: lineId, expectedVersion: version, patch: { phoneSystemId } });
}

async function lineNow() {
  return (await getLine(deps, admin, lineId)).reply;
}

async function query(text: string): Promise<void> {
  await world.deps.database.transaction(systemActor, ({ sql }) => sql.unsafe(text));
}

/** Ends back-offs and leases, which go by the database's clock. */
const timePasses = () => query("update line_removal set not_before = null, lease_until = now() - interval '1 second'");

beforeEach(async () => {
  [from, to] = [await makeSystem(), await makeSystem()];
  const number = `+8862271${String(10_000 + count)}`;
  const input = { organisationId, number, label: 'Front desk', phoneSystemId: from, county: '臺北市' };
  const { reply } = await createLine(deps, admin, {
    ...input,
    district: null,
    timeZone: 'Asia/Taipei',
    emergencyConsent: 'ask',
    weekly: null,
    followNationalCalendar: true,
    datedDays: [],
  });
  lineId = reply.id;
});

async function bringThere(): Promise<void> {
  await world.deps.database.transaction(systemActor, (transaction) =>
    wantLine(deps, transaction, { lineId, fromNowOn: true }),
  );
  await drive(from);
  expect(await lineNow()).toMatchObject({ revision: 1, settledRevision: 1 });
}

describe('a line that moves to another phone system', () => {
  it('is placed on the new one and removed from the old one, with a proof', async () => {
    await bringThere();
    await moveTo(to);
    expect(await lineNow()).toMatchObject({
      settledRevision: null,
      removals: [{ phoneSystemId: from, attempts: 0, detail: null, checklist: null }],
    });
    await nudgeRemovals(deps);
    expect(nudged).toContain(from);
    await drive(to);
    await remove(from);
    expect(pbx(from).lines.has(lineId)).toBe(false);
    expect(pbx(to).lines.has(lineId)).toBe(true);
    expect(await lineNow()).toMatchObject({ settledRevision: 1, removals: [] });
    const rows = await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`select after from audit_row where subject_id = ${lineId} and action = 'line.removed'`,
    );
    expect(rows.map(({ after }) => after)).toEqual([{ phoneSystemId: from }]);
  });

  it('is not held up by an old phone system that is down; what is left there is shown until it is gone', async () => {
    await bringThere();
    pbx(from).failNext('remove', new ConnectorError('retry', 'no_answer'));
    await moveTo(to);
    await drive(to);
    await remove(from);
    const detail = 'The phone system gave no answer.';
    expect(await lineNow()).toMatchObject({
      settledRevision: 1,
      removals: [{ phoneSystemId: from, attempts: 1, detail }],
    });
    await remove(from);
    expect(pbx(from).lines.has(lineId)).toBe(true);
    await timePasses();
    await remove(from);
    expect(pbx(from).lines.has(lineId)).toBe(false);
    expect(await lineNow()).toMatchObject({ removals: [] });
  });

  it('is removed also from a phone system that only claims so, once it really is', async () => {
    await bringThere();
    await moveTo(to);
    const { remove: honest } = pbx(from);
    pbx(from).remove = async () => undefined;
    await remove(from);
    expect(await lineNow()).toMatchObject({ removals: [{ attempts: 1 }] });
    pbx(from).remove = honest;
    await timePasses();
    await remove(from);
    expect(await lineNow()).toMatchObject({ removals: [] });
  });

  it('converges after a kill at each step of the removal', async () => {
    await bringThere();
    await moveTo(to);
    pbx(from).killAfter(1);
    await remove(from);
    expect(pbx(from).lines.has(lineId)).toBe(false);
    expect(await lineNow()).toMatchObject({ removals: [{ attempts: 1 }] });
    await timePasses();
    await query(`update line_removal set lease_token = gen_random_uuid(), lease_until = now() + interval '1 minute'`);
    await remove(from);
    expect(await lineNow()).toMatchObject({ removals: [{ attempts: 1 }] });
    await timePasses();
    await remove(from);
    expect(await lineNow()).toMatchObject({ removals: [] });
  });

  it('leaves nothing to be removed where nothing of it ever was', async () => {
    await moveTo(to);
    expect(await lineNow()).toMatchObject({ removals: [] });
  });

  it('stays where it came back to before it was removed', async () => {
    await bringThere();
    await moveTo(to);
    await moveTo(from);
    expect(await lineNow()).toMatchObject({ removals: [{ phoneSystemId: to }] });
    await drive(from);
    await remove(from);
    await timePasses();
    await remove(to);
    expect(pbx(from).lines.has(lineId)).toBe(true);
    expect(await lineNow()).toMatchObject({ settledRevision: 1, removals: [] });
  });

  it('is there at the end when it comes back while it is being removed', async () => {
    await bringThere();
    await moveTo(to);
    const { remove: really } = pbx(from);
    pbx(from).remove = async (lineIds) => {
      await moveTo(from);
      await drive(from);
      await really(lineIds);
    };
    await remove(from);
    pbx(from).remove = really;
    await drive(from);
    expect(pbx(from).lines.has(lineId)).toBe(true);
    expect((await lineNow()).removals?.map(({ phoneSystemId }) => phoneSystemId)).toEqual([to]);
  });

  it('is removed once more when it left in the middle of being driven', async () => {
    await bringThere();
    await query(`update line_drive set again = true where line_id = '${lineId}'`);
    const { apply } = pbx(from);
    pbx(from).apply = async (lines) => {
      await moveTo(to);
      await timePasses();
      await remove(from);
      await apply(lines);
    };
    await drive(from);
    pbx(from).apply = apply;
    expect(pbx(from).lines.has(lineId)).toBe(true);
    expect(await lineNow()).toMatchObject({ removals: [{ phoneSystemId: from }] });
    await remove(from);
    await drive(to);
    expect(pbx(from).lines.has(lineId)).toBe(false);
    expect(await lineNow()).toMatchObject({ settledRevision: 1, removals: [] });
  });

  it('with another number is driven again on the same phone system', async () => {
    await bringThere();
    const { version } = await getLine(deps, admin, lineId);
    await editLine(deps, admin, {
      id: lineId,
      expectedVersion: version,
      patch: { number: `+8862272${10_000 + count}` },
    });
    expect(await lineNow()).toMatchObject({ settledRevision: null, removals: [] });
    await drive(from);
    expect(pbx(from).lines.get(lineId)?.number).toBe(`+8862272${10_000 + count}`);
    expect(await lineNow()).toMatchObject({ settledRevision: 1 });
  });
});
