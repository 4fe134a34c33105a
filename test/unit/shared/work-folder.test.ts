import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { longestDrawingMs } from '../../../src/connectors/pictures/ffmpeg-pictures.ts';
import { longestUploadMs, longestWorkMs, sweepWorkFolder } from '../../../src/shared/work-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'lineshift-work-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('the work folder', () => {
  it('keeps what the slowest upload and its wait for a turn may still use, and loses what is older', async () => {
    const now = new Date('2026-03-04T10:00:00+08:00').getTime();
    const ages = { inUse: longestUploadMs + longestDrawingMs, forgotten: longestWorkMs };
    for (const [name, age] of Object.entries(ages)) {
      await mkdir(join(parent, name));
      utimesSync(join(parent, name), (now - age) / 1000, (now - age) / 1000);
    }
    expect(await sweepWorkFolder(parent, longestWorkMs, now)).toBe(1);
    expect(readdirSync(parent)).toEqual(['inUse']);
  });
});
