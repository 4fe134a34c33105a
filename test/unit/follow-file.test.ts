import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { followFile, writerOf } from '../../src/connectors/audio/follow-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lineshift-follow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(path: string, work: Promise<unknown>): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  await followFile(path, writerOf(work), (bytes) => pieces.push(Buffer.from(bytes)));
  return pieces;
}

it('a file is read while it grows, in whole samples, and to its last byte', async () => {
  const path = join(folder, 'growing');
  const write = async () => {
    for (const part of ['abc', 'defg', 'hij', 'k']) {
      await setTimeout(30);
      appendFileSync(path, part);
    }
  };
  const pieces = await read(path, write());
  expect(Buffer.concat(pieces).toString()).toBe('abcdefghijk');
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.slice(0, -1).every(({ length }) => length % 2 === 0)).toBe(true);
});

it('what was written in the last moment is not missed, and a file that never came is an error', async () => {
  const path = join(folder, 'late');
  const late = setTimeout(25).then(() => writeFileSync(path, Buffer.alloc(200_000, 7)));
  expect(Buffer.concat(await read(path, late))).toHaveLength(200_000);
  const failed = Promise.reject(new Error('no disk'));
  await expect(read(join(folder, 'never'), failed)).rejects.toThrow('ENOENT');
});
