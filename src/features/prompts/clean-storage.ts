import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { ownerFolder } from './owner-folder.ts';
import { promptOfKey } from './prompt-keys.ts';
import { listOwners, listStoredKeys, type StorageSurvey, saveSurvey } from './storage-survey.repository.ts';
import type { UploadOwner } from './upload-owner.ts';

/** Far longer than any call takes from its first byte to its row, ms. */
const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Removes files that nobody will record any more (half-written files and objects without a row, older than a day) and
 * counts rows whose object is gone. Only folders of owners in this database are searched, so that a store that belongs to
 * another database loses nothing. Returns how many files and objects were removed.
 */
export async function cleanStorage(deps: Deps): Promise<number> {
  const parts = await deps.storage.sweep(dayMs);
  const total: StorageSurvey = { objectsWithoutRow: 0, rowsWithoutObject: 0, objectsRemoved: 0 };
  for (const owner of await deps.database.transaction(systemActor, listOwners)) {
    const found = await compare(deps, owner);
    total.objectsWithoutRow += found.objectsWithoutRow;
    total.rowsWithoutObject += found.rowsWithoutObject;
    total.objectsRemoved += found.objectsRemoved;
  }
  await deps.database.transaction(systemActor, (transaction) => saveSurvey(transaction, deps.clock.now(), total));
  return parts + total.objectsRemoved;
}

async function compare(deps: Deps, owner: UploadOwner): Promise<StorageSurvey> {
  const before = new Date(deps.clock.now().getTime() - dayMs);
  const objects = new Map<string, Date>();
  for await (const { key, modifiedAt } of deps.storage.list(await ownerFolder(deps, owner))) {
    objects.set(key, modifiedAt);
  }
  // Read after the listing, so that objects recorded meanwhile have their row here.
  const rows = await deps.database.transaction(systemActor, (transaction) => listStoredKeys(transaction, owner));
  const survey: StorageSurvey = { objectsWithoutRow: 0, rowsWithoutObject: 0, objectsRemoved: 0 };
  for (const [key, modifiedAt] of objects) {
    // A process that still works on a prompt may write the same object again at this moment.
    if (rows.keys.has(key) || rows.atWork.has(promptOfKey(key))) continue;
    if (modifiedAt >= before) {
      survey.objectsWithoutRow += 1;
      continue;
    }
    await deps.storage.delete(key);
    survey.objectsRemoved += 1;
  }
  for (const key of rows.keys) {
    if (objects.has(key) || (await deps.storage.size(key)) !== null) continue;
    survey.rowsWithoutObject += 1;
    deps.logger.warn({ organisationId: owner, key }, 'a recording is missing in the store');
  }
  return survey;
}
