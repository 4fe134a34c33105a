import { createHash } from 'node:crypto';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { joinedIn, planText, type RepairStep } from '../../domain/audio/repair-plan.ts';
import { AppError, invalidInput, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { checkPriority } from '../../tasks/check-prompt.ts';
import { ensure } from '../ensure.ts';
import {
  findPrompt,
  findRepaired,
  insertPrompt,
  lockUploadQuota,
  type PromptRow,
  rankOfCheck,
} from './prompts.repository.ts';
import { defaultProfile } from './receive-upload.ts';
import { resourceOf } from './upload-owner.ts';
import { reserveQuota } from './upload-quota.ts';

/**
 * Records a repaired version of an accepted voice file and starts its check, which makes it; the original stays as it is. The
 * same steps give the voice file they gave before, also when the day's quota is used. A repaired one is repaired anew from its original.
 * @throws AppError `not_found`, `forbidden`, `prompt_not_repairable` (409), `invalid_input` for a file that cannot be
 * joined, `upload_quota_used` (429).
 */
export async function repairPrompt(
  deps: Deps,
  caller: Caller,
  wish: { id: string; steps: RepairStep[] },
): Promise<{ isNew: boolean; id: string; promptId: string; fileName: string }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const original = await originalOf(transaction, caller, wish.id);
    await ensureJoinable(transaction, original, wish.steps);
    // The same wish at the same time waits here, and finds the first one's voice file.
    await lockUploadQuota(transaction, original.organisationId);
    const sha256 = createHash('sha256')
      .update(`${original.masterSha256}\n${planText(wish.steps)}`)
      .digest('hex');
    const before = await findRepaired(transaction, { original: original.id, sha256 });
    const row = before ?? (await record(deps, transaction, caller, { original, steps: wish.steps, sha256 }));
    return { isNew: before === null, id: row.uploadId, promptId: row.id, fileName: row.fileName };
  });
}

async function originalOf(transaction: Transaction, { actor }: Caller, id: string): Promise<PromptRow> {
  const named = await findPrompt(transaction, id);
  if (!named) throw notFound();
  ensure(
    actor,
    named.organisationId === null ? 'deskPrompt.upload' : 'prompt.repair',
    resourceOf(named.organisationId),
  );
  const original = named.repairedFrom === null ? named : await findPrompt(transaction, named.repairedFrom);
  if (original?.status !== 'ready') throw new AppError('prompt_not_repairable', { status: 409 });
  return original;
}

/** Only accepted files of the same owner, as they were sent: what a caller may not see does not exist. */
async function ensureJoinable(transaction: Transaction, original: PromptRow, steps: RepairStep[]): Promise<void> {
  for (const promptId of joinedIn(steps)) {
    const part = await findPrompt(transaction, promptId);
    const isOwn = part !== null && part.organisationId === original.organisationId;
    if (isOwn && part.status === 'ready' && part.repairedFrom === null) continue;
    const index = steps.findIndex((step) => step.kind === 'join' && step.promptId === promptId);
    throw invalidInput([{ path: `steps.${index}.promptId`, code: 'unknown_prompt', message: promptId }]);
  }
}

async function record(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  { original, steps, sha256 }: { original: PromptRow; steps: RepairStep[]; sha256: string },
): Promise<PromptRow> {
  await reserveQuota(deps, transaction, { organisationId: original.organisationId, size: original.masterSize });
  const now = deps.clock.now();
  const { organisationId, fileName, rawFormat, masterKey, masterSize } = original;
  const row = await insertPrompt(transaction, {
    ...{ id: newId(), organisationId, uploadId: newId(), fileName, rawFormat, masterKey, masterSize },
    masterSha256: sha256,
    repairedFrom: original.id,
    repairSteps: steps,
    profileId: defaultProfile,
    uploadedBy: caller.actor.userId,
    uploadedByName: caller.actor.name,
    createdAt: now,
  });
  const rank = await rankOfCheck(transaction, row);
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: now,
    actor: caller.actor,
    callId: caller.callId,
    audit: [
      {
        organisationId,
        action: 'prompt.repaired',
        subjectKind: 'prompt',
        subjectId: row.id,
        after: { promptId: original.id },
      },
    ],
    events: [{ type: 'prompt.changed', subjectId: row.id, organisationId, data: { status: 'checking' } }],
    nudges: [{ task: 'check-prompt', payload: { promptId: row.id }, priority: checkPriority(rank) }],
  });
  return row;
}
