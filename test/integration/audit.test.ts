import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditShape } from '../../src/contract/audit.contract.ts';
import { writeRecords } from '../../src/db/records.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { AuditAction } from '../../src/domain/audit-entry.ts';
import { exportAudit } from '../../src/features/audit/export-audit.ts';
import { listAudit } from '../../src/features/audit/list-audit.ts';
import { verifyAudit } from '../../src/features/audit/verify-audit.ts';
import { newId } from '../../src/shared/ids.ts';
import { callerOf, type FeatureWorld, openFeatureWorld } from '../support/feature-deps.ts';

const admin = callerOf('admin');
const own = newId();
const foreign = newId();
const owner = callerOf('owner', { organisationId: own });
const changeRequestId = newId();
let world: FeatureWorld;

async function write(organisationId: string | null, action: string, more: { changeRequestId?: string } = {}) {
  await world.deps.database.transaction(systemActor, (transaction) =>
    writeRecords(transaction, world.deps.outbox, organisationId, {
      at: world.deps.clock.now(),
      actor: admin.actor,
      callId: 'r1',
      audit: [
        {
          organisationId,
          action: action as AuditAction,
          subjectKind: 'line',
          subjectId: newId(),
          after: { revision: 1 },
          ...more,
        },
      ],
      events: [],
      nudges: [],
    }),
  );
}

async function seal(): Promise<void> {
  await world.deps.database.transaction(systemActor, ({ sql }) => sql`select seal_audit(1000)`);
}

beforeAll(async () => {
  world = await openFeatureWorld();
  for (let index = 0; index < 5; index += 1) await write(own, `line.step${index}`);
  await write(foreign, 'line.edited');
  await write(null, 'phone_system.edited');
  await write(own, 'line.applied', { changeRequestId });
});
afterAll(() => world.close());

describe('the audit', () => {
  it('shows an owner the own organisation, newest first, whatever the filter asks', async () => {
    const { items } = await listAudit(world.deps, owner, { limit: 50 });
    expect(items.map(({ action }) => action)).toEqual([
      'line.applied',
      'line.step4',
      'line.step3',
      'line.step2',
      'line.step1',
      'line.step0',
    ]);
    expect(items.every(({ organisationId }) => organisationId === own)).toBe(true);
    expect(auditShape.strict().parse(items[0])).toEqual(items[0]);
    expect((await listAudit(world.deps, owner, { limit: 50, organisationId: foreign })).items).toEqual([]);
  });

  it('shows an admin everything, and pages without a gap or a repeat while rows are added', async () => {
    const seen: number[] = [];
    const times: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(world.deps, admin, { limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      times.push(...page.items.map(({ at }) => at));
      cursor = page.nextCursor ?? undefined;
      await write(foreign, 'line.meanwhile');
    } while (cursor);
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(8);
  });

  it('filters by customer, change request, action and subject', async () => {
    const byRequest = await listAudit(world.deps, admin, { limit: 50, changeRequestId });
    expect(byRequest.items).toMatchObject([{ action: 'line.applied', actor: { name: 'The admin', role: 'admin' } }]);
    const subjectId = byRequest.items[0]?.subjectId;
    expect((await listAudit(world.deps, admin, { limit: 50, subjectKind: 'line', subjectId })).items).toHaveLength(1);
    expect(
      (await listAudit(world.deps, admin, { limit: 50, action: 'line.step2', organisationId: own })).items,
    ).toHaveLength(1);
    expect((await listAudit(world.deps, admin, { limit: 50, subjectKind: 'door' })).items).toEqual([]);
  });

  it('filters by person and by days of Taipei, in the order of time', async () => {
    const somewhere = newId();
    const writtenAt = async (instant: string, action: string) => {
      world.setNow(instant);
      await write(somewhere, action);
    };
    await writtenAt('2026-03-06T00:00:00+08:00', 'line.sixth');
    // Rows written later whose time is earlier.
    await writtenAt('2026-03-05T23:59:59.999+08:00', 'line.fifth');
    await writtenAt('2026-03-05T00:00:00+08:00', 'line.fifthToo');
    await writtenAt('2026-03-04T23:59:59+08:00', 'line.fourth');
    world.setNow('2026-03-04T10:00:00+08:00');
    const of = async (filter: object) => {
      const { items } = await listAudit(world.deps, admin, { limit: 50, organisationId: somewhere, ...filter });
      return items.map(({ action }) => action.replace('line.', ''));
    };
    expect(await of({})).toEqual(['sixth', 'fifth', 'fifthToo', 'fourth']);
    expect(await of({ from: '2026-03-05', until: '2026-03-05' })).toEqual(['fifth', 'fifthToo']);
    expect(await of({ from: '2026-03-06' })).toEqual(['sixth']);
    expect(await of({ until: '2026-03-04' })).toEqual(['fourth']);
    expect(await of({ actorId: admin.actor.userId })).toHaveLength(4);
    expect(await of({ actorId: newId() })).toEqual([]);
  });

  it('is exported as the list shows it, for the same people, and says where it was cut', async () => {
    const text = async (caller: typeof admin, filter: object, most?: number) => {
      let all = '';
      for await (const part of await exportAudit(world.deps, caller, filter, most)) all += part;
      return all;
    };
    const file = await text(callerOf('admin', { language: 'zh-TW' }), { changeRequestId });
    expect(file.startsWith('\uFEFF時間（臺北）,人員,')).toBe(true);
    const [, row, end] = file.split('\r\n');
    expect(row).toMatch(/^2026-03-04 10:00:00,The admin,系統管理員,line\.applied,線路,/);
    expect(end).toBe('');
    const theirs = await text(owner, {});
    expect(theirs).toContain('line.step0');
    expect(theirs).not.toContain('line.edited');
    expect((await listAudit(world.deps, owner, { limit: 1 })).items[0]).toMatchObject({
      action: 'audit.exported',
      actor: { name: 'The owner' },
    });
    const cut = (await text(owner, {}, 2)).split('\r\n');
    expect(cut).toHaveLength(5);
    expect(cut[3]).toBe(
      '"This file has only the newest 2 entries. Choose a shorter period for the earlier ones."'.replaceAll('"', ''),
    );
    for (const caller of [callerOf('agent'), callerOf('member', { organisationId: own })])
      await expect(exportAudit(world.deps, caller, {})).rejects.toMatchObject({ status: 403 });
  });

  it('is for owners and admins', async () => {
    for (const caller of [callerOf('agent'), callerOf('technician'), callerOf('member', { organisationId: own })])
      await expect(listAudit(world.deps, caller, { limit: 5 })).rejects.toMatchObject({ status: 403 });
  });

  it('verifies as complete, and names the link that somebody has changed', async () => {
    await seal();
    await write(own, 'line.later');
    const whole = await verifyAudit(world.deps);
    expect(whole).toMatchObject({ intact: true, faults: [], unsealed: 1 });
    expect(whole.seals).toBeGreaterThanOrEqual(3);
    const sealed = (await listAudit(world.deps, owner, { limit: 50, action: 'line.step1' })).items[0];
    expect(sealed?.sealId).not.toBeNull();
    const client = new Client({ connectionString: world.url });
    await client.connect();
    await client.query("select set_config('app.scope', 'staff', false)");
    const touched = await client.query(`update audit_row set reason = 'apply_refused' where id = $1`, [sealed?.id]);
    await client.end();
    expect(touched.rowCount).toBe(1);
    expect(await verifyAudit(world.deps)).toMatchObject({
      intact: false,
      faults: [{ sealId: sealed?.sealId, organisationId: own, fault: 'content' }],
    });
  });

  it('distinguishes changed or removed words from properly deleted ones', async () => {
    const mine = newId();
    for (const step of ['one', 'two', 'three']) await write(mine, `line.${step}`);
    await seal();
    const before = await verifyAudit(world.deps);
    expect(before.words).toMatchObject({ changed: 0, missing: 0, forgotten: 0 });
    const rows = (await listAudit(world.deps, admin, { limit: 50, organisationId: mine })).items;
    const client = new Client({ connectionString: world.url });
    await client.connect();
    try {
      await client.query("select set_config('app.scope', 'staff', false)");
      const forged = { actor: 'Somebody else' };
      await client.query('update audit_words set words = $1 where audit_row_id = $2', [forged, rows[0]?.id]);
      expect(await verifyAudit(world.deps)).toMatchObject({ intact: false, words: { changed: 1, missing: 0 } });
      await client.query('delete from audit_words where audit_row_id = $1', [rows[0]?.id]);
      expect(await verifyAudit(world.deps)).toMatchObject({ intact: false, words: { changed: 0, missing: 1 } });
      await client.query('delete from audit_words where organisation_id = $1', [mine]);
      await client.query(
        `insert into audit_row (organisation_id, at, actor_role, action, subject_kind, subject_id, after)
         values ($1::uuid, now(), 'system', 'audit.words_forgotten', 'customer', $1::uuid::text, jsonb_build_object('upTo', $2::bigint, 'entries', 3))`,
        [mine, Math.max(...rows.map(({ id }) => Number(id)))],
      );
    } finally {
      await client.end();
    }
    const { words } = await verifyAudit(world.deps);
    expect(words).toEqual({ ...before.words, kept: before.words.kept - 3, forgotten: 3 });
  });
});
