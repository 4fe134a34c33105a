import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditShape } from '../../src/contract/audit.contract.ts';
import { writeRecords } from '../../src/db/records.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import type { AuditAction } from '../../src/domain/audit-entry.ts';
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
    let cursor: string | undefined;
    do {
      const page = await listAudit(world.deps, admin, { limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      await write(foreign, 'line.meanwhile');
    } while (cursor);
    expect(seen).toEqual([...seen].sort((left, right) => right - left));
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

  it('is for owners and admins', async () => {
    for (const caller of [callerOf('agent'), callerOf('technician'), callerOf('member', { organisationId: own })])
      await expect(listAudit(world.deps, caller, { limit: 5 })).rejects.toMatchObject({ status: 403 });
  });

  it('proves itself whole, and names the link somebody has touched', async () => {
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

  it('tells words that somebody changed or took away from those that were deleted as they may be', async () => {
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
