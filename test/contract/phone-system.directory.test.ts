import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDirectoryConnector } from '../../src/connectors/phone-systems/directory/directory-connector.ts';
import type { PhoneSystemConnector } from '../../src/connectors/phone-systems/phone-system.port.ts';
import { sameNationalDays } from '../../src/domain/calendar/national-days.ts';
import { compareLines, type DesiredLine } from '../../src/domain/line/compare-lines.ts';
import { bundleProgram } from '../support/bundle-program.ts';
import { desiredLine, nationalDays, openPrompt, promptBytes, promptOf } from '../support/phone-system-lines.ts';

let workFolder: string;
let root: string;
let now: Date;

function connect(phoneSystemId = 'pbx-1'): PhoneSystemConnector {
  const settings = { folder: root, keepOldPromptsMinutes: 60 };
  return createDirectoryConnector({ phoneSystemId, settings, clock: { now: () => now } });
}

async function bring(connector: PhoneSystemConnector, line: DesiredLine): Promise<void> {
  await connector.deliver(line.prompts, openPrompt);
  await connector.apply([line]);
}

async function differences(connector: PhoneSystemConnector, line: DesiredLine): Promise<string[]> {
  const [actual] = await connector.readBack([line.lineId]);
  return compareLines(line, actual as NonNullable<typeof actual>).map(({ path }) => path);
}

/** Reads like a PBX: line.json, then every file it names. Returns the revision, or what is wrong. */
async function readAsPbx(folder: string): Promise<{ revision: number; greeting: string } | string> {
  const text = await readFile(join(folder, 'line.json'), 'utf8').catch(() => null);
  if (text === null) return 'no line.json';
  const line = JSON.parse(text);
  for (const { file, sha256, size } of Object.values<{ file: string; sha256: string; size: number }>(line.files)) {
    const bytes = await readFile(join(folder, file)).catch(() => null);
    if (bytes === null) return `${file} is missing`;
    if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256)
      return `${file} is not whole`;
  }
  return { revision: line.revision, greeting: line.config.prompts.greeting };
}

beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), 'directory-connector-'));
});
afterAll(() => rm(workFolder, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(workFolder, 'root-'));
  now = new Date();
});

describe('directory connector', () => {
  it('lays out one folder a line, with prompts named by content hash', async () => {
    const line = desiredLine();
    await bring(connect(), line);
    const folder = join(root, 'lines', '886223456789');
    const hashes = line.prompts.map(({ renditions }) => `${renditions[0]?.sha256}.wav`);
    expect((await readdir(folder)).sort()).toEqual([...hashes, 'line.json'].sort());
    expect(await readAsPbx(folder)).toEqual({ revision: 1, greeting: 'greeting-1' });
    expect((await readdir(root)).sort()).toEqual(['.index', '.lineshift.json', 'lines', 'prompts']);
    const document = JSON.parse(await readFile(join(folder, 'line.json'), 'utf8'));
    expect(document).toMatchObject({
      schema: 'lineshift.line/2',
      number: '+886223456789',
      closures: [{ from: '2026-07-20T01:00:00.000Z', promptId: 'typhoon' }],
    });
    expect((await stat(join(folder, 'line.json'))).mode & 0o444).toBe(0o444);
  });

  it('touches nothing when nothing changed, so that import jobs do not run needlessly', async () => {
    const line = desiredLine();
    await bring(connect(), line);
    const path = join(root, 'lines', '886223456789', 'line.json');
    await utimes(path, 1_000_000, 1_000_000);
    await bring(connect(), { ...line, extra: 'from the row' } as DesiredLine);
    expect((await stat(path)).mtimeMs).toBe(1_000_000_000);
  });

  it('detects every change made by hand, and corrects it', async () => {
    const line = desiredLine();
    const connector = connect();
    await bring(connector, line);
    expect(await differences(connector, line)).toEqual([]);
    const folder = join(root, 'lines', '886223456789');
    const greeting = join(folder, `${promptOf('greeting-1').renditions[0]?.sha256}.wav`);

    const before = await stat(greeting);
    const tampered = promptBytes('greeting-1');
    tampered[100] = 1;
    await writeFile(greeting, tampered);
    await utimes(greeting, before.atime, before.mtime);
    expect(await differences(connector, line)).toEqual(['files.greeting-1']);
    await bring(connector, line);
    expect(await differences(connector, line)).toEqual([]);

    await rm(greeting);
    expect(await differences(connector, line)).toEqual(['files.greeting-1']);
    await bring(connector, line);

    const text = await readFile(join(folder, 'line.json'), 'utf8');
    await writeFile(
      join(folder, 'line.json'),
      text.replace('"09:00"', '"10:00"').replace('09:30:00.000Z', '10:30:00.000Z'),
    );
    expect(await differences(connector, line)).toEqual(['config.weekly.mon', 'closures.closure-1']);
    await appendFile(join(folder, 'line.json'), 'garbage');
    expect(await differences(connector, line)).toContain('revision');
    await bring(connector, line);
    expect(await differences(connector, line)).toEqual([]);

    await rm(join(root, 'lines'), { recursive: true });
    await rm(join(root, 'prompts'), { recursive: true });
    expect(await differences(connector, line)).toContain('number');
    await bring(connector, line);
    expect(await differences(connector, line)).toEqual([]);
  });

  it('notices a swap also of a file whose hash it remembers', async () => {
    const line = desiredLine();
    const connector = connect();
    await bring(connector, line);
    now = new Date(Date.now() + 10_000);
    expect(await differences(connector, line)).toEqual([]);
    expect(await differences(connector, line)).toEqual([]);
    const greeting = join(root, 'lines', '886223456789', `${promptOf('greeting-1').renditions[0]?.sha256}.wav`);
    const { atime, mtime, size } = await stat(greeting);
    await writeFile(greeting, Buffer.alloc(size));
    await utimes(greeting, atime, mtime);
    expect(await differences(connector, line)).toEqual(['files.greeting-1']);
  });

  it('keeps prompts for slow readers, and removes them after the grace period', async () => {
    const connector = connect();
    await bring(connector, desiredLine());
    const second = desiredLine({ revision: 2, greeting: 'greeting-2' });
    await bring(connector, second);
    const folder = join(root, 'lines', '886223456789');
    await writeFile(join(folder, 'readme.txt'), 'not ours');
    expect(await readdir(folder)).toHaveLength(7);
    now = new Date(Date.now() + 59 * 60_000);
    await bring(connector, second);
    expect(await readdir(folder)).toHaveLength(7);
    now = new Date(Date.now() + 61 * 60_000);
    await bring(connector, second);
    expect((await readdir(folder)).filter((name) => name.endsWith('.wav'))).toHaveLength(4);
    expect(await readdir(folder)).toContain('readme.txt');
    expect(await readdir(join(root, 'prompts'))).toHaveLength(5);
    now = new Date(Date.now() + 8 * 24 * 3_600_000);
    await connector.apply([second]);
    expect(await readdir(join(root, 'prompts'))).toHaveLength(4);
    expect(await differences(connector, second)).toEqual([]);
  });

  it('moves a line to its new number, and lets two lines swap theirs', async () => {
    const connector = connect();
    const first = desiredLine({ lineId: 'line-a', number: '+88621111' });
    const second = desiredLine({ lineId: 'line-b', number: '+88622222', revision: 5 });
    await connector.deliver(first.prompts, openPrompt);
    await connector.apply([first, second]);
    const swapped = [
      { ...first, number: '+88622222' },
      { ...second, number: '+88621111' },
    ];
    await connector.apply(swapped);
    for (const line of swapped) expect(await differences(connector, line)).toEqual([]);
    await connector.apply([{ ...first, number: '+88623333' }]);
    expect((await readdir(join(root, 'lines'))).sort()).toEqual(['88621111', '88623333']);
  });

  it('keeps the national days beside the lines, touches them only when they change, and corrects manual edits', async () => {
    const days = nationalDays('first', ['2026-10-10']);
    const connector = connect();
    await connector.applyNational(days);
    const path = join(root, 'national.json');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      schema: 'lineshift.national/2',
      version: 'first',
      from: '2026-01-01',
      to: '2027-12-31',
      days: [{ date: '2026-10-10', name: 'day off 2026-10-10' }],
      makeupDays: [],
    });
    expect((await stat(path)).mode & 0o444).toBe(0o444);
    await utimes(path, 1_000_000, 1_000_000);
    await connector.applyNational(days);
    expect((await stat(path)).mtimeMs).toBe(1_000_000_000);
    await writeFile(path, (await readFile(path, 'utf8')).replace('2026-10-10', '2026-10-09'));
    expect(sameNationalDays(days, await connector.readBackNational())).toBe(false);
    await writeFile(path, 'no JSON');
    expect(await connector.readBackNational()).toBeNull();
    await connector.applyNational(days);
    expect(sameNationalDays(days, await connector.readBackNational())).toBe(true);
    expect((await readdir(root)).sort()).toEqual(['.lineshift.json', 'lines', 'national.json']);
  });

  it('removes a line with its folder and what it remembers of it; its prompts go from the pool after a week', async () => {
    const connector = connect();
    const leaving = desiredLine({ lineId: 'line-a', number: '+88621111' });
    const staying = desiredLine({ lineId: 'line-b', number: '+88622222', greeting: 'greeting-2' });
    await bring(connector, leaving);
    await bring(connector, staying);
    await writeFile(join(root, 'lines', '88621111', 'line.json'), 'edited beyond recognition');
    await connector.remove(['line-a']);
    expect(await readdir(join(root, 'lines'))).toEqual(['88622222']);
    expect(await readdir(join(root, '.index'))).toEqual(['line-b']);
    expect(await readdir(join(root, 'prompts'))).toHaveLength(5);
    now = new Date(Date.now() + 8 * 24 * 3_600_000);
    await connector.remove(['line-a']);
    expect(await readdir(join(root, 'prompts'))).toHaveLength(4);
    expect(await differences(connector, staying)).toEqual([]);
  });

  it('has nothing to remove where the folder was emptied by hand', async () => {
    const connector = connect();
    await bring(connector, desiredLine());
    await rm(join(root, 'lines'), { recursive: true });
    await connector.remove([desiredLine().lineId]);
    expect(await readdir(join(root, '.index'))).toEqual([]);
    await expect(connect('pbx-2').remove(['line-a'])).rejects.toMatchObject({ fault: 'wrong_configuration' });
  });

  it('takes only an empty folder, and never one of another phone system', async () => {
    const line = desiredLine();
    await mkdir(join(root, 'somebody'), { recursive: true });
    await expect(connect().apply([line])).rejects.toMatchObject({ fault: 'wrong_configuration' });
    expect(await connect().health()).toMatchObject({
      ok: false,
      says: { code: 'folder_in_use', params: { folder: root, found: 'somebody' } },
    });
    await rm(join(root, 'somebody'), { recursive: true });
    expect(await connect().health()).toMatchObject({ ok: true });
    expect(await readdir(root)).toEqual([]);
    await bring(connect(), line);
    await expect(connect('pbx-2').apply([line])).rejects.toMatchObject({ fault: 'wrong_configuration' });
    await expect(connect('pbx-2').readBack([line.lineId])).rejects.toMatchObject({ fault: 'wrong_configuration' });
    expect(await connect('pbx-2').health()).toMatchObject({ ok: false, says: { code: 'folder_of_another' } });
    await writeFile(join(root, '.lineshift.json'), '{"schema":"x"');
    expect(await connect().health()).toMatchObject({ ok: false });
  });

  it('gives a folder to one of several that take it at once', async () => {
    const claims = await Promise.allSettled(['a', 'b', 'c', 'd'].map((id) => connect(id).deliver([], openPrompt)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('calls a folder it may not use a wrong configuration', async () => {
    const file = join(root, 'a-file');
    await writeFile(file, '');
    root = file;
    await expect(connect().apply([desiredLine()])).rejects.toMatchObject({ fault: 'wrong_configuration' });
    root = await mkdtemp(join(workFolder, 'locked-'));
    await chmod(root, 0o000);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      await expect(connect().apply([desiredLine()])).rejects.toMatchObject({ fault: 'wrong_configuration' });
      expect(await connect().health()).toMatchObject({
        ok: false,
        says: { code: 'folder_denied', params: { reason: 'EACCES' } },
      });
    } finally {
      if (isRoot) process.seteuid?.(0);
      await chmod(root, 0o700);
    }
  });

  it('refuses numbers and ids that would be strange paths', async () => {
    const strange = [{ number: '+886/../../etc' }, { number: '0223456789' }, { lineId: '../x' }, { lineId: '' }];
    for (const change of strange) {
      await expect(connect().apply([desiredLine(change)])).rejects.toMatchObject({ fault: 'wrong_configuration' });
    }
    await expect(connect().readBack(['../../etc/passwd'])).rejects.toMatchObject({ fault: 'wrong_configuration' });
  });
});

describe('directory connector killed in the middle', () => {
  it('always leaves the old or the new state whole, and applying again converges', async () => {
    const program = await bundleProgram('test/support/directory-applier.program.ts', workFolder);
    const folder = join(root, 'lines', '886223456789');
    await bring(connect(), desiredLine({ revision: 1, greeting: 'even' }));
    const seen = new Set<string>();
    let reads = 0;
    for (let round = 0; round < 30; round += 1) {
      const child = spawn(process.execPath, [program, root], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      const exited = once(child, 'exit');
      const killAt = Date.now() + 1 + Math.random() * 40;
      // At least some reads in every round, even on a slow machine.
      for (let left = 4; left > 0 || Date.now() < killAt; left -= 1) {
        const state = await readAsPbx(folder);
        expect(state).toMatchObject({ revision: expect.any(Number) });
        if (typeof state !== 'string') {
          expect(state.greeting).toBe(state.revision % 2 === 0 ? 'odd' : 'even');
          seen.add(state.greeting);
        }
        reads += 1;
      }
      child.kill('SIGKILL');
      await exited;
      expect(await readAsPbx(folder)).toMatchObject({ revision: expect.any(Number) });
      const next = desiredLine({ revision: 1, greeting: 'even' });
      await bring(connect(), next);
      expect(await differences(connect(), next)).toEqual([]);
    }
    expect([...seen].sort()).toEqual(['even', 'odd']);
    expect(reads).toBeGreaterThan(100);

    now = new Date(Date.now() + 2 * 3_600_000);
    await bring(connect(), desiredLine({ revision: 1, greeting: 'even' }));
    const left = await readdir(folder);
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(left).toHaveLength(5);
  }, 120_000);

  it('knows every folder of a line after a kill, so that removing the line leaves none', async () => {
    const program = await bundleProgram('test/support/directory-applier.program.ts', workFolder);
    const staying = desiredLine({ lineId: 'line-that-stays', number: '+88629999' });
    await bring(connect(), staying);
    let leftBehind = 0;
    for (let round = 0; round < 30; round += 1) {
      const child = spawn(process.execPath, [program, root, 'come-and-go'], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      const exited = once(child, 'exit');
      const killAt = Date.now() + 1 + Math.random() * 40;
      while (Date.now() < killAt) await readdir(root);
      child.kill('SIGKILL');
      await exited;
      const numbers = (await readdir(join(root, 'lines'))).length;
      if (numbers > 1) leftBehind += 1;
      await connect().remove(['line-that-leaves']);
      expect(await readdir(join(root, 'lines'))).toEqual(['88629999']);
      const [actual] = await connect().readBack(['line-that-leaves']);
      expect(actual?.config).toBeNull();
      expect(await differences(connect(), staying)).toEqual([]);
    }
    expect(leftBehind).toBeGreaterThan(0);
  }, 120_000);
});
