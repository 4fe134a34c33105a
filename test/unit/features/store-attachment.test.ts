import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { createMemoryStorage } from '../../../src/connectors/storage/memory-storage.ts';
import type { Deps } from '../../../src/deps.ts';
import { storeAttachment } from '../../../src/features/attachments/store-attachment.ts';
import { filesBelow } from '../../support/leftovers.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'lineshift-attachments-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

describe('a file that is sent while the disk is nearly full', () => {
  it('is refused before a byte of it is written, and taken again when there is room', async () => {
    const storage = createMemoryStorage();
    const deps = { config: { dataFolder }, storage } as unknown as Deps;
    const sending = (minFreeBytes: number) => ({
      ...{ content: Readable.from([Buffer.from('%PDF-1.7 a plan')]), signal: new AbortController().signal },
      minFreeBytes,
    });
    const full = sending(Number.MAX_SAFE_INTEGER);
    await expect(storeAttachment(deps, 'one', full)).rejects.toMatchObject({ code: 'storage_full', status: 507 });
    expect(full.content.readableDidRead).toBe(false);
    expect(filesBelow(dataFolder)).toEqual([]);
    expect(await storeAttachment(deps, 'one', sending(0))).toMatchObject({ contentType: 'application/pdf', size: 15 });
  });
});
