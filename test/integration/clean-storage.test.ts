import { mkdir, unlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMemoryStorage } from '../../src/connectors/storage/memory-storage.ts';
import { cleanStorage } from '../../src/features/prompts/clean-storage.ts';
import { cleanUnfinishedUploads } from '../../src/features/prompts/unfinished-files.ts';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { filesBelow } from '../support/leftovers.ts';
import { eventually } from '../support/test-tasks.ts';
import { voice } from '../support/voice.ts';

const days = 24 * 60 * 60;
const tus = { 'tus-resumable': '1.0.0', 'upload-length': '100' };

let app: TestApp;
let organisationId: string;
let promptId: string;

beforeAll(async () => {
  // Files are dated by the machine's clock.
  app = await startTestApp({ now: new Date().toISOString() });
  // The product's own first sweep runs within two seconds of its start, the next an hour later: it must not find our files.
  await eventually(async () => (await app.query('select 1 from storage_survey')).length === 1, 30_000);
  ({ promptId } = await app.as('owner').uploadChecked(voice(0.31)));
  [{ organisation_id: organisationId }] = await app.query('select organisation_id from prompt where id = $1', [
    promptId,
  ]);
});
afterAll(() => app.close());

function pathOf(key: string): string {
  return join(app.dataFolder, 'files', key);
}

async function put(key: string, ageDays: number): Promise<string> {
  await mkdir(dirname(pathOf(key)), { recursive: true });
  await writeFile(pathOf(key), 'some bytes');
  await age(pathOf(key), ageDays);
  return key;
}

async function age(path: string, ageDays: number): Promise<void> {
  const then = Date.now() / 1000 - ageDays * days;
  await utimes(path, then, then);
}

function stored(): string[] {
  const folder = join(app.dataFolder, 'files');
  return filesBelow(folder).map((path) => path.slice(folder.length + 1));
}

async function figures(): Promise<Record<string, number>> {
  const { text } = await app.nobody().ask('GET', '//metrics');
  const lines = text.split('\n').filter((line) => line.startsWith('lineshift_storage_'));
  return Object.fromEntries(lines.map((line) => [line.split(' ')[0] as string, Number(line.split(' ')[1])]));
}

it('objects without a row go when they are older than a day; nobody else’s and nothing that is still written', async () => {
  const before = stored();
  const masters = `organisations/${organisationId}/masters`;
  const orphan = await put(`${masters}/${newId()}`, 2);
  const part = await put(`organisations/${organisationId}/renditions/${newId()}/wav8k`, 2);
  const young = await put(`${masters}/${newId()}`, 0.5);
  const foreign = await put(`organisations/${newId()}/masters/${newId()}`, 20);
  const begun = await app.as('owner').ask('POST', '/uploads/resumable', { headers: tus });
  const unfinished = await put(`${masters}/${begun.headers.get('location')?.split('/').at(-1)}`, 2);
  for (const key of before) await age(pathOf(key), 5);
  const removed = (await figures()).lineshift_storage_objects_removed_total ?? 0;

  expect(await cleanStorage(app.deps)).toBe(2);
  const after = stored();
  expect(after).not.toContain(orphan);
  expect(after).not.toContain(part);
  expect(after).toEqual(expect.arrayContaining([...before, young, foreign, unfinished]));
  expect(await figures()).toEqual({
    lineshift_storage_objects_without_row: 1,
    lineshift_storage_rows_without_object: 0,
    lineshift_storage_objects_removed_total: removed + 2,
  });
  expect(await cleanStorage(app.deps)).toBe(0);
});

it('the desk’s own are cleaned the same way, and another database’s in the same store are not', async () => {
  const operator = app.as('operator');
  const { promptId: deskPrompt } = await operator.uploadChecked(voice(0.36));
  const [{ master_key: kept }] = await app.query('select master_key from prompt where id = $1', [deskPrompt]);
  const masters = dirname(kept);
  expect(masters).toMatch(/^desks\/[0-9a-f-]{36}\/masters$/);
  const before = stored().filter((key) => key.startsWith('desks/'));
  const orphan = await put(`${masters}/${newId()}`, 2);
  const young = await put(`${masters}/${newId()}`, 0.5);
  const others = await put(`desks/${newId()}/masters/${newId()}`, 20);
  const begun = await operator.ask('POST', '/uploads/resumable', { headers: tus });
  const unfinished = await put(`${masters}/${begun.headers.get('location')?.split('/').at(-1)}`, 2);
  for (const key of before) await age(pathOf(key), 5);
  expect(await cleanStorage(app.deps)).toBe(1);
  expect(stored()).not.toContain(orphan);
  expect(stored()).toEqual(expect.arrayContaining([...before, young, others, unfinished]));
  await unlink(pathOf(kept));
  await unlink(pathOf(young));
  await cleanStorage(app.deps);
  expect((await figures()).lineshift_storage_rows_without_object).toBe(1);
  await put(kept, 5);
});

it('a prompt that is being checked keeps what its check writes', async () => {
  const rendition = await put(`organisations/${organisationId}/renditions/${promptId}/unrecorded`, 3);
  await app.query(`alter table prompt disable trigger all`);
  await app.query(
    `update prompt set status = 'checking', verdict = null, created_at = now() + interval '1 hour' where id = $1`,
    [promptId],
  );
  expect(await cleanStorage(app.deps)).toBe(0);
  expect(stored()).toContain(rendition);
  await app.query(`update prompt set status = 'ready', verdict = 'accepted' where id = $1`, [promptId]);
  expect(await cleanStorage(app.deps)).toBe(1);
});

it('a recording that is gone is counted, on any driver', async () => {
  const memory = createMemoryStorage();
  const [{ count }] = await app.query(
    `select (select count(*) from prompt)::int + (select count(*) from rendition)::int as count`,
  );
  const [{ master_key: key }] = await app.query('select master_key from prompt where id = $1', [promptId]);
  await memory.write(key, Readable.from([Buffer.from('x')]));
  expect(await cleanStorage({ ...app.deps, storage: memory })).toBe(0);
  expect((await figures()).lineshift_storage_rows_without_object).toBe(count - 1);
  await cleanStorage(app.deps);
  expect((await figures()).lineshift_storage_rows_without_object).toBe(0);
});

it('an upload that was given up goes after a day, with its file, and a file whose upload has ended', async () => {
  const folder = join(app.dataFolder, 'unfinished');
  const begun = await app.as('owner').ask('POST', '/uploads/resumable', { headers: tus });
  const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
  const ended = join(folder, newId());
  await writeFile(ended, 'bytes');
  await age(ended, 2);
  expect(await cleanUnfinishedUploads(app.deps)).toBe(1);
  expect(filesBelow(folder)).toContain(join(folder, id));
  await app.query(`update unfinished_upload set created_at = created_at - interval '25 hours' where id = $1`, [id]);
  expect(await cleanUnfinishedUploads(app.deps)).toBe(1);
  expect(filesBelow(folder)).not.toContain(join(folder, id));
  expect(await app.query('select 1 from unfinished_upload where id = $1', [id])).toEqual([]);
});
