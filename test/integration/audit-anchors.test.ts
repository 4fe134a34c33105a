import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFileAnchors } from '../../src/connectors/anchors/file-anchors.ts';
import { writeRecords } from '../../src/db/records.ts';
import type { Deps } from '../../src/deps.ts';
import { systemActor } from '../../src/domain/access/actor.ts';
import { sealAudit } from '../../src/features/audit/seal-audit.ts';
import { verifyAudit } from '../../src/features/audit/verify-audit.ts';
import { newId } from '../../src/shared/ids.ts';
import { callerOf, type FeatureWorld, openFeatureWorld } from '../support/feature-deps.ts';

const admin = callerOf('admin');
const secret = randomBytes(32).toString('hex');
let world: FeatureWorld;
let superuser: Client;
let folder: string;
let path: string;
let deps: Deps;
let logged: string;
let first: string;
let second: string;

beforeAll(async () => {
  world = await openFeatureWorld();
  folder = mkdtempSync(join(tmpdir(), 'lineshift-anchors-'));
  superuser = new Client({ connectionString: world.url });
  await superuser.connect();
  await superuser.query("select set_config('app.scope', 'staff', false)");
});
afterAll(async () => {
  await superuser.end();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Three seals of one customer and one of another, anchored a while ago. */
beforeEach(async () => {
  await superuser.query('truncate audit_words, audit_row, audit_seal');
  path = join(folder, `${newId()}.jsonl`);
  deps = depsWith(secret);
  logged = '';
  first = newId();
  second = newId();
  for (const [organisationId, rows] of [
    [first, 3],
    [second, 2],
    [first, 1],
    [first, 4],
  ] as const) {
    for (let row = 0; row < rows; row += 1) await write(organisationId);
    await sealAudit(deps);
  }
  await settle();
  expect(await verifyAudit(deps)).toMatchObject({ intact: true, anchors: 4, findings: [], seals: 4 });
});

function depsWith(key: string): Deps {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString('utf8');
      done();
    },
  });
  const logger = pino(sink);
  return Object.assign(Object.create(world.deps) as Deps, {
    logger,
    anchors: createFileAnchors({ path, secret: key, logger }),
  });
}

async function write(organisationId: string | null): Promise<void> {
  await world.deps.database.transaction(systemActor, (transaction) =>
    writeRecords(transaction, world.deps.outbox, organisationId, {
      at: world.deps.clock.now(),
      actor: admin.actor,
      callId: 'r1',
      audit: [{ organisationId, action: 'line.edited', subjectKind: 'line', subjectId: newId() }],
      events: [],
      nudges: [],
    }),
  );
}

/** Seals made a moment ago may not be anchored yet; these are older. */
async function settle(): Promise<void> {
  await superuser.query(`update audit_seal set created_at = created_at - interval '5 minutes'`);
}

/** Deletes rows together with their words. */
async function removeRows(which: string, value: unknown): Promise<void> {
  await superuser.query(`delete from audit_words using audit_row where audit_row_id = id and audit_row.${which}`, [
    value,
  ]);
  await superuser.query(`delete from audit_row where ${which}`, [value]);
}

async function findings(): Promise<string[]> {
  const verdict = await verifyAudit(deps);
  expect(verdict.intact).toBe(verdict.findings.length + verdict.faults.length === 0);
  return verdict.findings;
}

const lines = () => readFileSync(path, 'utf8').trimEnd().split('\n');

describe('anchors of the audit outside the database', () => {
  it('say what was sealed, of which chain, how long it is, and go to the log as well', async () => {
    const written = lines().map((line) => JSON.parse(line));
    expect(
      written.map(({ organisationId, rows, chainSeals, chainRows }) => [organisationId, rows, chainSeals, chainRows]),
    ).toEqual([
      [first, 3, 1, 3],
      [second, 2, 1, 2],
      [first, 1, 2, 4],
      [first, 4, 3, 8],
    ]);
    for (const { hash, signature } of written) {
      expect(logged).toContain(hash);
      expect(signature).toHaveLength(43);
    }
  });

  it('detect that the newest seal and its rows are missing, also when the chain continues after them', async () => {
    const { rows } = await superuser.query(
      'delete from audit_seal where id = (select max(id) from audit_seal) returning id',
    );
    await removeRows('seal_id = $1', rows[0].id);
    const [found] = await findings();
    expect(found).toMatch(
      new RegExp(`^1 seal of customer ${first} with 4 audit rows, made between .* are missing from the database`),
    );
    await write(first);
    await sealAudit(deps);
    const after = await verifyAudit(deps);
    // The chain alone looks intact: it cannot detect this.
    expect(after.faults).toEqual([]);
    expect(after).toMatchObject({ intact: false, findings: [found] });
  });

  it('detect that the whole chain of a customer is missing', async () => {
    await superuser.query('delete from audit_seal where organisation_id = $1', [first]);
    await removeRows('organisation_id = $1', first);
    expect(await findings()).toEqual([
      expect.stringMatching(new RegExp(`^The whole chain of customer ${first} is gone: 3 seals .* with 8 audit rows`)),
    ]);
  });

  it('detect recomputed links', async () => {
    await superuser.query(`update audit_row set reason = 'forged' where organisation_id = $1`, [first]);
    await superuser.query(`update audit_row set seal_id = null`);
    await superuser.query('alter sequence audit_seal_id_seq restart');
    await superuser.query('delete from audit_seal');
    // Computes one link for each former one, in order, with the database's own function.
    await superuser.query('select seal_audit(3)');
    await settle();
    const verdict = await verifyAudit(deps);
    expect(verdict.faults).toEqual([]);
    expect(verdict.intact).toBe(false);
    expect(verdict.findings.join('\n')).toMatch(/are missing from the database|was computed again/);
  });

  it('detect one link that was recomputed under its own number', async () => {
    await superuser.query(`update audit_row set reason = 'forged' where organisation_id = $1`, [second]);
    await superuser.query(
      `update audit_seal s set hash = (select encode(sha256(convert_to(s.previous_hash || string_agg(audit_canonical(r), E'\\n' order by r.id), 'UTF8')), 'hex')
        from audit_row r where r.seal_id = s.id) where organisation_id = $1`,
      [second],
    );
    expect((await verifyAudit(deps)).faults).toEqual([]);
    expect(await findings()).toEqual([
      expect.stringMatching(new RegExp(`^1 seal of customer ${second}, .* the chain was computed again`)),
    ]);
  });

  it('detect when their own file was cut, changed, or written by somebody without the key', async () => {
    const whole = readFileSync(path, 'utf8');
    truncateSync(path, lines().slice(0, 2).join('\n').length + 1);
    expect(await findings()).toEqual([
      expect.stringMatching(new RegExp(`^2 seals of customer ${first} stand in no line of the anchor file`)),
    ]);
    truncateSync(path, 0);
    expect(await findings()).toHaveLength(2);
    writeFileSync(path, whole.replace('"rows":2', '"rows":1'));
    expect(await findings()).toContainEqual(expect.stringMatching(/^Line 2 of the anchor file was changed/));
    writeFileSync(
      path,
      `${lines()
        .filter((_line, index) => index !== 1)
        .join('\n')}\n`,
    );
    expect(await findings()).toContainEqual(expect.stringMatching(/^Line 2 of the anchor file was changed, moved/));
    rmSync(path);
    await sealAudit(depsWith('the key of somebody who has the database only'));
    expect(await findings()).toContainEqual(expect.stringMatching(/^Line 1 of the anchor file was changed/));
  });

  it('are written again when lines are gone, and the log says so', async () => {
    const whole = readFileSync(path, 'utf8');
    truncateSync(path, 0);
    await sealAudit(deps);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(whole.split('\n').length);
    expect(logged).toContain('lines of the anchor file are gone');
    await sealAudit(deps);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(whole.split('\n').length);
  });

  it('go on after a line that a crash cut off', async () => {
    const whole = readFileSync(path, 'utf8');
    // The seal is the one being anchored at the crash, with its own time.
    await superuser.query(`update audit_seal set created_at = created_at + interval '5 minutes'`);
    truncateSync(path, whole.length - 40);
    await sealAudit(deps);
    expect(await findings()).toEqual([]);
    await appendFile(path, '{"seal":');
    await write(second);
    await sealAudit(deps);
    expect(await findings()).toEqual([]);
    writeFileSync(path, `no anchor\n${whole}`);
    expect(await findings()).toContainEqual('Line 1 of the anchor file cannot be read.');
  });
});
