import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/domain/access/actor.ts';
import { cleanExerciseLines } from '../../../src/features/broadcasts/exercises/exercises.sweeps.ts';
import { followBroadcasts } from '../../../src/features/broadcasts/follow-broadcasts.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { eventually } from '../../support/test-tasks.ts';

/** More than one line of each phone system, and one that refuses. */
const many = 25;
const closed = '雲林縣//2025-11-12/full';
const window = { from: '2025-11-12T00:00:00+08:00', until: '2025-11-13T00:00:00+08:00' };
const start = '2026-03-04T20:00:00+08:00';

/** Stands still between two steps. */
let at = Date.parse(start);
let app: TestApp;
let author: ApiClient;
let second: ApiClient;
let folder: string;

beforeAll(async () => {
  app = await startTestApp({ overrides: { clock: { now: () => new Date(at) } } });
  author = app.as('operator');
  second = app.as('operator2');
  folder = join(app.dataFolder, 'demo-phone-system');
  const admin = app.as('admin');
  const { items: customers } = await admin.get('/customers?limit=200');
  const { id: organisationId } = customers.find(({ contract }: Json) => contract !== null);
  const { items: systems } = await admin.get('/phone-systems');
  const system = systems.find(({ kind }: Json) => kind === 'directory').id;
  for (let index = 0; index < many; index += 1) {
    const number = `+8865550${String(1000 + index)}`;
    await admin.post('/lines', {
      ...{ organisationId, number, label: `Shop ${index}`, phoneSystemId: system, county: '雲林縣' },
    });
  }
  await app.query("update line set emergency_consent = 'auto' where county = '雲林縣'");
  await app.query(
    "insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where county = '雲林縣'",
  );
  await eventually(async () => {
    const [row] = await app.query("select count(settled_revision)::int as settled from line where county = '雲林縣'");
    return row.settled === many;
  });
});
beforeEach(async () => {
  at = Date.parse(start);
  const { items } = await author.get('/exercises');
  for (const { id, endedAt } of items) if (endedAt === null) await author.post(`/exercises/${id}/end`);
});
afterAll(() => app.close());

/** So many seconds after the start, by the real clock. */
function wait(seconds: number): void {
  at = Date.parse(start) + seconds * 1000;
}

const begun = (evening: string | null, speed = 10) => author.post('/exercises', { evening, speed });

async function drafted({ id }: Json, extra: object = {}): Promise<Json> {
  return await author.post(`/exercises/${id}/broadcasts`, {
    ...{ topic: closed, area: { county: '雲林縣' }, ...window, reason: 'Notice of the exercise' },
    ...extra,
  });
}

const pathOf = ({ id, exerciseId }: Json) => `/exercises/${exerciseId}/broadcasts/${id}`;
const take = (person: ApiClient, broadcast: Json, action: string, more: object = {}) =>
  person.post(`${pathOf(broadcast)}/steps`, { action, ...more });
const approval = ({ draftHash }: Json) => ({ action: 'approve', draftHash, typed: 'exercise' });

async function submitted(exercise: Json, extra: object = {}): Promise<Json> {
  const waiting = await take(author, await drafted(exercise, extra), 'submit');
  return await take(second, waiting, 'hear', { promptSha256: waiting.soundSha256 });
}

/** Drafted at 20:25 of the evening, approved at 20:27, ten times as fast. */
async function sentOnYunlin(): Promise<{ exercise: Json; broadcast: Json }> {
  const exercise = await begun('yunlin_false_dawn');
  wait(282);
  const waiting = await submitted(exercise);
  wait(294);
  const { action, ...more } = approval(waiting);
  return { exercise, broadcast: await take(second, waiting, action, more) };
}

/** Everything that a closure would leave its traces in. */
async function traces(): Promise<Json> {
  const folders = await readdir(join(folder, 'lines'));
  const files = await Promise.all(
    folders.map((name) => readFile(join(folder, 'lines', name, 'line.json'), 'utf8').catch(() => '')),
  );
  const counted = await app.query(`
    select (select count(*)::int from broadcast) as broadcasts, (select count(*)::int from broadcast_line) as lines,
      (select count(*)::int from line_closure) as closures, (select count(*)::int from closure) as own,
      (select count(*)::int from message) as messages, (select count(*)::int from webhook_delivery) as deliveries,
      (select count(*)::int from alarm) as alarms, (select count(*)::int from job) as jobs,
      (select coalesce(sum(target), 0)::int from line_drive) as wanted,
      (select count(*)::int from outbox where nudges <> '[]') as nudges,
      (select count(*)::int from audit_row where organisation_id is not null) as audited`);
  return { counted: counted[0], files };
}

describe('an exercise', () => {
  it('plays an evening by the clock: its list is that of the real evening', async () => {
    const exercise = await begun('yunlin_false_dawn');
    expect(exercise).toMatchObject({ speed: 10, endedAt: null, standing: [], arrived: [] });
    expect(exercise.nextChangeAt).toBe('2026-03-04T20:00:12+08:00');
    const read = () => author.get(`/exercises/${exercise.id}`);
    wait(12);
    expect(await read()).toMatchObject({
      ...{ now: '2025-11-11T19:40:00+08:00', arrived: [{ source: '人事行政總處 DGPA', constructed: true, why: [] }] },
      standing: [{ topic: closed, state: 'settling', certain: false }],
    });
    wait(40);
    expect((await read()).standing).toMatchObject([{ state: 'disputed', certain: false }]);
    wait(288);
    expect((await read()).standing).toMatchObject([
      { state: 'proposed', certain: true, sources: ['人事行政總處 DGPA', '雲林縣政府 Yunlin County'] },
    ]);
    wait(492);
    expect(await read()).toMatchObject({ endedAt: '2026-03-04T20:08:12+08:00', nextChangeAt: null });
  });

  it('runs alone: a second one is refused, also of two at once, until the first is over', async () => {
    const all = await Promise.all(
      [author, second].map((person) => person.ask('POST', '/exercises', { body: { evening: null } })),
    );
    expect(all.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    await author.refused('POST', '/exercises', { status: 409, code: 'exercise_running' }, { body: { evening: null } });
    wait(2 * 3600);
    await begun('machine_test');
  });

  it('takes two people, the sound heard, the word of exercises, and a notice that is certain', async () => {
    const exercise = await begun('yunlin_false_dawn');
    wait(20);
    const waiting = await submitted(exercise);
    expect(waiting).toMatchObject({ exercise: true, status: 'awaitingApproval', counts: { close: many }, own: false });
    const tries = (person: ApiClient, changed: object, expected: { status: number; code: string }) =>
      person.refused('POST', `${pathOf(waiting)}/steps`, expected, { body: { ...approval(waiting), ...changed } });
    await tries(second, {}, { status: 409, code: 'exercise_notice_uncertain' });
    wait(40);
    await tries(second, {}, { status: 409, code: 'exercise_notice_uncertain' });
    wait(290);
    await tries(author, {}, { status: 403, code: 'second_person_required' });
    await tries(second, { typed: String(many) }, { status: 422, code: 'exercise_word_wrong' });
    await tries(second, { draftHash: '0'.repeat(64) }, { status: 409, code: 'draft_changed' });
    await app.query('delete from exercise_heard');
    const unheard = await tries(second, {}, { status: 409, code: 'sound_not_heard' });
    expect(unheard.reasons[0].next.href).toBe(`/emergency${pathOf(waiting)}`);
    const bad = await second.ask('POST', `${pathOf(waiting)}/steps`, { body: { action: 'release' } });
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ path: 'action' }] } });
    const [{ created_by: by }] = await app.query('select created_by from exercise_broadcast where id = $1', [
      waiting.id,
    ]);
    for (const attempt of [
      `update exercise_broadcast set status = 'sending' where id = '${waiting.id}'`,
      `update exercise_broadcast set status = 'sending', approved_by = '${by}' where id = '${waiting.id}'`,
      `insert into exercise_person values ('${waiting.id}', '${by}', 'x', 'approver', now())`,
    ]) {
      const refused = app.deps.database.transaction(systemActor, ({ sql }) => sql.unsafe(attempt));
      await expect(refused, attempt).rejects.toThrow(/violates/);
    }
  });

  it('imitates the answers of phone systems at their own pace, and is scored', async () => {
    const { exercise, broadcast } = await sentOnYunlin();
    const read = () => author.get(pathOf(broadcast));
    expect(broadcast).toMatchObject({ status: 'sending', counts: { queued: 1, held: many - 1 } });
    wait(298);
    expect(await read()).toMatchObject({ counts: { applied: 1, held: 0, queued: many - 1 } });
    wait(310);
    expect(await read()).toMatchObject({ status: 'active', counts: { applied: many - 1, failed: 1 } });
    await take(author, broadcast, 'retry');
    wait(320);
    expect(await read()).toMatchObject({ status: 'active', counts: { applied: many, failed: 0 } });
    const { items } = await author.get(`${pathOf(broadcast)}/lines?limit=200`);
    expect(items).toHaveLength(many);
    expect(items[0]).toMatchObject({ disposition: 'close', state: 'applied', why: null });
    const [former] = (await author.get('/exercises')).items;
    expect(former).toMatchObject({
      id: exercise.id,
      people: [(await author.get('/me')).name, (await second.get('/me')).name],
      score: { falseSends: 0, missed: 0, notices: [{ draftSeconds: 6, approvalSeconds: 12 }] },
    });
    await take(second, broadcast, 'end', { reason: 'The exercise ends' });
    expect(await read()).toMatchObject({ status: 'restoring' });
    wait(330);
    expect(await read()).toMatchObject({ status: 'ended', counts: { restored: many } });
    expect((await author.get(`/exercises/${exercise.id}`)).score).toMatchObject({ missed: 1 });
  });

  it('stops and goes on; what was never sent stays open', async () => {
    const { broadcast } = await sentOnYunlin();
    wait(298);
    await take(author, broadcast, 'stop', { reason: 'Doubt' });
    expect(await author.get(pathOf(broadcast))).toMatchObject({
      status: 'stopped',
      counts: { applied: 1, stopped: many - 1 },
    });
    await take(author, broadcast, 'resume', { reason: 'No doubt' });
    wait(320);
    expect(await author.get(pathOf(broadcast))).toMatchObject({ status: 'active', counts: { stopped: 0 } });
  });

  it('counts a false send on an evening without a closure', async () => {
    const exercise = await begun('schools_only');
    wait(60);
    const day = { from: '2024-07-26T00:00:00+08:00', until: '2024-07-27T00:00:00+08:00' };
    const waiting = await submitted(exercise, { topic: null, ...day });
    await take(second, waiting, 'approve', { draftHash: waiting.draftHash, typed: '演習' });
    await author.post(`/exercises/${exercise.id}/end`);
    const { score, endedAt } = await author.get(`/exercises/${exercise.id}`);
    expect(score).toEqual({ falseSends: 1, missed: 0, notices: [], denials: [] });
    expect(endedAt).toBe('2026-03-04T20:01:00+08:00');
    const after = { body: { ...approval(waiting) } };
    await second.refused('POST', `${pathOf(waiting)}/steps`, { status: 409, code: 'exercise_over' }, after);
  });

  it('keeps the copy of the lines: what becomes of them later changes no draft', async () => {
    const draft = await drafted(await begun(null), {
      topic: null,
      from: '2026-03-05T00:00:00+08:00',
      until: '2026-03-06T00:00:00+08:00',
    });
    await app.query("update line set emergency_consent = 'never' where county = '雲林縣'");
    expect(await author.get(pathOf(draft))).toMatchObject({ draftHash: draft.draftHash, counts: { close: many } });
    await app.query("update line set emergency_consent = 'auto' where county = '雲林縣'");
  });

  it('refuses a notice that its list does not have, another county’s district, and a time that is over', async () => {
    const exercise = await begun('yunlin_false_dawn');
    const path = `/exercises/${exercise.id}/broadcasts`;
    const body = { topic: null, area: { county: '雲林縣' }, ...window, reason: 'x' };
    const refused = (changed: object, expected: { status: number; code: string }) =>
      author.refused('POST', path, expected, { body: { ...body, ...changed } });
    await refused({ until: window.from }, { status: 400, code: 'invalid_input' });
    await refused({ topic: closed }, { status: 400, code: 'invalid_input' });
    await refused({ area: { county: '雲林縣', district: '信義區' } }, { status: 422, code: 'district_not_in_county' });
    await refused(
      { from: '2025-11-10T00:00:00+08:00', until: '2025-11-11T00:00:00+08:00' },
      { status: 422, code: 'broadcast_window_over' },
    );
  });
});

describe('a notice that is denied after sending', () => {
  const topic = '花蓮縣//2025-08-14/full';
  const day = { from: '2025-08-14T00:00:00+08:00', until: '2025-08-15T00:00:00+08:00' };
  const county = (name: string, from: string) =>
    app.query('update line set county = $1 where county = $2', [name, from]);
  beforeAll(() => county('花蓮縣', '雲林縣'));
  afterAll(() => county('雲林縣', '花蓮縣'));

  /** Approved so many seconds before the denial, of the exercise's own time. */
  async function sentBefore(seconds: number): Promise<Json> {
    const exercise = await begun('late_denial');
    wait(30);
    const waiting = await submitted(exercise, { topic, area: { county: '花蓮縣' }, ...day });
    wait(84 - seconds / 10);
    const { action, ...more } = approval(waiting);
    return await take(second, waiting, action, more);
  }

  it('stops what is on its way, closes no more while it is disputed, and takes back what is closed by one press', async () => {
    const broadcast = await sentBefore(40);
    const read = () => author.get(pathOf(broadcast));
    wait(83.9);
    expect(await read()).toMatchObject({ status: 'sending', deniedAt: null, counts: { applied: 1, queued: many - 1 } });
    wait(84);
    expect(await read()).toMatchObject({
      ...{ status: 'stopped', deniedAt: '2025-08-13T20:12:00+08:00' },
      counts: { applied: 1, queued: 0, stopped: many - 1 },
    });
    const { items } = await author.get(`${pathOf(broadcast)}/lines?limit=200`);
    expect(items.filter(({ state }: Json) => state === 'stopped')).toHaveLength(many - 1);
    const body = { action: 'resume', reason: 'Go on' };
    await author.refused(
      'POST',
      `${pathOf(broadcast)}/steps`,
      { status: 409, code: 'announcement_not_sendable' },
      { body },
    );
    wait(120);
    expect(await read()).toMatchObject({ status: 'stopped', counts: { applied: 1, stopped: many - 1 } });
    // Both sources say by now that offices are open.
    wait(180);
    await author.refused(
      'POST',
      `${pathOf(broadcast)}/steps`,
      { status: 409, code: 'announcement_not_sendable' },
      { body },
    );
    expect((await read()).actions).toEqual(['counter', 'end']);
    expect(await take(second, broadcast, 'counter')).toMatchObject({ status: 'restoring', counts: { restoring: 1 } });
    wait(190);
    expect(await read()).toMatchObject({ status: 'ended', counts: { restored: 1, stopped: many - 1 } });
  });

  it('leaves a broadcast active whose lines are all closed, says so, and offers to take it back', async () => {
    const broadcast = await sentBefore(200);
    wait(90);
    const after = await author.get(pathOf(broadcast));
    expect(after).toMatchObject({ status: 'active', deniedAt: '2025-08-13T20:12:00+08:00', counts: { stopped: 0 } });
    expect(after.actions).toContain('counter');
    const body = { action: 'retry' };
    await author.refused(
      'POST',
      `${pathOf(broadcast)}/steps`,
      { status: 409, code: 'announcement_not_sendable' },
      { body },
    );
    const score = async () => (await author.get(`/exercises/${broadcast.exerciseId}`)).score;
    const area = { county: '花蓮縣', district: null };
    expect((await score()).denials).toEqual([{ ...area, takenBackSeconds: null }]);
    await take(author, broadcast, 'counter');
    wait(100);
    expect(await author.get(pathOf(broadcast))).toMatchObject({ status: 'ended' });
    // It was denied 84 seconds after the beginning, and taken back 6 seconds later.
    expect((await score()).denials).toEqual([{ ...area, takenBackSeconds: 6 }]);
    const { items } = await author.get('/exercises?limit=1');
    expect(items[0].score).toEqual(await score());
  });
});

describe('a draft of an exercise', () => {
  it('is edited like a real one: another hash, its editor an author, and a new approval', async () => {
    const waiting = await submitted(await begun(null), {
      ...{ topic: null, from: '2026-03-05T00:00:00+08:00', until: '2026-03-06T00:00:00+08:00' },
    });
    const edit = {
      ...{ area: { county: '雲林縣' }, from: '2026-03-05T00:00:00+08:00', until: '2026-03-05T12:00:00+08:00' },
      reason: 'Only the morning',
    };
    const edited = await take(author, waiting, 'edit', edit);
    expect(edited).toMatchObject({ status: 'draft', until: edit.until, reason: edit.reason, counts: { close: many } });
    expect(edited.draftHash).not.toBe(waiting.draftHash);
    const approve = { body: approval(waiting) };
    await second.refused('POST', `${pathOf(waiting)}/steps`, { status: 409, code: 'illegal_transition' }, approve);
    await take(author, waiting, 'submit');
    await second.refused('POST', `${pathOf(waiting)}/steps`, { status: 409, code: 'draft_changed' }, approve);
    const elsewhere = await take(second, waiting, 'edit', { ...edit, area: { county: '澎湖縣' } });
    expect(elsewhere).toMatchObject({ own: true, counts: { close: 0 } });
    await take(second, waiting, 'edit', edit);
    const again = await take(second, waiting, 'submit');
    for (const person of [author, second])
      await person.refused(
        'POST',
        `${pathOf(waiting)}/steps`,
        { status: 403, code: 'second_person_required' },
        { body: approval(again) },
      );
    const bad = { body: { action: 'edit', ...edit, until: edit.from } };
    await author.refused('POST', `${pathOf(waiting)}/steps`, { status: 400, code: 'invalid_input' }, bad);
  });
});

describe('every door of the real thing is shut to an exercise', () => {
  it('leaves no trace: no closure, task, message, webhook, alarm, job, customer’s audit, or file of a phone system', async () => {
    const before = await traces();
    const { broadcast } = await sentOnYunlin();
    wait(320);
    await followBroadcasts(app.deps);
    const [{ id: lineId }] = await app.query("select id from line where number = '+88655501000'");
    const heard = await app.as('owner').get(`/lines/${lineId}/callers-hear?at=${encodeURIComponent(window.from)}`);
    expect(heard.rule.kind).not.toBe('broadcast');
    expect((await author.get('/broadcasts')).items).toEqual([]);
    expect((await author.ask('GET', `/broadcasts/${broadcast.id}`)).status).toBe(404);
    expect((await author.ask('GET', `/broadcasts/${broadcast.id}/lines`)).status).toBe(404);
    const approve = { body: { draftHash: broadcast.draftHash } };
    expect((await second.ask('POST', `/broadcasts/${broadcast.id}/approve`, approve)).status).toBe(404);
    expect(await traces()).toEqual(before);
  });

  it('is not there for customers and other staff, and not for a connection of a customer', async () => {
    const { exercise, broadcast } = await sentOnYunlin();
    for (const path of ['/exercises', `/exercises/${exercise.id}`, pathOf(broadcast), `${pathOf(broadcast)}/lines`]) {
      expect((await app.as('owner').ask('GET', path)).status, path).toBe(404);
      expect((await app.as('technician').ask('GET', path)).status, path).toBe(403);
    }
    expect((await app.as('admin').ask('GET', `/exercises/${exercise.id}`)).status).toBe(200);
    expect((await app.as('admin').ask('POST', '/exercises', { body: { evening: null } })).status).toBe(403);
    const organisationId = (await app.as('owner').get('/me')).organisation.id;
    const owner = { kind: 'user', userId: null, name: '', organisationId, roles: ['owner'] } as const;
    const tables = ['exercise', 'exercise_broadcast', 'exercise_line', 'exercise_person', 'exercise_heard'];
    for (const table of tables) {
      const seen = await app.deps.database.transaction(owner as never, ({ sql }) => sql.unsafe(`select from ${table}`));
      expect(seen, table).toHaveLength(0);
    }
  });

  it('keeps its copy of the lines for 90 days, and its score for good', async () => {
    const { exercise, broadcast } = await sentOnYunlin();
    const kept = async () => {
      const [row] = await app.query('select count(*)::int as lines from exercise_line where broadcast_id = $1', [
        broadcast.id,
      ]);
      return row.lines;
    };
    await author.post(`/exercises/${exercise.id}/end`);
    const { score } = await author.get(`/exercises/${exercise.id}`);
    wait(89 * 86_400);
    await cleanExerciseLines(app.deps);
    expect(await kept()).toBe(many);
    wait(91 * 86_400);
    expect(await cleanExerciseLines(app.deps)).toBeGreaterThanOrEqual(many);
    expect(await kept()).toBe(0);
    expect((await author.get(`/exercises/${exercise.id}`)).score).toEqual(score);
    expect((await author.get(`${pathOf(broadcast)}/lines`)).items).toEqual([]);
  });

  it('is held by the database: no key leads from an exercise to anything real, and no view or function reads one', async () => {
    const keys = await app.query(`
      select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table from pg_constraint
      where contype = 'f' and (conrelid::regclass::text like 'exercise%' or confrelid::regclass::text like 'exercise%')`);
    expect(keys.length).toBeGreaterThan(3);
    for (const { from_table: from, to_table: to } of keys) {
      expect(from).toMatch(/^exercise/);
      expect(to).toMatch(/^exercise/);
    }
    const columns = await app.query(
      "select column_name from information_schema.columns where table_name = 'exercise_line' and data_type = 'uuid'",
    );
    expect(columns).toEqual([{ column_name: 'broadcast_id' }]);
    const readers = await app.query(`
      select relname as name from pg_class where relkind in ('v', 'm') and pg_get_viewdef(oid) ilike '%exercise%'
      union all select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where nspname = 'public' and prosrc ilike '%exercise%'`);
    expect(readers).toEqual([]);
  });
});
