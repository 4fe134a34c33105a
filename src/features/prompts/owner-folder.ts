import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { deskFolder, organisationFolder } from './prompt-keys.ts';
import { deskStoreId } from './prompts.repository.ts';
import type { UploadOwner } from './upload-owner.ts';

/** The folder of the store that holds an owner's files. */
export async function ownerFolder(deps: Deps, owner: UploadOwner): Promise<string> {
  if (owner !== null) return organisationFolder(owner);
  return deskFolder(await deps.database.transaction(systemActor, deskStoreId));
}
