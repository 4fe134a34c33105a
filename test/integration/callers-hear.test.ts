import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callersHearShape } from '../../src/contract/lines.contract.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { nationalCalendarOf } from '../../src/domain/calendar/national-calendar.ts';
import { formatTaipei } from '../../src/domain/calendar/taipei-time.ts';
import { callersHear } from '../../src/domain/line/callers-hear.ts';
import type { Closure, LineConfig } from '../../src/domain/line/line-config.ts';
import { createCustomer } from '../../src/features/customers/create-customer.ts';
import { createLine } from '../../src/features/lines/create-line.ts';
import { hearLine } from '../../src/features/lines/hear-line.ts';
import { readLineStates } from '../../src/features/lines/read-line-states.ts';
import { createPhoneSystem } from '../../src/features/phone-systems/create-phone-system.ts';
import { appendRevision } from '../../src/reconcile/line-revisions.repository.ts';
import { newId } from '../../src/shared/ids.ts';
import { callerOf, type FeatureWorld, openFeatureWorld } from '../support/feature-deps.ts';
import { closures, lineConfig, minuteInstant } from '../unit/domain/line/support/line-arbitraries.ts';

const admin = callerOf('admin');
const promptNames = ['own-1', 'own-2', 'greeting-1', 'closed-1', 'holiday-1', 'emergency-1', 'closure-1', 'shared'];
const promptIds = new Map(promptNames.map((name) => [name, newId()]));
let world: FeatureWorld;
let organisationId: string;
let lineId: string;

/** The same configuration or closures, with prompts that exist. */
function withRealPrompts<Value>(value: Value): Value {
  const replace = (_key: string, inner: unknown) =>
    typeof inner === 'string' ? (promptIds.get(inner) ?? inner) : inner;
  return JSON.parse(JSON.stringify(value, replace)) as Value;
}

function realClosures(drafts: Closure[]): Closure[] {
  const ids = drafts.map(() => newId()).sort();
  return drafts.map((draft, index) => ({
    ...draft,
    id: ids[index] as string,
    promptId: draft.promptId === null ? null : (promptIds.get(draft.promptId) as string),
  }));
}

async function insertPrompts(): Promise<void> {
  await world.deps.database.transaction(systemActor, async ({ sql }) => {
    for (const [name, id] of promptIds) {
      await sql`
        insert into prompt (id, organisation_id, upload_id, file_name, master_key, master_sha256, master_size, status, verdict,
          profile_id, uploaded_by_name)
        values (${id}, ${organisationId}, ${newId()}, ${name}, ${name}, ${`master of ${name}`}, 1, 'ready', 'accepted', 'test', 'Owner')`;
      if (name === 'own-2') continue;
      await sql`
        insert into rendition (organisation_id, prompt_id, name, storage_key, content_type, sha256, size, profile_id, engine)
        values (${organisationId}, ${id}, 'wav8k', ${name}, 'audio/wav', ${`wav8k of ${name}`}, 1, 'test', 'test'),
               (${organisationId}, ${id}, 'g722', ${name}, 'audio/g722', 'another', 1, 'test', 'test')`;
    }
  });
}

async function setLine(config: LineConfig, overlays: Closure[]): Promise<void> {
  await world.deps.database.transaction(systemActor, async (transaction) => {
    const author = { userId: null, name: 'Tester' };
    const line = { id: lineId, organisationId };
    const at = world.deps.clock.now();
    await appendRevision(transaction, { line, config, reason: 'rollback', changeRequestId: null, author, at });
    await transaction.sql`delete from closure where line_id = ${lineId}`;
    for (const each of overlays) {
      await transaction.sql`
        insert into closure (id, organisation_id, line_id, source, from_at, until_at, approved_at, prompt_id)
        values (${each.id}, ${organisationId}, ${lineId}, ${each.source}, ${each.from.toISOString()}, ${each.until.toISOString()},
                ${each.approvedAt.toISOString()}, ${each.promptId})`;
    }
  });
}

function expectedPrompt(promptId: string | null) {
  if (promptId === null) return null;
  const name = [...promptIds].find(([, id]) => id === promptId)?.[0];
  return {
    promptId,
    fileName: name,
    sha256: `master of ${name}`,
    renditionSha256: name === 'own-2' ? null : `wav8k of ${name}`,
  };
}

beforeAll(async () => {
  world = await openFeatureWorld();
  const customer = {
    name: 'Customer',
    plan: 'pro',
    onboardedOn: '2026-01-05',
    contract: null,
    environment: 'shared',
    extraBusinessDays: null,
    county: '臺北市',
  } as const;
  organisationId = (await createCustomer(world.deps, admin, customer)).reply.id;
  const system = { name: 'By hand', kind: 'manual', settings: {} } as const;
  const { reply } = await createPhoneSystem(world.deps, admin, system);
  const line = await createLine(world.deps, admin, {
    organisationId,
    number: '+886223456789',
    label: 'Main number',
    phoneSystemId: reply.id,
    county: '臺北市',
    district: null,
    timeZone: 'Asia/Taipei',
    emergencyConsent: 'ask',
    weekly: null,
    followNationalCalendar: true,
    datedDays: [],
  });
  lineId = line.reply.id;
  await insertPrompts();
});

afterAll(() => world.close());

describe('what callers hear', () => {
  it('is the result of the pure function, for any configuration, closures and instant', async () => {
    const national = nationalCalendarOf(world.deps.calendar.current());
    const run = async (draft: LineConfig, drafts: Closure[], minutes: number[]) => {
      const config = withRealPrompts(draft);
      const overlays = realClosures(drafts);
      await setLine(config, overlays);
      for (const minute of minutes) {
        const at = new Date(minute * 60_000);
        const heard = callersHear({ config, closures: overlays, national, at });
        const reply = await hearLine(world.deps, admin, { lineId, at });
        expect(reply).toEqual({
          state: heard.state,
          slot: heard.slot,
          prompt: expectedPrompt(heard.promptId),
          rule: heard.rule,
          losers: heard.losers,
          until: heard.until && formatTaipei(heard.until),
          ruleUntil: heard.ruleUntil && formatTaipei(heard.ruleUntil),
          forwardsTo: heard.forwardsTo,
          next: heard.next && { ...heard.next, at: formatTaipei(heard.next.at) },
          at: formatTaipei(at),
        });
        expect(callersHearShape.strict().parse(reply)).toEqual(reply);
      }
    };
    await fc.assert(
      fc.asyncProperty(lineConfig, closures, fc.array(minuteInstant, { minLength: 3, maxLength: 3 }), run),
      { numRuns: 60 },
    );
  });

  it('is for the present when no instant is given', async () => {
    world.setNow('2026-02-17T12:00:00+08:00');
    await setLine(
      { timeZone: 'Asia/Taipei', weekly: null, followNationalCalendar: true, datedDays: [], prompts: {} },
      [],
    );
    const heard = await hearLine(world.deps, admin, { lineId });
    expect(heard).toMatchObject({
      state: 'holiday',
      prompt: null,
      rule: { kind: 'national_holiday', name: '春節' },
      losers: [],
      at: '2026-02-17T12:00:00+08:00',
    });
  });

  it('shows what plays until now, and the desired state after that', async () => {
    world.setNow('2026-02-17T12:00:00+08:00');
    const config = { timeZone: 'Asia/Taipei', weekly: null, followNationalCalendar: true, datedDays: [], prompts: {} };
    await setLine(config, []);
    await world.deps.database.transaction(systemActor, async ({ sql }) => {
      await sql`update line set settled_revision = revision where id = ${lineId}`;
    });
    await setLine({ ...config, followNationalCalendar: false }, []);
    const from = new Date('2026-02-17T00:00:00+08:00');
    const to = new Date('2026-02-18T00:00:00+08:00');
    const { spans } = await readLineStates(world.deps, admin, { lineId, from, to });
    expect(spans.map(({ state, until }) => [state, until])).toEqual([
      ['holiday', '2026-02-17T12:00:01+08:00'],
      ['open', '2026-02-18T00:00:00+08:00'],
    ]);
    const heard = await Promise.all(
      [world.deps.clock.now(), to].map((at) => hearLine(world.deps, admin, { lineId, at })),
    );
    expect(heard.map(({ state }) => state)).toEqual(['holiday', 'open']);
    await world.deps.database.transaction(systemActor, async ({ sql }) => {
      await sql`update line set settled_revision = null where id = ${lineId}`;
    });
    await setLine(config, []);
  });

  it('tells staff who may not read the configuration the current state, and not when it ends', async () => {
    for (const role of ['agent', 'operator', 'technician'] as const) {
      expect(await hearLine(world.deps, callerOf(role), { lineId })).toEqual({
        state: 'holiday',
        slot: 'holiday',
        prompt: null,
        rule: { kind: 'not_shown', name: '' },
        losers: [],
        until: null,
        ruleUntil: null,
        forwardsTo: null,
        next: null,
        at: '2026-02-17T12:00:00+08:00',
      });
      const at = new Date('2026-02-17T12:00:00+08:00');
      const swept = hearLine(world.deps, callerOf(role), { lineId, at });
      await expect(swept).rejects.toMatchObject({ status: 403, code: 'hours_not_shown' });
    }
  });

  it('does not exist for another customer', async () => {
    const stranger = callerOf('owner', { organisationId: newId() });
    await expect(hearLine(world.deps, stranger, { lineId })).rejects.toMatchObject({ status: 404 });
  });
});
