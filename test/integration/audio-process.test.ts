import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWav, voiceLike } from '../../fixtures/hostile/wav-bytes.ts';
import type { AudioProcessor } from '../../src/connectors/audio/audio.port.ts';
import { createFfmpegAudio } from '../../src/connectors/audio/ffmpeg-audio.ts';
import { findGuards, guardCommand } from '../../src/connectors/audio/ffmpeg-sandbox.ts';
import { createSniffer } from '../../src/connectors/audio/sniff/sniff-client.ts';
import { shippedFile } from '../../src/shared/project-root.ts';
import { checkBytes, codesOf, processesNaming, systemFfmpeg, workFolderPrefix } from '../support/audio-jobs.ts';

const root = mkdtempSync(join(tmpdir(), 'lineshift-process-'));
const guards = await findGuards();
const diesWithParent = process.platform === 'linux' && guards.setpriv !== null;
const short = makeWav({ seconds: 2, sample: voiceLike() });
const period = makeWav({ seconds: 10, rateHz: 44_100, sample: voiceLike() }).subarray(44);

/** Nine and a half minutes: long enough to be killed in the middle of decoding. */
function longWav(): Buffer {
  const head = makeWav({ seconds: 10, rateHz: 44_100, sample: () => 0 }).subarray(0, 44);
  head.writeUInt32LE(period.length * 57, 40);
  head.writeUInt32LE(period.length * 57 + 36, 4);
  return Buffer.concat([head, ...Array.from({ length: 57 }, () => period)]);
}

async function waitFor<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
  for (let round = 0; round < 1_000; round += 1) {
    const found = look();
    if (found) return found;
    await sleep(10);
  }
  throw new Error(`${what} did not happen within 10 s`);
}

function ffmpegsNaming(text: string): number[] | null {
  const found = processesNaming(text).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('-codec_whitelist');
    } catch {
      return false;
    }
  });
  return found.length > 0 ? found : null;
}

function isFfmpeg(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'ffmpeg';
  } catch {
    return false;
  }
}

describe.skipIf(process.platform !== 'linux')('processes and what they leave (skipped without /proc)', () => {
  let audio: AudioProcessor;
  beforeAll(async () => {
    audio = await createFfmpegAudio();
  });
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true });
    await audio?.close();
  });

  it.skipIf(!diesWithParent)(
    'kill -9 in the middle of decoding leaves no ffmpeg behind (skipped without setpriv)',
    async () => {
      const folder = mkdtempSync(join(root, 'killed-'));
      writeFileSync(join(folder, 'master'), longWav());
      const program = shippedFile('test', 'support', 'audio-check.program.ts');
      const child = spawn(process.execPath, ['--import', 'tsx', program, join(folder, 'master')], {
        stdio: 'ignore',
        cwd: shippedFile(),
      });
      await waitFor(() => ffmpegsNaming(folder), 'a running ffmpeg');
      child.kill('SIGKILL');
      await waitFor(() => !processesNaming(folder).some(isFfmpeg), 'the end of ffmpeg');
      // If bwrap was killed while setting itself up, its inner process may be left waiting; the next start ends it.
      const successor = await createFfmpegAudio();
      await waitFor(() => processesNaming(folder).length === 0, 'the end of every process');
      await successor.close();
      expect(processesNaming(folder)).toEqual([]);
    },
  );

  it('an abort in the middle ends ffmpeg at once and clears its files away', async () => {
    const folder = mkdtempSync(join(root, 'aborted-'));
    const masterPath = join(folder, 'master');
    writeFileSync(masterPath, longWav());
    const controller = new AbortController();
    const check = audio.check({
      masterPath,
      workFolder: folder,
      fileName: 'a.wav',
      rawFormat: null,
      profileId: 'telephony-v1',
      signal: controller.signal,
    });
    const failed = expect(check).rejects.toThrow('lease lost');
    await waitFor(() => ffmpegsNaming(folder), 'a running ffmpeg');
    controller.abort(new Error('lease lost'));
    await failed;
    await waitFor(() => processesNaming(folder).length === 0, 'the end of ffmpeg');
    expect(readdirSync(folder)).toEqual(['master']);
  });

  it('an ffmpeg killed from outside is a fault of the machine, not of the file', async () => {
    const folder = mkdtempSync(join(root, 'outside-'));
    const masterPath = join(folder, 'master');
    writeFileSync(masterPath, longWav());
    const check = audio.check({
      masterPath,
      workFolder: folder,
      fileName: 'a.wav',
      rawFormat: null,
      profileId: 'telephony-v1',
    });
    const failed = expect(check).rejects.toThrow('killed from outside');
    for (const pid of await waitFor(() => ffmpegsNaming(folder), 'a running ffmpeg')) process.kill(pid, 'SIGKILL');
    await failed;
    expect(readdirSync(folder)).toEqual(['master']);
  });

  it("too long a run is the machine's fault where processor time is limited, and the file's where it is not", async () => {
    const limited = await createFfmpegAudio({ timeoutMs: 20 });
    const unlimited = await createFfmpegAudio({ timeoutMs: 20, without: ['prlimit'] });
    if (guards.prlimit) await expect(checkBytes(limited, longWav())).rejects.toThrow('wall time');
    expect((await checkBytes(unlimited, longWav())).findings).toEqual([
      { code: 'damaged', severity: 'error', params: { reason: 'limits' } },
    ]);
    await Promise.all([limited.close(), unlimited.close()]);
  });

  it('a check that is aborted at any moment of its start ends', async () => {
    const ends: unknown[] = [];
    for (let ms = 1; ms <= 100; ms += 1) {
      const signal = AbortSignal.timeout(ms);
      ends.push(await checkBytes(audio, short, { signal }).then(codesOf, (error: Error) => error.name));
    }
    expect(ends).toContain('TimeoutError');
    await waitFor(() => processesNaming(workFolderPrefix).length === 0, 'the end of every process');
  });

  const system = systemFfmpeg();
  it.skipIf(system === null)(
    'one file takes exactly two ffmpeg starts, and none to ask for capabilities (skipped without an ffmpeg on PATH)',
    async () => {
      const log = join(root, 'starts');
      const script = join(root, 'counting-ffmpeg');
      writeFileSync(script, `#!/bin/sh\necho "$@" >> ${log}\nexec ${system} "$@"\n`);
      chmodSync(script, 0o755);
      const counted = await createFfmpegAudio({ ffmpegPath: script, without: ['bwrap', 'unshare'] });
      expect(counted.describe().driver).toBe('ffmpeg:configured');
      writeFileSync(log, '');
      expect((await checkBytes(counted, short)).verdict).toBe('accepted');
      const starts = readFileSync(log, 'utf8').trim().split('\n');
      expect(starts).toHaveLength(2);
      expect(starts.every((line) => line.includes('-format_whitelist'))).toBe(true);
      await counted.close();
    },
  );

  it.skipIf(system === null || guards.bwrap === null)(
    'inside the sandbox ffmpeg finds no file but its own (skipped without bwrap)',
    () => {
      const programs = { ...guards };
      const run = (path: string) => {
        const args = ['-hide_banner', '-f', 's16le', '-i', `file:${path}`, '-f', 'null', '-'];
        const command = guardCommand(
          { sandbox: 'bwrap', limited: false, programs },
          { ffmpeg: system as string, args, folder: root, readOnly: null },
        );
        return spawnSync(command.file, command.args, { encoding: 'utf8' });
      };
      writeFileSync(join(root, 'own'), Buffer.alloc(4000));
      const own = run(join(root, 'own'));
      if (own.status !== 0 && /namespace|permission/i.test(own.stderr))
        return expect(audio.describe().sandbox).not.toBe('bwrap');
      expect(own.status).toBe(0);
      for (const secret of ['/etc/passwd', '/proc/self/environ', shippedFile('package.json')])
        expect(run(secret).stderr).toContain('No such file or directory');
    },
  );

  it('a hundred files in a row leave memory, descriptors, processes and folders as they were', {
    timeout: 300_000,
  }, async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith(workFolderPrefix)).length;
    for (let count = 0; count < 20; count += 1) await checkBytes(audio, short);
    globalThis.gc?.();
    const start = { rss: process.memoryUsage().rss, open: readdirSync('/proc/self/fd').length };
    for (let count = 0; count < 80; count += 1) {
      const result = await checkBytes(audio, count % 4 === 0 ? Buffer.from('#EXTM3U\na.mp3\n') : short);
      expect(codesOf(result)).toEqual(count % 4 === 0 ? ['playlist'] : []);
    }
    globalThis.gc?.();
    expect((process.memoryUsage().rss - start.rss) / 1_048_576).toBeLessThan(40);
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(start.open + 2);
    expect(processesNaming(workFolderPrefix)).toEqual([]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(workFolderPrefix)).length).toBe(before);
  });

  it('a file that blocks the sniffing thread is refused after the limit, and the next one is read as usual', async () => {
    const pipe = join(root, 'pipe');
    execFileSync('/bin/sh', ['-c', `mkfifo '${pipe}'`]);
    const good = join(root, 'good.wav');
    writeFileSync(good, short);
    const sniffer = createSniffer({ timeLimitMs: 300 });
    expect(await sniffer.sniff(pipe, null)).toMatchObject({
      kind: 'refused',
      code: 'damaged',
      params: { reason: 'limits' },
    });
    expect(await sniffer.sniff(good, null)).toMatchObject({ kind: 'audio', demuxer: 'wav' });
    // Releases the blocked thread: nothing can stop one inside a system call.
    closeSync(openSync(pipe, 'r+'));
    await sniffer.close();
  });

  it('a file that cannot be read is a fault of the machine', async () => {
    const sniffer = createSniffer({ timeLimitMs: 5_000 });
    await expect(sniffer.sniff(join(root, 'no-such-file'), null)).rejects.toThrow('ENOENT');
    await sniffer.close();
  });
});
