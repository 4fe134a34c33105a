import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { switchDue } from '../../../src/features/change-requests/moving/switch-due.ts';
import { revertDue } from '../../../src/features/jobs/revert-due.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { demoNumbers, voice } from '../../support/voice.ts';

let app: TestApp;
let owner: ApiClient;
let technician: ApiClient;
let line: Json;
let spring: Json;
let autumn: Json;

beforeAll(async () => {
  app = await startTestApp();
  owner = app.as('owner');
  technician = app.as('technician');
  line = await owner.line(demoNumbers.directory);
  spring = await owner.uploadChecked(voice(3));
  autumn = await owner.uploadChecked(voice(5));
});
afterEach(() => app.clock.set('2026-03-04T10:00:00+08:00'));
afterAll(() => app.close());

const conflict = { status: 409, code: 'duplicate_request' };
const at = (text: string) => `2026-${text}+08:00`;

function recording(slot: string, { id: uploadId }: Json, times: object = {}): Json {
  return { kind: 'voice_replacement', lineId: line.id, slot, uploadId, ...times };
}

const file = (body: Json) => owner.post('/change-requests', body);

/** Takes and applies: a plan is scheduled, anything else completed. */
async function prepared(body: Json): Promise<Json> {
  const request = await file(body);
  await technician.post(`/jobs/${request.jobId}/take`);
  await technician.post(`/jobs/${request.jobId}/apply`);
  const status = body.effectiveAt ? 'scheduled' : 'completed';
  return await owner.until(`/change-requests/${request.id}`, (now) => now.status === status);
}

const plays = async (slot: string) => (await owner.get(`/lines/${line.id}`)).configuration.prompts[slot];

describe('plans for one place', () => {
  it('do not exclude an immediate change, and either filing shows the other', async () => {
    const slot = 'custom:beside';
    const plan = await file(recording(slot, spring, { effectiveAt: at('04-01T09:00:00') }));
    const dryRun = await owner.post('/qualifications', recording(slot, autumn));
    expect(dryRun.result).toBe('qualified');
    const [shown] = dryRun.reasons.filter(({ code }: Json) => code === 'planned_as_well');
    expect(shown.message).toContain('02-5550-1001');
    expect(shown.next.href).toBe(`/requests/${plan.id}`);
    expect(dryRun.lines[0].conflicts).toEqual([shown]);
    const atOnce = await file(recording(slot, autumn));
    expect(atOnce.status).toBe('accepted');
    await owner.refused('POST', '/change-requests', conflict, { body: recording(slot, autumn) });
  });

  it('are refused where their times overlap, with the plan and the next free time, also in the dry run', async () => {
    const slot = 'custom:overlap';
    const times = { effectiveAt: at('04-01T09:00:00'), revertAt: at('04-03T00:00:00') };
    const plan = await file(recording(slot, spring, times));
    const within = recording(slot, autumn, { effectiveAt: at('04-02T12:00:00') });
    const refused = await owner.refused('POST', '/change-requests', conflict, { body: within });
    const [reason] = refused.reasons;
    expect(reason.code).toBe('plan_overlaps');
    expect(reason.next.href).toBe(`/requests/${plan.id}`);
    expect(reason.message).toMatch(/1 Apr.*next free time is .*3 Apr/);
    const dryRun = await owner.post('/qualifications', within);
    expect(dryRun).toMatchObject({
      ...{ result: 'unqualified', duplicates: [{ changeRequestId: plan.id }], nextFreeAt: times.revertAt },
    });
    expect(dryRun.lines[0].conflicts.map(({ code }: Json) => code)).toEqual(['plan_overlaps']);
    const after = recording(slot, autumn, { effectiveAt: dryRun.nextFreeAt });
    expect(await owner.post('/qualifications', after)).toMatchObject({ result: 'qualified', nextFreeAt: null });
    await file(after);
  });

  it('filed in the same instant for overlapping times are never both accepted', async () => {
    const slot = 'custom:race';
    const times = { effectiveAt: at('05-01T09:00:00'), revertAt: at('05-09T09:00:00') };
    const bodies = [spring, autumn, spring, autumn].map((upload) => recording(slot, upload, times));
    const answers = await Promise.all(bodies.map((body) => owner.ask('POST', '/change-requests', { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('occupy their place until they return, after their request is completed', async () => {
    const slot = 'custom:returns';
    const before = (await prepared(recording(slot, autumn))).promptId;
    const times = { effectiveAt: at('03-10T09:00:00'), revertAt: at('03-20T00:00:00') };
    const plan = await prepared(recording(slot, spring, times));
    app.clock.set(times.effectiveAt);
    await owner.until(`/change-requests/${plan.id}`, ({ status }) => status === 'completed');
    const within = recording(slot, autumn, { effectiveAt: at('03-15T09:00:00') });
    await owner.refused('POST', '/change-requests', conflict, { body: within });
    app.clock.set(times.revertAt);
    await revertDue(app.deps);
    await owner.until(`/lines/${line.id}`, ({ configuration }) => configuration.prompts[slot] === before);
    await file(recording(slot, spring, { effectiveAt: at('03-25T09:00:00') }));
    expect(await plays(slot)).toBe(before);
  });
});

describe('a return', () => {
  it('leaves out what stood there for a time that is over by then', async () => {
    const slot = 'custom:chain';
    const own = await prepared(recording(slot, autumn));
    const campaign = await prepared(recording(slot, spring, { revertAt: at('03-12T00:00:00') }));
    const other = await owner.uploadChecked(voice(4));
    const times = { effectiveAt: at('03-10T09:00:00'), revertAt: at('03-20T00:00:00') };
    const plan = await prepared(recording(slot, other, times));
    app.clock.set(times.effectiveAt);
    await owner.until(`/change-requests/${plan.id}`, ({ status }) => status === 'completed');
    app.clock.set(at('03-12T00:00:00'));
    await revertDue(app.deps);
    expect(await plays(slot)).toBe(plan.promptId);
    app.clock.set(times.revertAt);
    await revertDue(app.deps);
    await owner.until(`/lines/${line.id}`, ({ configuration }) => configuration.prompts[slot] !== plan.promptId);
    expect(await plays(slot)).toBe(own.promptId);
    expect(campaign.promptId).not.toBe(own.promptId);
  });
});

describe('moving a plan', () => {
  const day = (number: number) => at(`06-${String(number).padStart(2, '0')}T09:00:00`);
  const move = (id: string, times: object) => owner.post(`/change-requests/${id}/reschedule`, times);
  const refuse = (id: string, expected: { status: number; code: string }, body: object) =>
    owner.refused('POST', `/change-requests/${id}/reschedule`, expected, { body });

  it('keeps it prepared and its promise, tells the customer, and switches at the new time only', async () => {
    const slot = 'custom:moved';
    const plan = await prepared(recording(slot, spring, { effectiveAt: at('03-10T09:00:00') }));
    const moved = await move(plan.id, { effectiveAt: at('03-12T09:00:00') });
    expect(moved).toMatchObject({ status: 'scheduled', effectiveAt: at('03-12T09:00:00'), deadline: plan.deadline });
    const { items } = await owner.get(`/change-requests/${plan.id}/timeline`);
    expect(items.at(-1).label).toBe('Moved it to Thu 12 Mar 2026, 09:00');
    const mails = await app.query(`select body from message where kind = 'change_request_scheduled'`);
    expect(mails.map(({ body }: Json) => body).join()).toContain('3月12日（四）09:00 起播放');
    app.clock.set(at('03-11T09:00:00'));
    await switchDue(app.deps);
    expect((await owner.get(`/change-requests/${plan.id}`)).status).toBe('scheduled');
    app.clock.set(at('03-12T09:00:00'));
    await owner.until(`/change-requests/${plan.id}`, ({ status }) => status === 'completed');
    await refuse(plan.id, { status: 409, code: 'reschedule_too_late' }, { effectiveAt: day(1) });
  });

  it('is refused into the time of another plan, and frees its own', async () => {
    const slot = 'custom:moves';
    const first = await file(recording(slot, spring, { effectiveAt: day(1), revertAt: day(3) }));
    const second = await file(recording(slot, autumn, { effectiveAt: day(4), revertAt: day(6) }));
    const refused = await refuse(second.id, conflict, { effectiveAt: day(2) });
    expect(refused.reasons[0]).toMatchObject({ code: 'plan_overlaps', next: { href: `/requests/${first.id}` } });
    await move(first.id, { effectiveAt: day(10), revertAt: day(12) });
    expect(await move(second.id, { effectiveAt: day(2) })).toMatchObject({ effectiveAt: day(2), revertAt: day(6) });
    expect(await move(second.id, { effectiveAt: day(2), revertAt: null })).toMatchObject({ revertAt: null });
    await Promise.all([
      move(first.id, { effectiveAt: day(20), revertAt: null }),
      move(second.id, { effectiveAt: day(21) }),
    ]);
    const both = await Promise.all(
      [first, second].map(({ id }) =>
        owner.ask('POST', `/change-requests/${id}/reschedule`, { body: { effectiveAt: day(25) } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('needs a plan, a time ahead, and a right to file', async () => {
    const atOnce = await file(recording('custom:none', spring));
    await refuse(atOnce.id, { status: 409, code: 'not_planned' }, { effectiveAt: day(1) });
    const plan = await file(recording('custom:wrong', spring, { effectiveAt: day(1) }));
    const past = await refuse(plan.id, { status: 422, code: 'not_qualified' }, { effectiveAt: at('03-01T09:00:00') });
    expect(past.reasons[0].code).toBe('effective_at_in_past');
    const backwards = { effectiveAt: day(5), revertAt: day(4) };
    const reversed = await refuse(plan.id, { status: 422, code: 'not_qualified' }, backwards);
    expect(reversed.reasons[0].code).toBe('revert_before_effective');
    const path = `/change-requests/${plan.id}/reschedule`;
    const body = { effectiveAt: day(2) };
    await technician.refused('POST', path, { status: 403, code: 'forbidden' }, { body });
    await app.as('enterpriseOwner').refused('POST', path, { status: 404, code: 'not_found' }, { body });
  });
});

describe('a plan whose surroundings have changed', () => {
  it('warns when its place has changed since it was filed, before and after its time, and applies', async () => {
    const slot = 'custom:changed';
    const plan = await prepared(recording(slot, spring, { effectiveAt: at('03-10T09:00:00') }));
    const changes = async () => (await owner.get(`/change-requests/${plan.id}/changes`)).items[0];
    expect((await changes()).changedSince).toEqual([]);
    app.clock.set(at('03-05T09:00:00'));
    const between = await prepared(recording(slot, autumn));
    expect((await changes()).changedSince).toMatchObject([{ path: `prompts.${slot}`, after: between.promptId }]);
    app.clock.set(at('03-10T09:00:00'));
    await owner.until(`/change-requests/${plan.id}`, ({ status }) => status === 'completed');
    expect(await plays(slot)).toBe(plan.promptId);
    const { items } = await owner.get(`/change-requests/${plan.id}/timeline`);
    const told = items.filter(({ action }: Json) => action === 'change_request.place_changed');
    expect(told).toMatchObject([{ after: { lineId: line.id, places: [`slot:${slot}`] } }]);
  });

  it('is overtaken by one for a later time, where both are late', async () => {
    const slot = 'custom:late';
    const later = await prepared(recording(slot, spring, { effectiveAt: at('03-10T09:00:00') }));
    const earlier = await prepared(recording(slot, autumn, { effectiveAt: at('03-09T09:00:00') }));
    app.clock.set(at('03-11T09:00:00'));
    for (const { id } of [later, earlier])
      await owner.until(`/change-requests/${id}`, ({ status }) => status === 'completed');
    expect(await plays(slot)).toBe(later.promptId);
  });

  it('is held where the contract has ended, operators are told, and goes on once it is renewed', async () => {
    const plan = await prepared(recording('custom:contract', spring, { effectiveAt: at('03-11T09:00:00') }));
    const [{ contract_until: until }] = await app.query('select contract_until from customer where id = $1', [
      plan.organisationId,
    ]);
    await app.query(`update customer set contract_until = '2026-03-10' where id = $1`, [plan.organisationId]);
    app.clock.set(at('03-11T09:00:00'));
    const held = await owner.until(`/change-requests/${plan.id}`, ({ status }) => status === 'held');
    expect(held.reason).toMatch(/contract had ended/);
    const mails = await app.query(`select organisation_id, body from message where kind = 'change_request_held'`);
    expect(mails.some((mail: Json) => mail.organisation_id === null && /續約/.test(mail.body))).toBe(true);
    expect(mails.some((mail: Json) => mail.organisation_id !== null && /合約已經到期/.test(mail.body))).toBe(true);
    await app.query('update customer set contract_until = $2 where id = $1', [plan.organisationId, until]);
    await app.as('operator').post(`/change-requests/${plan.id}/resume`);
    await owner.until(`/change-requests/${plan.id}`, ({ status }) => status === 'completed');
  });
});
