import { join } from 'node:path';
import {
  type AudioCheckInput,
  type AudioCheckResult,
  type AudioRepair,
  type JoinedFile,
  UnlikeSourceError,
} from '../../connectors/audio/audio.port.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { joinedIn } from '../../domain/audio/repair-plan.ts';
import { type RawFormat, rawFormats } from '../../domain/audio/voice-formats.ts';
import { withWorkFolder, workFolderIn } from '../../shared/work-folder.ts';
import { settleCheckedPrompt } from '../change-requests/moving/settle-checked-prompt.ts';
import { renditionKey } from './prompt-keys.ts';
import { findPrompt, insertRenditions, lockPrompt, type PromptRow, saveVerdict } from './prompts.repository.ts';
import { recordCheckFault } from './record-check-fault.ts';
import { ownerKey } from './upload-owner.ts';

export interface CheckContext {
  signal: AbortSignal;
  /** No further attempt follows; absent where there are no attempts. */
  lastAttempt?: boolean;
  /**
   * Runs the work when it is its owner's turn; at once where it is absent. @throws an error that defers the task until
   * then.
   */
  inTurn?(owner: string, work: () => Promise<void>): Promise<void>;
}

/**
 * Checks one uploaded master: decodes, measures, renders, and settles the requests that wait for the verdict. Does
 * nothing when the prompt already has its verdict. @throws when the machine is at fault; the task is then retried.
 */
export async function checkPrompt(deps: Deps, payload: { promptId: string }, context: CheckContext): Promise<void> {
  const row = await deps.database.transaction(systemActor, (transaction) => findPrompt(transaction, payload.promptId));
  if (row?.status !== 'checking') return;
  const work = () => orRecordFault(deps, row, context, () => checkRow(deps, row, context.signal));
  await (context.inTurn ? context.inTurn(ownerKey(row.organisationId), work) : work());
}

/**
 * A failure is ours: the sender sees that instead of waiting for ever. The check stays open, and the sweep starts it
 * again.
 */
async function orRecordFault(
  deps: Deps,
  row: PromptRow,
  { signal, lastAttempt }: CheckContext,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isOver = signal.aborted && (signal.reason as Error | undefined)?.name === 'HandBackError';
    const code = error instanceof UnlikeSourceError ? error.code : 'check_failed';
    if (code === 'rendition_unlike_source')
      deps.logger.error({ err: error, promptId: row.id }, 'a rendition is not its recording');
    if (lastAttempt && !isOver) await recordCheckFault(deps, row.id, code);
    throw error;
  }
}

async function checkRow(deps: Deps, row: PromptRow, signal: AbortSignal): Promise<void> {
  await withWorkFolder(workFolderIn(deps.config.dataFolder), async (folder) => {
    const result = await deps.audio.check(await checkInputOf(deps, row, { folder, signal }));
    await storeRenditions(deps, row, result);
    await recordVerdict(deps, row, result);
  });
}

/** Fetches the master, and the files that a repair joins to it, into the folder. */
export async function checkInputOf(
  deps: Deps,
  row: PromptRow,
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<AudioCheckInput> {
  const masterPath = join(folder, 'master');
  await deps.storage.copyToFile(row.masterKey, masterPath);
  return {
    masterPath,
    workFolder: folder,
    fileName: row.fileName,
    rawFormat: rawFormatOf(row),
    slot: row.slot ?? undefined,
    repair: await repairOf(deps, row, folder),
    profileId: row.profileId,
    signal,
  };
}

/** The files that a repair joins are fetched beside the master. */
async function repairOf(deps: Deps, row: PromptRow, folder: string): Promise<AudioRepair | undefined> {
  const steps = row.repairSteps;
  if (steps === null) return undefined;
  const joined: JoinedFile[] = [];
  for (const [index, promptId] of joinedIn(steps).entries()) {
    const part = await deps.database.transaction(systemActor, (transaction) => findPrompt(transaction, promptId));
    if (part?.organisationId !== row.organisationId) throw new Error(`the file ${promptId} of a repair is gone`);
    const masterPath = join(folder, `part-${index + 1}`);
    await deps.storage.copyToFile(part.masterKey, masterPath);
    joined.push({ masterPath, fileName: part.fileName, rawFormat: rawFormatOf(part) });
  }
  return { steps, joined };
}

function rawFormatOf(row: PromptRow): RawFormat | null {
  return rawFormats.find((name) => name === row.rawFormat) ?? null;
}

/** Before the verdict is committed, so that every rendition it names exists. Writing it twice stores the same bytes. */
async function storeRenditions(deps: Deps, row: PromptRow, result: AudioCheckResult): Promise<void> {
  for (const { name, path } of result.renditions) {
    await deps.storage.writeFile(renditionKey(row, name), path);
  }
}

async function recordVerdict(deps: Deps, row: PromptRow, result: AudioCheckResult): Promise<void> {
  const now = deps.clock.now();
  const status = result.verdict === 'rejected' ? 'rejected' : 'ready';
  await deps.database.transaction(systemActor, async (transaction) => {
    const current = await lockPrompt(transaction, row.id);
    if (current?.status !== 'checking') return;
    const { verdict, findings, measurements, peaks, engine, repaired: repairDone } = result;
    const verdictOnly = { status, verdict, findings, measurements, peaks, engine } as const;
    await saveVerdict(transaction, row.id, { ...verdictOnly, repairDone, checkedAt: now });
    await insertRenditions(
      transaction,
      result.renditions.map(({ name, sha256, size, contentType }) => ({
        organisationId: row.organisationId,
        promptId: row.id,
        name,
        storageKey: renditionKey(row, name),
        contentType,
        sha256,
        size,
        profileId: result.profileId,
        engine,
        createdAt: now,
      })),
    );
    await writeRecords(transaction, deps.outbox, row.organisationId, {
      at: now,
      actor: systemActor,
      callId: null,
      audit: [
        {
          organisationId: row.organisationId,
          action: 'prompt.checked',
          subjectKind: 'prompt',
          subjectId: row.id,
          after: { verdict, findings: findings.map(({ code }) => code), engine },
        },
      ],
      events: [
        { type: 'prompt.changed', subjectId: row.id, organisationId: row.organisationId, data: { status, verdict } },
      ],
      nudges: [],
    });
    await settleCheckedPrompt(deps, transaction, { promptId: row.id, accepted: status === 'ready', findings });
  });
}
