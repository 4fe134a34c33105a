import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LineInput, type LinePatchInput, lineShape, revisionShape } from '../../src/contract/lines.contract.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { LineConfig } from '../../src/domain/line/line-config.ts';
import { createCustomer } from '../../src/features/customers/create-customer.ts';
import { createLine } from '../../src/features/lines/create-line.ts';
import { editLine } from '../../src/features/lines/edit-line.ts';
import { getLine, listLines } from '../../src/features/lines/read-lines.ts';
import { getRevision, listRevisions } from '../../src/features/lines/read-revisions.ts';
import { createPhoneSystem } from '../../src/features/phone-systems/create-phone-system.ts';
import { appendRevision, loadLineForUpdate, newestRevision } from '../../src/reconcile/line-revisions.repository.ts';
import { newId } from '../../src/shared/ids.ts';
import { callerOf, type FeatureWorld, openFeatureWorld } from '../support/feature-deps.ts';

const admin = callerOf('admin');
let world: FeatureWorld;
let own: string;
let foreign: string;
let phoneSystemId: string;
let dialled = 0;

function lineInput(changes: Partial<LineInput> = {}): LineInput {
  dialled += 1;
  return {
    organisationId: own,
    number: `+8862${String(dialled).padStart(8, '0')}`,
    label: 'Main number',
    phoneSystemId,
    county: '臺北市',
    district: null,
    timeZone: 'Asia/Taipei',
    emergencyConsent: 'ask',
    weekly: null,
    followNationalCalendar: true,
    datedDays: [],
    ...changes,
  };
}

async function customer(name: string): Promise<string> {
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

async function newLine(changes: Partial<LineInput> = {}) {
  return (await createLine(world.deps, admin, lineInput(changes))).reply;
}

beforeAll(async () => {
  world = await openFeatureWorld();
  own = await customer('Own');
  foreign = await customer('Foreign');
  const system = { name: 'By hand', kind: 'manual', settings: {} } as const;
  phoneSystemId = (await createPhoneSystem(world.deps, admin, system)).reply.id;
});

afterAll(() => world.close());

describe('adding a line', () => {
  it('begins at revision 1 with what was given, and leaves proof and event', async () => {
    const { reply, version } = await createLine(world.deps, admin, lineInput({ followNationalCalendar: false }));
    expect(lineShape.strict().parse(reply)).toEqual(reply);
    expect(reply).toMatchObject({
      revision: 1,
      settledRevision: null,
      configuration: { followNationalCalendar: false },
    });
    expect(version).toBe(1);
    const [proof] = await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`
      select action, after, words, events from audit_row join audit_words on audit_row_id = audit_row.id
        join outbox on outbox.events @> jsonb_build_array(jsonb_build_object('subjectId', audit_row.subject_id)) where subject_id = ${reply.id}`,
    );
    expect(proof).toMatchObject({ action: 'line.created', after: { revision: 1 } });
    expect(proof?.words).toMatchObject({ actor: 'The admin', after: { number: reply.number, label: reply.label } });
    expect(proof?.events).toMatchObject([{ type: 'line.changed', organisationId: own, data: { revision: 1 } }]);
  });

  it('names every fault of the configuration by its path, in the reader language', async () => {
    const weekly = {
      mon: [
        { open: '09:00', close: '18:00' },
        { open: '17:00', close: '20:00' },
      ],
      tue: [],
      wed: [],
      thu: [],
      fri: [],
      sat: [],
      sun: [],
    };
    const caller = callerOf('admin', { language: 'zh-TW' });
    await expect(createLine(world.deps, caller, lineInput({ timeZone: 'Asia/Taipeh', weekly }))).rejects.toMatchObject({
      code: 'invalid_input',
      status: 400,
      errors: [
        { path: 'timeZone', code: 'unknown_time_zone', message: '請使用 IANA 時區名稱，例如 Asia/Taipei。' },
        { path: 'weekly.mon.1', code: 'overlapping_intervals' },
      ],
    });
  });

  it('begins with the days of its own, and names those that overlap', async () => {
    const moved = { from: '2026-04-06', to: '2026-04-08', name: '員工旅遊', hours: 'closed' as const };
    const { reply } = await createLine(world.deps, admin, lineInput({ datedDays: [moved] }));
    expect(reply.configuration?.datedDays).toEqual([moved]);
    const again = { ...moved, from: '2026-04-08', to: '2026-04-09' };
    await expect(createLine(world.deps, admin, lineInput({ datedDays: [moved, again] }))).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'datedDays.1', code: 'overlapping_dated_days' }],
    });
  });

  it('names a customer and a phone system that are not there', async () => {
    const input = lineInput({ organisationId: newId(), phoneSystemId: newId() });
    await expect(createLine(world.deps, admin, input)).rejects.toMatchObject({
      code: 'line_reference_unknown',
      status: 422,
      errors: [{ path: 'organisationId' }, { path: 'phoneSystemId' }],
    });
  });

  it('gives a number to one line only, also when two ask at once', async () => {
    const { number } = lineInput();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => createLine(world.deps, admin, lineInput({ number }))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const tried of tries)
      if (tried.status === 'rejected') expect(tried.reason).toMatchObject({ code: 'line_number_taken', status: 409 });
  });

  it('is for admins', async () => {
    for (const role of ['agent', 'technician', 'operator', 'sales'] as const)
      await expect(createLine(world.deps, callerOf(role), lineInput())).rejects.toMatchObject({ status: 403 });
    const owner = callerOf('owner', { organisationId: own });
    await expect(createLine(world.deps, owner, lineInput())).rejects.toMatchObject({ status: 403 });
  });
});

describe('reading lines', () => {
  it('pages by number without a gap or a repeat', async () => {
    const made = new Set<string>();
    for (let index = 0; index < 5; index += 1) made.add((await newLine({ county: '金門縣' })).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listLines(world.deps, admin, { limit: 2, cursor, county: '金門縣' });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(made);
  });

  it('filters by customer and phone system', async () => {
    const line = await newLine({ organisationId: foreign });
    const byCustomer = await listLines(world.deps, admin, { limit: 50, organisationId: foreign });
    expect(byCustomer.items.map(({ id }) => id)).toContain(line.id);
    expect(byCustomer.items.every(({ organisationId }) => organisationId === foreign)).toBe(true);
    expect((await listLines(world.deps, admin, { limit: 50, phoneSystemId: newId() })).items).toEqual([]);
  });

  it('shows a customer its own lines only, and another one does not exist', async () => {
    const mine = await newLine();
    const theirs = await newLine({ organisationId: foreign });
    const member = callerOf('member', { organisationId: own });
    const { items } = await listLines(world.deps, member, { limit: 200 });
    expect(items.map(({ id }) => id)).toContain(mine.id);
    expect(items.every(({ organisationId }) => organisationId === own)).toBe(true);
    expect((await listLines(world.deps, member, { limit: 200, organisationId: foreign })).items).toEqual([]);
    await expect(getLine(world.deps, member, theirs.id)).rejects.toMatchObject({ status: 404 });
    await expect(listRevisions(world.deps, member, { lineId: theirs.id, limit: 5 })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('shows the configuration to its customer and to admins, and never to an agent', async () => {
    const { id } = await newLine();
    const member = callerOf('member', { organisationId: own });
    for (const caller of [member, admin])
      expect((await getLine(world.deps, caller, id)).reply.configuration).toMatchObject({ timeZone: 'Asia/Taipei' });
    const agent = callerOf('agent');
    expect((await getLine(world.deps, agent, id)).reply).not.toHaveProperty('configuration');
    const [revision] = (await listRevisions(world.deps, agent, { lineId: id, limit: 5 })).items;
    expect(revision).toMatchObject({ number: 1, reason: 'created' });
    expect(revision).not.toHaveProperty('configuration');
    expect(revision).not.toHaveProperty('diff');
  });

  it('shows the configuration to a technician only while holding a job of the line', async () => {
    const { id } = await newLine();
    const other = await newLine();
    const technician = callerOf('technician');
    const seen = async (lineId: string) => 'configuration' in (await getLine(world.deps, technician, lineId)).reply;
    expect(await seen(id)).toBe(false);
    await takeJobOf(id, technician.actor.userId as string);
    expect(await seen(id)).toBe(true);
    expect(await seen(other.id)).toBe(false);
    world.setNow('2026-03-04T14:00:01+08:00');
    expect(await seen(id)).toBe(false);
    world.setNow('2026-03-04T10:00:00+08:00');
  });
});

/** A job of the line, with a lease until 14:00. */
async function takeJobOf(lineId: string, userId: string): Promise<void> {
  const [changeRequestId, jobId] = [newId(), newId()];
  await world.deps.database.transaction(systemActor, async ({ sql }) => {
    await sql`
      insert into change_request (id, organisation_id, kind, status, line_id, patch, filed_by_name, received_at, clock_start, day0,
        earliest_by, due_by, extra_business_days, calendar_version, provisional, receipt)
      values (${changeRequestId}, ${own}, 'business_hours', 'inProgress', ${lineId}, '{"kind":"set_weekly","weekly":null}', 'Owner', '2026-03-04T01:00Z', '2026-03-04T01:00Z',
        '2026-03-04', '2026-03-06T10:00Z', '2026-03-09T10:00Z', 0, 'test', false, '[]')`;
    await sql`
      insert into change_request_line (organisation_id, change_request_id, line_id, position)
      values (${own}, ${changeRequestId}, ${lineId}, 0)`;
    await sql`
      insert into job (id, organisation_id, subject_kind, subject_id, status, due_by, taken_by, taken_by_name, taken_at, lease_until)
      values (${jobId}, ${own}, 'request', ${changeRequestId}, 'taken', '2026-03-09T10:00Z', ${userId}, 'Technician', '2026-03-04T02:00Z',
        '2026-03-04T06:00Z')`;
  });
}

describe('editing a line', () => {
  it('makes a new revision of another time zone and of nothing else', async () => {
    const { id } = await newLine();
    const first = await editLine(world.deps, admin, { id, expectedVersion: 1, patch: { label: 'Front desk' } });
    expect(first).toMatchObject({ reply: { revision: 1, label: 'Front desk' }, version: 2 });
    const patch = { timeZone: 'Asia/Tokyo' };
    const { reply, version } = await editLine(world.deps, admin, { id, expectedVersion: 2, patch });
    expect(reply).toMatchObject({ revision: 2, timeZone: 'Asia/Tokyo', configuration: { timeZone: 'Asia/Tokyo' } });
    expect((await getLine(world.deps, admin, id)).version).toBe(version);
    const revision = await getRevision(world.deps, admin, { lineId: id, number: 2 });
    expect(revision).toMatchObject({
      reason: 'edited',
      author: { name: 'The admin' },
      diff: [{ place: { at: 'timeZone' }, path: 'timeZone', before: 'Asia/Taipei', after: 'Asia/Tokyo' }],
    });
    expect(revisionShape.strict().parse(revision)).toEqual(revision);
  });

  it('refuses an unknown time zone and changes nothing', async () => {
    const { id } = await newLine();
    const edit = { id, expectedVersion: 1, patch: { label: 'Other', timeZone: 'Mars/Base' } };
    await expect(editLine(world.deps, admin, edit)).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: 'timeZone', code: 'unknown_time_zone' }],
    });
    expect(await getLine(world.deps, admin, id)).toMatchObject({ version: 1, reply: { label: 'Main number' } });
  });

  it('knows districts by their official names, as a notice names them', async () => {
    const line = await newLine({ district: '信義' });
    expect(line.district).toBe('信義區');
    const refused = { code: 'invalid_input', errors: [{ path: 'district', code: 'unknown_district' }] };
    await expect(newLine({ district: '板橋區' })).rejects.toMatchObject(refused);
    const edit = (expectedVersion: number, patch: LinePatchInput) =>
      editLine(world.deps, admin, { id: line.id, expectedVersion, patch });
    await expect(edit(1, { county: '新北市' })).rejects.toMatchObject(refused);
    expect((await edit(1, { county: '新北市', district: '板橋' })).reply).toMatchObject({ district: '板橋區' });
    // A place from before the list is known stays until someone changes it.
    await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`update line set district = 'Banqiao' where id = ${line.id}`,
    );
    expect((await edit(2, { label: 'Other', district: 'Banqiao' })).reply).toMatchObject({ district: 'Banqiao' });
  });

  it('lets one of two simultaneous edits through', async () => {
    const { id } = await newLine();
    const tries = await Promise.allSettled(
      ['One', 'Two'].map((label) => editLine(world.deps, admin, { id, expectedVersion: 1, patch: { label } })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = tries.find((tried) => tried.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'precondition_failed', status: 412 } });
  });

  it('lets an owner set the emergency consent and nothing else, and a member nothing', async () => {
    const { id } = await newLine();
    const owner = callerOf('owner', { organisationId: own });
    const consent = { emergencyConsent: 'auto' } as const;
    const { reply } = await editLine(world.deps, owner, { id, expectedVersion: 1, patch: consent });
    expect(reply.emergencyConsent).toBe('auto');
    const more = { ...consent, label: 'Mine' };
    await expect(editLine(world.deps, owner, { id, expectedVersion: 2, patch: more })).rejects.toMatchObject({
      status: 403,
    });
    const member = callerOf('member', { organisationId: own });
    await expect(editLine(world.deps, member, { id, expectedVersion: 2, patch: consent })).rejects.toMatchObject({
      status: 403,
    });
    const stranger = callerOf('owner', { organisationId: foreign });
    await expect(editLine(world.deps, stranger, { id, expectedVersion: 2, patch: consent })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('is closed without asking only if its owner says so', async () => {
    const { id } = await newLine();
    const auto = { emergencyConsent: 'auto' } as const;
    const refused = { code: 'consent_is_the_owners', status: 403 };
    await expect(editLine(world.deps, admin, { id, expectedVersion: 1, patch: auto })).rejects.toMatchObject(refused);
    await expect(createLine(world.deps, admin, { ...lineInput(), ...auto })).rejects.toMatchObject(refused);
    const never = { emergencyConsent: 'never' } as const;
    const { reply } = await editLine(world.deps, admin, { id, expectedVersion: 1, patch: never });
    expect(reply.emergencyConsent).toBe('never');
    const owner = callerOf('owner', { organisationId: own });
    await editLine(world.deps, owner, { id, expectedVersion: 2, patch: auto });
    const label = { label: 'Renamed', ...auto };
    const kept = await editLine(world.deps, admin, { id, expectedVersion: 3, patch: label });
    expect(kept.reply).toMatchObject({ label: 'Renamed', emergencyConsent: 'auto' });
  });

  it('leaves a line unsettled that moves to another number', async () => {
    const { id } = await newLine();
    await world.deps.database.transaction(
      systemActor,
      ({ sql }) => sql`update line set settled_revision = 1, settled_at = now() where id = ${id}`,
    );
    const { number } = lineInput();
    const moved = await editLine(world.deps, admin, { id, expectedVersion: 1, patch: { number } });
    expect(moved.reply).toMatchObject({ number, settledRevision: null, settledAt: null });
    const taken = await newLine();
    const patch = { number: taken.number };
    await expect(editLine(world.deps, admin, { id, expectedVersion: 2, patch })).rejects.toMatchObject({
      code: 'line_number_taken',
    });
  });
});

describe('the history of a line', () => {
  const author = { userId: null, name: 'Tester' };

  async function append(lineId: string, change: Partial<LineConfig>, changeRequestId: string | null = null) {
    return await world.deps.database.transaction(systemActor, async (transaction) => {
      const line = await loadLineForUpdate(transaction, lineId);
      const newest = await newestRevision(transaction, lineId);
      if (!line || !newest) throw new Error('no line');
      const config = { ...newest.config, ...change };
      const at = world.deps.clock.now();
      return await appendRevision(transaction, { line, config, reason: 'change_request', changeRequestId, author, at });
    });
  }

  it('numbers simultaneous revisions in sequence and loses none', async () => {
    const { id } = await newLine();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => append(id, { prompts: { [`custom:p${index}`]: newId() } })),
    );
    const { items } = await listRevisions(world.deps, admin, { lineId: id, limit: 50 });
    expect(items.map(({ number }) => number)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect((await getLine(world.deps, admin, id)).reply.revision).toBe(11);
  });

  it('makes one revision of one change, however often it is applied', async () => {
    const { id } = await newLine();
    const changeRequestId = newId();
    const results = await Promise.all(
      Array.from({ length: 5 }, () => append(id, { followNationalCalendar: false }, changeRequestId)),
    );
    expect(results.filter(({ appended }) => appended)).toHaveLength(1);
    expect(new Set(results.map(({ revision }) => revision.number))).toEqual(new Set([2]));
  });

  it('compares each revision with the one before, also at the edge of a page', async () => {
    const { id } = await newLine();
    await append(id, { followNationalCalendar: false });
    await append(id, { followNationalCalendar: true });
    const first = await listRevisions(world.deps, admin, { lineId: id, limit: 1 });
    expect(first.items[0]?.diff).toEqual([
      { place: { at: 'followNationalCalendar' }, path: 'followNationalCalendar', before: false, after: true },
    ]);
    const second = await listRevisions(world.deps, admin, { lineId: id, limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.items[0]?.diff).toEqual([
      { place: { at: 'followNationalCalendar' }, path: 'followNationalCalendar', before: true, after: false },
    ]);
    expect(await getRevision(world.deps, admin, { lineId: id, number: 3 })).toEqual(first.items[0]);
    await expect(getRevision(world.deps, admin, { lineId: id, number: 4 })).rejects.toMatchObject({ status: 404 });
    await expect(getRevision(world.deps, admin, { lineId: id, number: 2_147_483_647 })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('refuses a cursor that is not one of ours', async () => {
    const { id } = await newLine();
    const forged = Buffer.from('[1e300]').toString('base64url');
    await expect(listRevisions(world.deps, admin, { lineId: id, limit: 1, cursor: forged })).rejects.toMatchObject({
      code: 'cursor_invalid',
    });
  });
});
