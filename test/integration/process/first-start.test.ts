import { chownSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiClient, type Json } from '../../support/app-client.ts';
import { endPrograms, startProgram } from '../../support/process.ts';
import { openEmbedded } from '../../support/process-proof.ts';
import { readCredentials, Story } from '../../support/process-story.ts';
import { makeServerFolder } from '../../support/temporary-folder.ts';
import { voice } from '../../support/voice.ts';

const accounts = [
  'owner',
  'member',
  'trialOwner',
  'enterpriseOwner',
  'clinicOwner',
  'deliveryOwner',
  'agent',
  'technician',
  'technician2',
  'operator',
  'operator2',
  'sales',
  'shopsOwner',
  'admin',
];
const isRoot = process.getuid?.() === 0;
let dataFolder: string;

beforeEach(() => {
  dataFolder = makeServerFolder('start');
});

afterEach(async () => {
  await endPrograms();
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('the first start', () => {
  it('writes the demo accounts, closed to others, before it says that it is ready; a second start keeps everything', async () => {
    const first = await startProgram({ dataFolder });
    const file = join(dataFolder, 'demo-credentials.json');
    let seenBefore = false;
    for (let status = 0; status !== 200; await sleep(5)) {
      seenBefore = existsSync(file);
      status = (await fetch(`${first.baseUrl}/readyz`).catch(() => null))?.status ?? 0;
      if (status === 200) expect(existsSync(file), 'the file is there when /readyz says yes').toBe(true);
    }
    console.info(`credentials seen before the last question to /readyz: ${seenBefore}`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    const credentials = readCredentials(dataFolder);
    expect(Object.keys(credentials)).toEqual(['baseUrl', 'accounts']);
    expect(credentials.baseUrl).toBe(first.baseUrl);
    expect(Object.keys(credentials.accounts).sort()).toEqual([...accounts].sort());
    for (const account of Object.values(credentials.accounts)) {
      expect(Object.keys(account)).toEqual(['email', 'password', 'apiKey']);
      for (const value of Object.values(account)) expect(value).toMatch(/\S{12,}/);
    }
    const story = new Story(credentials);
    const lines = await story.lines();
    expect(first.output()).toContain('demo-credentials.json');
    expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });

    const second = await startProgram({ dataFolder });
    await second.ready();
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(await new Story(credentials, second.baseUrl).lines()).toEqual(lines);
    expect(await second.end('SIGINT')).toEqual({ code: 0, signal: null });
  });

  it('gives every desk something to see, and the next job is still the one that a customer files', async () => {
    const program = await startProgram({ dataFolder, env: { LOG_LEVEL: 'warn' } });
    await program.ready();
    const credentials = readCredentials(dataFolder);
    const as = (account: string) => new ApiClient(program.baseUrl, credentials.accounts[account]?.apiKey ?? '');
    const statuses = async (account: string) =>
      (await as(account).get('/change-requests')).items.map(({ status }: Json) => status).sort();
    expect(await statuses('owner')).toEqual([
      'cancelled',
      'completed',
      'completed',
      'completed',
      'inProgress',
      'pending',
    ]);
    expect(await statuses('enterpriseOwner')).toEqual(['accepted', 'scheduled']);
    expect(await statuses('trialOwner')).toEqual([]);
    expect(await statuses('clinicOwner')).toEqual(['completed', 'inProgress', 'pending', 'scheduled']);
    expect(await statuses('deliveryOwner')).toEqual(['accepted', 'accepted', 'accepted', 'failed', 'held']);
    const waiting = (await as('owner').get('/change-requests?status=pending')).items[0];
    expect(waiting.awaiting.question).toContain('12:00');
    const live = (await as('owner').get('/change-requests?status=completed')).items[0];
    const revisions = (await as('owner').get(`/lines/${live.lineId}/revisions`)).items;
    expect(revisions.map(({ number }: Json) => number)).toEqual([2, 1]);
    expect(new Date(revisions[0].createdAt).getTime()).toBeGreaterThan(new Date(revisions[1].createdAt).getTime());
    const times = (await as('owner').get(`/change-requests/${live.id}/timeline`)).items.map(({ at }: Json) => at);
    expect(times).toEqual([...times].sort());
    expect((await as('technician').get('/jobs?status=open')).items).toHaveLength(4);
    expect((await as('technician').get('/jobs?status=taken')).items).toHaveLength(3);

    const story = new Story(credentials);
    const [line] = await story.lines();
    const { id: uploadId } = await as('owner').uploadChecked(voice(0.4), 'next.wav');
    const body = { kind: 'voice_replacement', lineId: line?.id, slot: 'greeting', uploadId };
    const filed = await as('owner').post('/change-requests', body);
    expect((await as('technician').post('/jobs/take')).changeRequestId).toBe(filed.id);
    expect(program.output()).not.toContain('"level":40');
    expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  it('starts empty when no demo is wanted, and the log holds no secret', async () => {
    const program = await startProgram({ dataFolder, env: { LINESHIFT_DEMO: '0', LOG_LEVEL: 'trace' } });
    await program.ready();
    expect(existsSync(join(dataFolder, 'demo-credentials.json'))).toBe(false);
    const sql = openEmbedded(dataFolder);
    const [found] = await sql`select (select count(*)::int from customer) as customers,
      (select count(*)::int from audit_row where action <> 'database.migrated') as audit`;
    await sql.end();
    expect(found).toEqual({ customers: 0, audit: 0 });
    expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
    for (const secret of ['secret', join('postgres', 'owner-password')]) {
      expect(program.output()).not.toContain(readFileSync(join(dataFolder, secret), 'utf8').trim());
    }
  });

  it.skipIf(!isRoot)('works for an unprivileged user as it does for root', async () => {
    const nobody = { uid: 65_534, gid: 65_534 };
    chownSync(dataFolder, nobody.uid, nobody.gid);
    const program = await startProgram({ dataFolder, user: nobody });
    await program.ready();
    const story = new Story(readCredentials(dataFolder));
    const [line] = await story.lines();
    await story.play(line?.id ?? '', 'greeting');
    expect(statSync(join(dataFolder, 'postgres', 'cluster')).uid).toBe(nobody.uid);
    expect(await program.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});

describe('a start that cannot be', () => {
  it('says in a sentence that the port is taken, exits with 1, and leaves no server running', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((settle) => holder.once('listening', settle));
    const { port } = holder.address() as { port: number };
    const program = await startProgram({ dataFolder, port });
    expect(await program.exited).toEqual({ code: 1, signal: null });
    holder.close();
    expect(program.output()).toContain(
      `Port ${port} is taken by another program. Stop it, or choose another with PORT=3001 npm start.`,
    );
    expect(program.output()).not.toMatch(/^\s+at /m);
    expect(existsSync(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
  });

  it('names every variable of the environment that is wrong', async () => {
    const env = {
      PORT: 'abc',
      LINESHIFT_DEMO: 'yes',
      LOG_LEVEL: 'loud',
      LINESHIFT_SECRET: 'short',
      S3_ENDPOINT: 'here',
    };
    const program = await startProgram({ dataFolder, env });
    expect(await program.exited).toEqual({ code: 1, signal: null });
    for (const name of Object.keys(env)) expect(program.output()).toMatch(new RegExp(`^${name}: `, 'm'));
    expect(program.output()).not.toMatch(/^\s+at /m);
  });

  it('refuses half of the settings of a file store, and commands that run apart without a database', async () => {
    const half = await startProgram({ dataFolder, env: { S3_BUCKET: 'files' } });
    expect(await half.exited).toEqual({ code: 1, signal: null });
    expect(half.output()).toContain('S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together');
    for (const command of ['serve', 'work'] as const) {
      const apart = await startProgram({ command, dataFolder });
      expect(await apart.exited).toEqual({ code: 1, signal: null });
      expect(apart.output()).toContain(`${command} needs DATABASE_URL`);
    }
  });

  it('refuses a data folder that is in use, and the one that uses it goes on', async () => {
    const first = await startProgram({ dataFolder, env: { LINESHIFT_DEMO: '0' } });
    await first.ready();
    const second = await startProgram({ dataFolder });
    expect(await second.exited).toEqual({ code: 1, signal: null });
    expect(second.output()).toContain('is in use by another Lineshift process on this machine');
    expect((await fetch(`${first.baseUrl}/readyz`)).status).toBe(200);
  });
});
