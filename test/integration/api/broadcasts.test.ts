import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../src/domain/access/actor.ts';
import { followBroadcasts } from '../../../src/features/broadcasts/follow-broadcasts.ts';
import { tellCorrections } from '../../../src/features/broadcasts/tell-corrections.ts';
import { escalateAlarms } from '../../../src/features/on-call/on-call.sweeps.ts';
import { settleClosures } from '../../../src/reconcile/broadcast-lines.repository.ts';
import type { DrivenLine } from '../../../src/reconcile/settling-line.ts';
import { shippedFile } from '../../../src/shared/project-root.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { ApiClient, Json } from '../../support/app-client.ts';
import { eventually, rest } from '../../support/test-tasks.ts';

/** Enough lines that the first one is driven alone first. */
const many = 25;
const county = '雲林縣';
const window = { from: '2026-03-05T00:00:00+08:00', until: '2026-03-06T00:00:00+08:00' };

let app: TestApp;
let author: ApiClient;
let second: ApiClient;
let lines: Json[];
let pbx: string;
let unsetLine: Json;
let manualSystemId: string;

beforeAll(async () => {
  app = await startTestApp();
  author = app.as('operator');
  second = app.as('operator2');
  const admin = app.as('admin');
  pbx = join(app.dataFolder, 'typhoon-pbx');
  await mkdir(pbx);
  const system = await admin.post('/phone-systems', {
    name: 'Typhoon PBX',
    kind: 'directory',
    settings: { folder: pbx },
  });
  const { items: customers } = await admin.get('/customers?limit=200');
  const customer = customers.find(({ contract }: Json) => contract !== null);
  const make = (number: string, phoneSystemId: string, district?: string) =>
    admin.post('/lines', {
      ...{ organisationId: customer.id, number, label: `Shop ${number.slice(-3)}`, phoneSystemId, county },
      ...(district ? { district } : {}),
    });
  lines = [];
  for (let index = 0; index < many; index += 1)
    lines.push(await make(`+8865550${String(1000 + index)}`, system.id, index < 3 ? '斗六市' : '虎尾鎮'));
  const { items: systems } = await admin.get('/phone-systems');
  manualSystemId = systems.find(({ kind }: Json) => kind === 'manual').id;
  unsetLine = await make('+88655509999', system.id);
  await app.query("update line set emergency_consent = 'auto' where county = $1", [county]);
  await app.query(
    'insert into line_drive (line_id, organisation_id, target) select id, organisation_id, revision from line where phone_system_id = $1 and id <> $2',
    [system.id, unsetLine.id],
  );
  await eventually(async () => {
    const [row] = await app.query(
      'select count(settled_revision)::int as settled from line where phone_system_id = $1',
      [system.id],
    );
    return row.settled === many;
  });
});
afterEach(async () => {
  // A test that failed halfway may have left the phone system away.
  await rename(`${pbx}-away`, pbx).catch(() => undefined);
  // A broadcast left open would already close the lines of the next test.
  const { items } = await author.get('/broadcasts?state=open');
  for (const { id, actions } of items) {
    if (actions.includes('cancel')) await author.post(`/broadcasts/${id}/cancel`);
    if (actions.includes('end')) await author.post(`/broadcasts/${id}/end`, { reason: 'Test over' });
    await author.until(`/broadcasts/${id}`, ({ status }) => ['ended', 'cancelled'].includes(status));
  }
  app.clock.set('2026-03-04T20:00:00+08:00');
});
afterAll(() => app.close());

async function drafted(extra: object = {}): Promise<Json> {
  return await author.post('/broadcasts', { area: { county }, ...window, reason: 'Typhoon day', ...extra });
}

async function heardBy(person: ApiClient, { id, sound }: Json): Promise<void> {
  await person.post(`/broadcasts/${id}/heard`, { promptSha256: sound.sha256 });
}

async function submitted(extra: object = {}): Promise<Json> {
  const draft = await drafted(extra);
  return await author.post(`/broadcasts/${draft.id}/submit`);
}

async function sent(extra: object = {}): Promise<Json> {
  const waiting = await submitted(extra);
  await heardBy(second, waiting);
  return await second.post(`/broadcasts/${waiting.id}/approve`, { draftHash: waiting.draftHash });
}

/** Stopped after the first closure has reached the phone system; where all had, another one is tried. */
async function stoppedOnTheWay(): Promise<Json> {
  for (;;) {
    const { id } = await sent();
    await eventually(async () => (await closuresOnDisk(id)) > 0);
    const reason = 'Two notices disagree';
    const { status, body } = await author.ask('POST', `/broadcasts/${id}/stop`, { body: { reason } });
    if (status === 200) return body;
    expect(body.code).toBe('illegal_transition');
    await author.post(`/broadcasts/${id}/end`, { reason: 'All lines were closed' });
    await author.until(`/broadcasts/${id}`, ({ status: now }) => now === 'ended');
  }
}

const active = (id: string) => author.until(`/broadcasts/${id}`, ({ status }) => status === 'active');

async function alarmsOf(id: string, state: 'open' | 'ended'): Promise<Json[]> {
  const { items } = await author.get(`/alarms?state=${state}&limit=200`);
  return items.filter(({ subject }: Json) => subject?.id === id);
}

/** Events that say only that lines of it have changed; those of its steps say its status with it. */
async function lineEvents(id: string): Promise<number> {
  const events = await app.query(
    `select e from outbox, jsonb_array_elements(events) e
      where e ->> 'type' = 'broadcast.changed' and e ->> 'subjectId' = $1 and e -> 'data' is null`,
    [id],
  );
  return events.length;
}

/** Closures in the files of each line that are those of this broadcast. */
async function closuresOnDisk(broadcastId: string): Promise<number> {
  const folders = await readdir(join(pbx, 'lines'));
  const files = await Promise.all(
    folders.map(async (folder) => JSON.parse(await readFile(join(pbx, 'lines', folder, 'line.json'), 'utf8'))),
  );
  return files.filter(({ closures }) => closures.some(({ id }: Json) => id === broadcastId)).length;
}

/** The different windows of this broadcast in the files of lines. */
async function windowsOnDisk(broadcastId: string): Promise<string[]> {
  const folders = await readdir(join(pbx, 'lines'));
  const found = new Set<string>();
  for (const folder of folders) {
    const { closures } = JSON.parse(await readFile(join(pbx, 'lines', folder, 'line.json'), 'utf8'));
    for (const { id, from, until } of closures)
      if (id === broadcastId) found.add(`${new Date(from).toISOString()} ${new Date(until).toISOString()}`);
  }
  return [...found];
}

describe('a draft', () => {
  it('says for each line what would happen to it, and what its callers would hear', async () => {
    const draft = await drafted();
    expect(draft.counts).toMatchObject({ close: many, ask: 0, never: 0, alreadyClosed: 0, blocked: 1, queued: 0 });
    expect(draft).toMatchObject({ status: 'draft', withoutOwnSound: many, heard: false, phoneSystems: [] });
    const { items } = await author.get(`/broadcasts/${draft.id}/preview?disposition=blocked`);
    expect(items).toMatchObject([
      { lineId: unsetLine.id, blocker: 'not_set_up', why: expect.stringContaining('never been set up') },
    ]);
    const closing = await author.get(`/broadcasts/${draft.id}/preview?disposition=close&limit=2`);
    expect(closing.items[0]).toMatchObject({
      before: { state: 'open' },
      after: { state: 'emergency' },
      opensAtEnd: true,
    });
    expect(closing.nextCursor).not.toBeNull();
  });

  it('of a district closes its lines, and names those whose district is not known', async () => {
    const draft = await drafted({ area: { county, district: '斗六市' } });
    expect(draft.counts).toMatchObject({ close: 3, blocked: 1 });
    const { items } = await author.get(`/broadcasts/${draft.id}/preview?disposition=blocked`);
    expect(items.map(({ blocker }: Json) => blocker)).toEqual(['district_unknown']);
  });

  it('is neither visible to customers nor theirs to create', async () => {
    const draft = await drafted();
    const owner = app.as('owner');
    expect((await owner.ask('GET', `/broadcasts/${draft.id}`)).status).toBe(404);
    expect((await owner.ask('POST', '/broadcasts', { body: { area: null, ...window, reason: 'x' } })).status).toBe(404);
    expect((await app.as('technician').ask('GET', '/broadcasts')).status).toBe(403);
  });
});

describe('two people', () => {
  it('are needed: no author approves, the second person has heard it, and approves what it is now', async () => {
    const waiting = await submitted();
    const approve = (person: ApiClient, draftHash = waiting.draftHash) =>
      person.ask('POST', `/broadcasts/${waiting.id}/approve`, { body: { draftHash } });
    await heardBy(author, waiting);
    expect(await approve(author)).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
    expect(waiting.actions).not.toContain('approve');
    const here = { reasons: [{ next: { href: `/emergency/broadcasts/${waiting.id}` } }] };
    expect(await approve(second)).toMatchObject({ status: 409, body: { code: 'sound_not_heard', ...here } });
    await heardBy(second, waiting);
    expect(await approve(second, '0'.repeat(64))).toMatchObject({
      status: 409,
      body: { code: 'draft_changed', ...here },
    });
    await app.query("update line set emergency_consent = 'never' where id = $1", [lines[0]?.id]);
    expect(await approve(second)).toMatchObject({ status: 409, body: { code: 'draft_changed' } });
    await app.query("update line set emergency_consent = 'auto' where id = $1", [lines[0]?.id]);
    expect((await approve(second)).status).toBe(200);
  });

  it('are needed of whoever edited, too; and an edit makes it a draft again', async () => {
    const waiting = await submitted();
    const read = await second.ask('GET', `/broadcasts/${waiting.id}`);
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const edited = await second.ask('PATCH', `/broadcasts/${waiting.id}`, {
      body: { reason: 'Typhoon, later' },
      headers,
    });
    expect(edited.body).toMatchObject({ status: 'draft', reason: 'Typhoon, later' });
    await author.post(`/broadcasts/${waiting.id}/submit`);
    await heardBy(second, waiting);
    const answer = await second.ask('POST', `/broadcasts/${waiting.id}/approve`, {
      body: { draftHash: waiting.draftHash },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
  });

  it('are held by the database: as the application’s role no author becomes the approver', async () => {
    const { id } = await submitted();
    const [row] = await app.query('select created_by from broadcast where id = $1', [id]);
    const by = row.created_by as string;
    const tries = [
      `update broadcast set status = 'sending' where id = '${id}'`,
      `update broadcast set status = 'sending', approved_by = '${by}' where id = '${id}'`,
      `update broadcast set status = 'sending', overridden_by = '${by}' where id = '${id}'`,
      `with o as (insert into broadcast_override values ('${id}', '${by}', 'x', now()))
        update broadcast set status = 'sending', overridden_by = '${by}' where id = '${id}'`,
      `update broadcast set created_by = gen_random_uuid() where id = '${id}'`,
      `insert into broadcast_person values ('${id}', '${by}', 'x', 'approver', now())`,
      `update broadcast_person set part = 'approver' where broadcast_id = '${id}'`,
      `delete from broadcast_person where broadcast_id = '${id}'`,
      `insert into broadcast (id, status, from_at, until_at, reason, created_by, approved_by)
        values (gen_random_uuid(), 'sending', now(), now() + interval '1 hour', 'x', '${by}', '${by}')`,
    ];
    for (const attempt of tries) {
      const refused = app.deps.database.transaction(systemActor, ({ sql }) => sql.unsafe(attempt));
      await expect(refused, attempt).rejects.toThrow(/violates|permission denied/);
    }
    expect(await author.get(`/broadcasts/${id}`)).toMatchObject({ status: 'awaitingApproval', approver: null });
  });

  it('are needed even when only one is there: without an announcement nobody sends alone', async () => {
    const waiting = await submitted();
    await heardBy(author, waiting);
    const body = { draftHash: waiting.draftHash, override: { reason: 'Night', typed: String(waiting.counts.close) } };
    expect(await author.ask('POST', `/broadcasts/${waiting.id}/approve`, { body })).toMatchObject({
      ...{ status: 403, body: { code: 'second_person_required' } },
    });
    const wrong = { ...body, override: { reason: 'Night', typed: '1' } };
    expect(await author.ask('POST', `/broadcasts/${waiting.id}/approve`, { body: wrong })).toMatchObject({
      ...{ status: 422, body: { code: 'typed_confirmation_wrong' } },
    });
  });
});

describe('a broadcast that is sent', () => {
  it('closes every line on its phone system, read back, and opens them when it is ended early', async () => {
    const { id } = await sent();
    const reached = await active(id);
    expect(reached.counts).toMatchObject({ close: many, applied: many, queued: 0, held: 0, failed: 0 });
    expect(reached.approver).toMatchObject({ name: expect.any(String) });
    expect(await closuresOnDisk(id)).toBe(many);
    const heard = await app.as('owner').get(`/lines/${lines[0]?.id}/callers-hear?at=2026-03-05T12:00:00%2B08:00`);
    expect(heard).toMatchObject({ state: 'emergency', rule: { kind: 'broadcast' } });
    const theirs = await app.as('owner').get(`/broadcasts/${id}/lines?limit=200`);
    expect(theirs.items.map(({ state }: Json) => state)).toEqual(lines.map(() => 'applied'));
    const rewrite = app.deps.database.transaction(systemActor, ({ sql }) =>
      sql.unsafe(`update broadcast set until_at = until_at + interval '1 day' where id = '${id}'`),
    );
    await expect(rewrite).rejects.toThrow(/approved/);
    await author.post(`/broadcasts/${id}/end`, { reason: 'The typhoon has passed' });
    const over = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(over.counts).toMatchObject({ restored: many, applied: 0 });
    expect(await closuresOnDisk(id)).toBe(0);
  });

  it('stays closed for longer once a second person approves it, and starts earlier', async () => {
    const { id } = await sent({ until: '2026-03-05T12:00:00+08:00' });
    await active(id);
    const path = `/broadcasts/${id}/changes`;
    const refusal = (person: ApiClient, url: string, body?: object) =>
      person.ask('POST', url, body ? { body } : {}).then(({ status, body: { code } }) => `${status} ${code}`);
    expect(await refusal(author, path, {})).toBe('400 invalid_input');
    expect(await refusal(author, path, { until: '2026-03-05T11:00:00+08:00' })).toBe('409 change_not_longer');
    expect(await refusal(author, path, { from: '2026-03-05T01:00:00+08:00' })).toBe('409 change_not_longer');
    expect(await refusal(author, path, { until: '2026-03-20T00:00:00+08:00' })).toBe('422 broadcast_too_long');
    const asked = await author.post(path, { from: '2026-03-04T19:00:00+08:00' });
    expect(asked.changes).toMatchObject([{ number: 1, state: 'waiting', approver: null }]);
    const other = await author.post(path, { from: '2026-03-04T19:00:00+08:00', until: window.until });
    expect(other.changes.map(({ state }: Json) => state)).toEqual(['withdrawn', 'waiting']);
    expect(other).toMatchObject({ status: 'active', until: '2026-03-05T12:00:00+08:00' });
    expect(other.actions).not.toContain('approveChange');
    expect(await refusal(author, `${path}/2/approve`)).toBe('403 second_person_required');
    expect(await refusal(second, `${path}/1/approve`)).toBe('409 change_gone');
    const approved = await second.post(`${path}/2/approve`);
    expect(approved).toMatchObject({ status: 'sending', from: '2026-03-04T19:00:00+08:00', until: window.until });
    expect((await active(id)).counts).toMatchObject({ applied: many, queued: 0 });
    expect(await windowsOnDisk(id)).toEqual(['2026-03-04T11:00:00.000Z 2026-03-05T16:00:00.000Z']);
    const heard = await app.as('owner').get(`/lines/${lines[1]?.id}/callers-hear?at=2026-03-04T20:00:30%2B08:00`);
    expect(heard).toMatchObject({ state: 'emergency' });
    const begun = { from: '2026-03-04T18:00:00+08:00' };
    expect(await refusal(author, path, begun)).toBe('409 change_not_longer');
    const tries = [
      `update broadcast set until_at = until_at + interval '1 day' where id = '${id}'`,
      `update broadcast set until_at = '2026-03-05T12:00:00+08:00' where id = '${id}'`,
      `update broadcast_change set approved_by = proposed_by, approved_at = now() where broadcast_id = '${id}' and number = 1`,
      `update broadcast_change set until_at = until_at + interval '1 day' where broadcast_id = '${id}'`,
      `insert into broadcast_change select broadcast_id, 9, from_at, until_at, from_at, until_at, proposed_by, '', now(), proposed_by, '', now()
        from broadcast_change where broadcast_id = '${id}' and number = 2`,
    ];
    for (const attempt of tries) {
      const refused = app.deps.database.transaction(systemActor, ({ sql }) => sql.unsafe(attempt));
      await expect(refused, attempt).rejects.toThrow(/violates|permission denied|stays as/);
    }
  });

  it('takes one of two approvals at once, and none after its end', async () => {
    const { id } = await sent({ from: '2026-03-04T19:00:00+08:00', until: '2026-03-04T23:00:00+08:00' });
    await active(id);
    const path = `/broadcasts/${id}/changes`;
    await author.post(path, { until: '2026-03-04T23:30:00+08:00' });
    const both = await Promise.all([1, 2].map(() => second.ask('POST', `${path}/1/approve`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await active(id);
    const { changes } = await author.post(path, { until: window.until });
    const { number } = changes.at(-1);
    app.clock.set('2026-03-04T23:29:59.500+08:00');
    const [late, ended] = await Promise.all([
      second.ask('POST', `${path}/${number}/approve`),
      author.ask('POST', `/broadcasts/${id}/end`, { body: { reason: 'The end falls' } }),
    ]);
    expect(ended.status).toBe(200);
    expect([200, 409]).toContain(late.status);
    const over = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(over.counts).toMatchObject({ restored: many });
    expect(await closuresOnDisk(id)).toBe(0);
    expect((await second.ask('POST', `${path}/${number}/approve`)).status).toBe(409);
  });

  it('runs on where a later end was approved just before the old one', async () => {
    const { id } = await sent({ from: '2026-03-04T19:00:00+08:00', until: '2026-03-04T23:00:00+08:00' });
    await active(id);
    await author.post(`/broadcasts/${id}/changes`, { until: window.until });
    app.clock.set('2026-03-04T22:59:59.000+08:00');
    await second.post(`/broadcasts/${id}/changes/1/approve`);
    app.clock.set('2026-03-04T23:00:05.000+08:00');
    await followBroadcasts(app.deps);
    expect((await active(id)).counts).toMatchObject({ applied: many });
    app.clock.set(window.until);
    const over = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(over.endedAt).toBe(window.until);
    await tellCorrections(app.deps);
    expect((await author.get(`/broadcasts/${id}`)).correctedAt).toBeNull();
  });

  it('is taken back by one person and one press, its own lines and no others', async () => {
    const first = await sent();
    await active(first.id);
    const other = await sent({ area: { county, district: '斗六市' } });
    expect((await active(other.id)).counter).toEqual({ lines: 3 });
    expect(await author.ask('POST', `/broadcasts/${other.id}/counter`)).toMatchObject({ status: 200 });
    const again = await second.ask('POST', `/broadcasts/${other.id}/counter`);
    expect(again).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
    const over = await author.until(`/broadcasts/${other.id}`, ({ status }) => status === 'ended');
    expect(over).toMatchObject({ counter: null, counts: { restored: 3 } });
    await Promise.all([tellCorrections(app.deps), tellCorrections(app.deps)]);
    await author.until(`/broadcasts/${other.id}`, ({ correctedAt }) => correctedAt !== null);
    const mails = await app.query(
      "select recipient, subject, body from message where kind = 'broadcast_corrected' and subject like '%斗六市%'",
    );
    const owners = await app.query(
      `select distinct u.email from broadcast_line b join member m on m.organisation_id = b.organisation_id and m.role = 'owner'
         join "user" u on u.id = m.user_id where b.broadcast_id = $1 order by 1`,
      [other.id],
    );
    expect(owners.length).toBeGreaterThan(0);
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(owners.map(({ email }) => email));
    expect(mails[0]?.body).toMatch(/3/);
    expect(`${mails[0]?.subject} ${mails[0]?.body}`).not.toMatch(/\{\w+\}|undefined/);
    expect(await closuresOnDisk(other.id)).toBe(0);
    expect(await closuresOnDisk(first.id)).toBe(many);
    const [row] = await app.query(
      "select count(*)::int as rows from audit_row where subject_id = $1 and action = 'broadcast.counter'",
      [other.id],
    );
    expect(row.rows).toBe(2);
  });

  it('is not recorded as closed by a drive that read the line before its end', async () => {
    const { id, from, until } = await sent();
    await active(id);
    const lineId = lines[0]?.id;
    const now = app.clock.now();
    const closures = [{ source: 'broadcast', id, from: new Date(from), until: new Date(until) }];
    const driven = { claimed: { id: lineId }, closures } as unknown as DrivenLine;
    await app.query("update broadcast_line set state = 'queued' where broadcast_id = $1 and line_id = $2", [
      id,
      lineId,
    ]);
    const { other } = await app.deps.database.transaction(systemActor, async ({ sql }) => {
      await sql`update broadcast_line set state = 'restoring' where broadcast_id = ${id} and line_id = ${lineId}`;
      const settling = app.deps.database.transaction(systemActor, (transaction) =>
        settleClosures(transaction, [driven], now),
      );
      await rest(300);
      return { other: settling };
    });
    expect(await other).toEqual([]);
    const { items } = await author.get(`/broadcasts/${id}/lines?limit=200`);
    // Whoever drives it for this may already have opened it.
    expect(['restoring', 'restored']).toContain(items.find((line: Json) => line.lineId === lineId).state);
  });

  it('plays the default announcement where its voice file cannot be given to a phone system', async () => {
    const recording = await readFile(shippedFile('fixtures', 'audio', 'closed.wav'));
    const { promptId } = await author.uploadChecked(recording, 'typhoon.wav');
    await app.query("update rendition set storage_key = 'gone' where prompt_id = $1", [promptId]);
    const { id } = await sent({ promptId });
    const reached = await active(id);
    expect(reached.counts).toMatchObject({ applied: many, failed: 0, held: 0 });
    expect(reached.phoneSystems).toMatchObject([{ fellBackAt: expect.any(String) }]);
    const { items } = await author.get(`/broadcasts/${id}/lines?limit=200`);
    expect(new Set(items.map(({ promptId }: Json) => promptId))).toEqual(new Set([null]));
    const rows = await app.query("select 1 from audit_row where subject_id = $1 and action = 'broadcast.fellBack'", [
      id,
    ]);
    expect(rows).toHaveLength(1);
    app.takeFaults();
  });

  it('ends by itself at its second', async () => {
    const { id } = await sent({ from: '2026-03-04T21:00:00+08:00', until: '2026-03-04T23:00:00+08:00' });
    await active(id);
    app.clock.set('2026-03-04T22:59:58.500+08:00');
    expect((await author.get(`/broadcasts/${id}`)).status).toBe('active');
    const over = await author.until(`/broadcasts/${id}`, ({ status }) => status === 'ended');
    expect(over.endedAt).toBe('2026-03-04T23:00:00+08:00');
    expect(await closuresOnDisk(id)).toBe(0);
  });

  it('holds the lines of a phone system whose first line fails, until an operator releases them', async () => {
    await rename(pbx, `${pbx}-away`);
    const { id, phoneSystems } = await sent();
    expect(phoneSystems[0].counts).toMatchObject({ queued: 1, held: many - 1 });
    const failing = await author.until(`/broadcasts/${id}`, ({ counts }) => counts.failed === 1);
    expect(failing).toMatchObject({ status: 'sending', counts: { held: many - 1, failed: 1 } });
    expect(await lineEvents(id)).toBeGreaterThan(0);
    const { items } = await author.get(`/broadcasts/${id}/lines?state=failed`);
    expect(items[0].fault).toContain('folder');
    const theirs = await app.as('owner').get(`/broadcasts/${id}/lines?state=failed`);
    expect(theirs.items[0].fault).not.toContain('folder');
    await eventually(async () => (await alarmsOf(id, 'open')).length > 0);
    await escalateAlarms(app.deps);
    const told = await alarmsOf(id, 'open');
    expect(told).toMatchObject([
      { kind: 'broadcast_not_applied', customer: null, number: null, subject: { kind: 'broadcast', county } },
    ]);
    const mails = await app.query("select body from message where kind = 'broadcast_not_applied'", []);
    expect(mails[0].body).not.toMatch(/\{\w+\}|undefined|broadcast_/);
    expect(mails[0].body).toContain(lines[0]?.label);
    await rename(`${pbx}-away`, pbx);
    const { phoneSystemId } = phoneSystems[0];
    await author.post(`/broadcasts/${id}/release`, { phoneSystemId, reason: 'The folder is back' });
    await author.post(`/broadcasts/${id}/retry`);
    expect((await active(id)).counts).toMatchObject({ applied: many, failed: 0, held: 0 });
    await escalateAlarms(app.deps);
    expect(await alarmsOf(id, 'open')).toEqual([]);
    expect(await alarmsOf(id, 'ended')).toMatchObject([{ id: told[0].id, state: 'solved' }]);
    app.takeFaults();
  });

  it('notifies of lines that are not closed once, acknowledged or not', async () => {
    await rename(pbx, `${pbx}-away`);
    const { id } = await sent();
    await eventually(async () => {
      await Promise.all([1, 2, 3].map(() => followBroadcasts(app.deps)));
      return (await alarmsOf(id, 'open')).length > 0;
    });
    const [told, ...others] = await alarmsOf(id, 'open');
    expect(others).toEqual([]);
    await author.post(`/alarms/${told?.id}/acknowledge`);
    await followBroadcasts(app.deps);
    expect(await alarmsOf(id, 'open')).toEqual([]);
    expect(await alarmsOf(id, 'ended')).toMatchObject([{ id: told?.id, state: 'acknowledged' }]);
    await rename(`${pbx}-away`, pbx);
    app.takeFaults();
  });

  it('stops where an operator says so; what is closed stays closed, and it goes on later', async () => {
    await rename(pbx, `${pbx}-away`);
    const { id } = await sent();
    const stopped = await author.post(`/broadcasts/${id}/stop`, { reason: 'Two notices disagree' });
    expect(stopped).toMatchObject({ status: 'stopped', counts: { held: 0, queued: 0 } });
    // The first line may have failed before that.
    expect(stopped.counts.stopped + stopped.counts.failed).toBe(many);
    await rename(`${pbx}-away`, pbx);
    await author.post(`/broadcasts/${id}/resume`, { reason: 'Settled' });
    expect((await active(id)).counts).toMatchObject({ applied: many, stopped: 0 });
    app.takeFaults();
  });

  it('leaves a line alone that its customer has closed for the whole of that time', async () => {
    await app.query(
      `insert into closure (id, organisation_id, line_id, source, from_at, until_at, approved_at)
        select gen_random_uuid(), organisation_id, id, 'line', $2, $3, now() from line where id = $1`,
      [lines[9]?.id, window.from, window.until],
    );
    expect((await drafted()).counts).toMatchObject({ close: many - 1, alreadyClosed: 1 });
    await app.query('delete from closure', []);
  });

  it('closes a line again that another one closes, so that the end of one opens nothing', async () => {
    const first = await sent();
    await active(first.id);
    const other = await sent();
    await active(other.id);
    await author.post(`/broadcasts/${first.id}/end`, { reason: 'Replaced' });
    await author.until(`/broadcasts/${first.id}`, ({ status }) => status === 'ended');
    expect(await closuresOnDisk(other.id)).toBe(many);
    const { state } = await app.as('owner').get(`/lines/${lines[1]?.id}/callers-hear?at=2026-03-05T12:00:00%2B08:00`);
    expect(state).toBe('emergency');
  });

  it('that is stopped while lines are on their way leaves none of them closed behind its back', async () => {
    const { id, counts } = await stoppedOnTheWay();
    expect(counts.applied + counts.stopped).toBe(many);
    await eventually(async () => {
      const { counts: now } = await author.get(`/broadcasts/${id}`);
      return (await closuresOnDisk(id)) === now.applied;
    });
  });

  it.each(['on its way', 'failed'])('does not go on past a first line that was %s when it was stopped', async (how) => {
    await rename(pbx, `${pbx}-away`);
    const { id } = await sent();
    if (how === 'failed') await author.until(`/broadcasts/${id}`, ({ counts }) => counts.failed === 1);
    await author.post(`/broadcasts/${id}/stop`, { reason: 'Wait' });
    const resumed = await author.post(`/broadcasts/${id}/resume`, { reason: 'Go on' });
    expect(resumed.counts).toMatchObject({ held: many - 1, ...(how === 'failed' && { failed: 1 }) });
    await rename(`${pbx}-away`, pbx);
    await author.post(`/broadcasts/${id}/retry`);
    await active(id);
    app.takeFaults();
  });

  it('is for days, not weeks, and names a district as it is written officially', async () => {
    const wide = { area: { county }, from: window.from, until: '2026-04-05T00:00:00+08:00', reason: 'x' };
    expect(await author.ask('POST', '/broadcasts', { body: wide })).toMatchObject({
      ...{ status: 422, body: { code: 'broadcast_too_long' } },
    });
    const misspelt = { area: { county, district: '斗六' }, ...window, reason: 'x' };
    expect(await author.ask('POST', '/broadcasts', { body: misspelt })).toMatchObject({
      ...{ status: 422, body: { code: 'district_not_in_county' } },
    });
  });

  it('keeps its lines where they are, unless somebody gives a reason', async () => {
    const { id } = await sent();
    await active(id);
    const admin = app.as('admin');
    const line = lines[5] as Json;
    const path = `/lines/${line.id}`;
    const refused = { status: 409, body: { code: 'line_in_broadcast' } };
    const retire = (override: boolean) =>
      admin.ask('POST', `${path}/retire`, { body: { reason: 'Shop closed', override } });
    expect(await retire(false)).toMatchObject(refused);
    const headers = { 'if-match': (await admin.ask('GET', path)).headers.get('etag') ?? '' };
    const body = { phoneSystemId: manualSystemId };
    expect(await admin.ask('PATCH', path, { body, headers })).toMatchObject(refused);
    const told = await lineEvents(id);
    expect((await retire(true)).status).toBe(200);
    const { items } = await author.get(`/broadcasts/${id}/lines?state=stopped`);
    expect(items.map(({ lineId }: Json) => lineId)).toEqual([line.id]);
    expect(await lineEvents(id)).toBe(told + 1);
    const other = `/lines/${(lines[6] as Json).id}`;
    const etag = (await admin.ask('GET', other)).headers.get('etag') ?? '';
    const meant = { ...body, override: { reason: 'The old system is switched off' } };
    expect((await admin.ask('PATCH', other, { body: meant, headers: { 'if-match': etag } })).status).toBe(200);
    expect((await author.get(`/broadcasts/${id}`)).counts).toMatchObject({ queued: 1, stopped: 1 });
    expect(await lineEvents(id)).toBe(told + 2);
  });
});
