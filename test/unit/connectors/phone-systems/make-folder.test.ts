import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../../src/connectors/phone-systems/directory/make-folder.ts';

describe('a folder of a phone system', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'lineshift-test-folder-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('is made with every level below the root, once', async () => {
    await makeFolder(parent, join(parent, 'lines', '886255501001'));
    await makeFolder(parent, join(parent, 'lines', '886255501001'));
    expect(await readdir(join(parent, 'lines'))).toEqual(['886255501001']);
  });

  it('names the file that stands in its place', async () => {
    await writeFile(join(parent, 'lines'), '');
    await expect(makeFolder(parent, join(parent, 'lines', '886255501001'))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('is not made where the root is away, nor is the root', async () => {
    const root = join(parent, 'share');
    await expect(makeFolder(root, join(root, 'lines', '886255501001'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(stat(root)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
