import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createMemoryPhoneSystem,
  type MemoryPhoneSystem,
} from '../../src/connectors/phone-systems/memory-connector.ts';
import { ConnectorError } from '../../src/connectors/phone-systems/phone-system.port.ts';
import { sayOfPhoneSystem } from '../../src/contract/words/phone-system-says.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { nationalDaysOf } from '../../src/domain/calendar/national-days.ts';
import type { ServiceCalendar } from '../../src/domain/calendar/service-calendar.ts';
import { createPhoneSystem } from '../../src/features/phone-systems/create-phone-system.ts';
import { editPhoneSystem } from '../../src/features/phone-systems/edit-phone-system.ts';
import { getPhoneSystem } from '../../src/features/phone-systems/read-phone-systems.ts';
import { OpenConnectors } from '../../src/reconcile/connectors/open-connectors.ts';
import { driveNational } from '../../src/reconcile/drive-national.ts';
import { nudgeNational } from '../../src/reconcile/national.sweeps.ts';
import { callerOf, type FeatureWorld, missingFolder, openFeatureWorld } from '../support/feature-deps.ts';

const admin = callerOf('admin');
let world: FeatureWorld;
let deps: Deps;
let pbx: MemoryPhoneSystem;
let calendar: ServiceCalendar;
let nudged: string[];
let names = 0;

beforeAll(async () => {
  world = await openFeatureWorld();
  const parts = {
    connectors: new OpenConnectors({ factory: () => pbx, logger: world.deps.logger }),
    calendar: { current: () => calendar },
    queue: {
      add: async (nudges: { payload: { phoneSystemId: string } }[]) => {
        nudged = nudges.map(({ payload }) => payload.phoneSystemId);
      },
    },
  } as unknown as Deps;
  deps = new Proxy(world.deps, { get: (target, part: keyof Deps) => parts[part] ?? target[part] });
});
afterAll(() => world.close());
beforeEach(() => {
  pbx = createMemoryPhoneSystem();
  calendar = world.deps.calendar.current();
  nudged = [];
});

async function makeSystem(kind: 'directory' | 'manual' = 'directory'): Promise<string> {
  names += 1;
  const settings = kind === 'directory' ? { folder: missingFolder() } : {};
  const { reply } = await createPhoneSystem(deps, admin, { name: `PBX ${names}`, kind, settings });
  return reply.id;
}

function drive(phoneSystemId: string): Promise<void> {
  return driveNational(deps, { phoneSystemId }, new AbortController());
}

async function settledOf(id: string) {
  return (await getPhoneSystem(deps, admin, id)).reply.nationalDays;
}

async function isWanted(id: string): Promise<boolean> {
  nudged = [];
  await nudgeNational(deps);
  return nudged.includes(id);
}

function appliedTimes(): number {
  return pbx.calls.filter(({ method }) => method === 'applyNational').length;
}

async function rested(id: string): Promise<void> {
  await world.deps.database.transaction(
    systemActor,
    ({ sql }) => sql`update phone_system set national_tried_at = now() - interval '1 hour' where id = ${id}`,
  );
}

describe('the national days of a phone system', () => {
  it('are applied once, read back, and then left alone', async () => {
    const id = await makeSystem();
    expect(await settledOf(id)).toEqual({ version: null, at: null, detail: null });
    expect(await isWanted(id)).toBe(true);
    await drive(id);
    const { version } = nationalDaysOf(calendar);
    expect(await settledOf(id)).toMatchObject({ version, at: '2026-03-04T10:00:00+08:00' });
    expect(pbx.national.days).toEqual(nationalDaysOf(calendar));
    expect(await isWanted(id)).toBe(false);
    await drive(id);
    expect(appliedTimes()).toBe(1);
  });

  it('are driven once more when another edition is in force, and not for days of our own office', async () => {
    const id = await makeSystem();
    await drive(id);
    calendar = { ...calendar, exceptions: new Map([[20_000, { date: '2024-10-04', kind: 'closed', reason: 'ours' }]]) };
    expect(await isWanted(id)).toBe(false);
    const day = calendar.firstDay + 4900;
    calendar = { ...calendar, national: new Map([...calendar.national, [day, { kind: 'holiday', name: '新的假日' }]]) };
    expect(await isWanted(id)).toBe(true);
    await drive(id);
    expect(pbx.national.days?.version).toBe(nationalDaysOf(calendar).version);
    expect(await isWanted(id)).toBe(false);
    const rows = await world.deps.database.transaction(
      systemActor,
      ({ sql }) =>
        sql`select before, after from audit_row where subject_id = ${id} and action = 'phone_system.national_days_settled' order by id`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[1]?.before).toEqual(rows[0]?.after);
  });

  it('say why they are not there, back off, and are retried', async () => {
    const id = await makeSystem();
    pbx.failNext('applyNational', new ConnectorError('retry', 'no_answer'));
    await drive(id);
    expect(await settledOf(id)).toMatchObject({ version: null, detail: 'The phone system gave no answer.' });
    expect(await isWanted(id)).toBe(false);
    await rested(id);
    expect(await isWanted(id)).toBe(true);
    await drive(id);
    expect(await settledOf(id)).toMatchObject({ version: nationalDaysOf(calendar).version, detail: null });
  });

  it('are not settled where something else is read back', async () => {
    const id = await makeSystem();
    pbx.applyNational = async () => undefined;
    await drive(id);
    expect(await settledOf(id)).toMatchObject({
      version: null,
      detail: sayOfPhoneSystem({ code: 'differs', params: {} }, 'en'),
    });
  });

  it('converge after a kill between applying and settling', async () => {
    const id = await makeSystem();
    await pbx.applyNational(nationalDaysOf(calendar));
    expect(await isWanted(id)).toBe(true);
    await drive(id);
    expect(await isWanted(id)).toBe(false);
  });

  it('are not known any more once the phone system has other settings, also when they change meanwhile', async () => {
    const id = await makeSystem();
    await drive(id);
    const patch = { settings: { folder: missingFolder() } };
    await editPhoneSystem(deps, admin, { id, expectedVersion: 1, patch });
    expect(await isWanted(id)).toBe(true);
    const { readBackNational } = pbx;
    pbx.readBackNational = async () => {
      await editPhoneSystem(deps, admin, { id, expectedVersion: 2, patch });
      return await readBackNational();
    };
    await drive(id);
    expect(await settledOf(id)).toMatchObject({ version: null });
    pbx.readBackNational = readBackNational;
    await drive(id);
    expect(await settledOf(id)).toMatchObject({ version: nationalDaysOf(calendar).version });
    await editPhoneSystem(deps, admin, { id, expectedVersion: 3, patch: { name: `Renamed ${id}` } });
    expect(await isWanted(id)).toBe(false);
  });

  it('are entered by a person where no program can', async () => {
    const id = await makeSystem('manual');
    expect(await isWanted(id)).toBe(false);
    expect(await settledOf(id)).toEqual({ version: null, at: null, detail: null });
  });
});
