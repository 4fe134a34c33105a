import type { Transaction } from '../../../db/database.ts';
import type { PromptSlot } from '../../../domain/line/line-config.ts';
import { patchBetween } from '../../../domain/line/patch-between.ts';
import { invalidInput, notFound } from '../../../shared/app-error.ts';
import type { Ask } from '../kinds/ask.ts';
import { findRestored, findUploadPlayed } from './restored.repository.ts';

/**
 * The ask with everything that only the line's history or the clock tells: a rollback becomes a patch of the places that differ, and a
 * closure begins now or later. Others stay as they are.
 * @throws AppError `not_found` for another customer's line; `invalid_input` for a revision or a recording that the line never had.
 */
export async function resolveAsk(transaction: Transaction, ask: Ask, now: Date): Promise<Ask> {
  const { restores, closes, effectiveAt } = ask;
  if (closes) return { ...ask, effectiveAt: effectiveAt !== null && effectiveAt > now ? effectiveAt : now };
  const [lineId = ''] = ask.lineIds;
  if (restores === undefined) return ask;
  if ('toRevision' in restores) return await toRevision(transaction, ask, { lineId, number: restores.toRevision });
  return await toRecording(transaction, ask, { lineId, ...restores });
}

async function toRevision(
  transaction: Transaction,
  ask: Ask,
  wanted: { lineId: string; number: number },
): Promise<Ask> {
  const found = await findRestored(transaction, wanted);
  if (!found) throw notFound();
  const { newest, restored } = found;
  if (restored === null)
    throw invalidInput([{ path: 'toRevision', code: 'unknown_revision', message: String(wanted.number) }]);
  // Where nothing differs it says so as any filing does: the line is set this way already.
  const patch = patchBetween(newest, restored) ?? { kind: 'set_weekly', weekly: newest.weekly };
  return { ...ask, patch: () => patch };
}

async function toRecording(
  transaction: Transaction,
  ask: Ask,
  wanted: { lineId: string; slot: PromptSlot; promptId: string },
): Promise<Ask> {
  const uploadId = await findUploadPlayed(transaction, wanted);
  if (uploadId === null)
    throw invalidInput([{ path: 'promptId', code: 'recording_never_played', message: wanted.promptId }]);
  return { ...ask, uploadId, patch: (promptId) => ({ kind: 'set_prompt', slot: wanted.slot, promptId }) };
}
