import type { Readable } from 'node:stream';
import type { ByteRange } from '../../connectors/storage/storage.port.ts';
import type { PromptReply } from '../../contract/prompts.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { Resource } from '../../domain/access/policy.ts';
import { joinedIn } from '../../domain/audio/repair-plan.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { ensure, may } from '../ensure.ts';
import { presentPrompt } from './prompts.presenter.ts';
import {
  findPrompt,
  findPrompts,
  findRendition,
  jobsTakenOnPrompt,
  listRenditions,
  type PromptRow,
} from './prompts.repository.ts';
import { resourceOf } from './upload-owner.ts';

/** Loads a prompt with the facts that the policy needs for this caller. @throws AppError `not_found`. */
async function promptFor(
  deps: Deps,
  transaction: Transaction,
  { actor }: Caller,
  id: string,
): Promise<{ row: PromptRow; resource: Resource }> {
  const row = await findPrompt(transaction, id);
  if (!row) throw notFound();
  if (row.organisationId === null) return { row, resource: resourceOf(null) };
  const { userId } = actor;
  const now = deps.clock.now();
  const taken = userId === null ? [] : await jobsTakenOnPrompt(transaction, { promptId: id, userId });
  const holds = taken.some((job) => holdsJob(job, actor, now));
  return { row, resource: { ...resourceOf(row.organisationId), holdsJob: holds } };
}

/** @throws AppError `not_found`, `forbidden`. */
function ensureListening({ actor }: Caller, resource: Resource): void {
  ensure(actor, resource.organisationId === null ? 'deskPrompt.listen' : 'prompt.listen', resource);
}

/** Verdict, findings, measurements and renditions. @throws AppError `not_found`, `forbidden`. */
export async function getPrompt(deps: Deps, caller: Caller, id: string): Promise<PromptReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { row, resource } = await promptFor(deps, transaction, caller, id);
    const isDesk = row.organisationId === null;
    ensure(caller.actor, isDesk ? 'deskPrompt.read' : 'prompt.read', resource);
    const renditions = await listRenditions(transaction, id);
    const listens = may(caller.actor, isDesk ? 'deskPrompt.listen' : 'prompt.listen', resource);
    const sources = await findPrompts(transaction, sourcesOf(row));
    return presentPrompt(row, { renditions, sources, language: caller.language, listens });
  });
}

/** Ids of the files that a repaired one was made from. */
function sourcesOf({ repairedFrom, repairSteps }: PromptRow): string[] {
  return repairedFrom === null ? [] : [repairedFrom, ...joinedIn(repairSteps ?? [])];
}

/** The waveform, computed once by the check. @throws AppError `not_found`, `forbidden`. */
export async function getPeaks(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ pairsPerSecond: number; peaks: number[] }> {
  const { row, resource } = await deps.database.transaction(caller.actor, (transaction) =>
    promptFor(deps, transaction, caller, id),
  );
  ensureListening(caller, resource);
  return { pairsPerSecond: 20, peaks: row.peaks ?? [] };
}

export interface PromptSound {
  fileName: string;
  contentType: string;
  sha256: string;
  size: number;
  open(range?: ByteRange): Promise<Readable>;
}

/**
 * One rendition, or the master as a download. Audio without a verdict, or refused, stays in quarantine.
 * Every view is audited, also of a part: all but the first byte is as good as the whole.
 * @throws AppError `not_found`, `forbidden`, `prompt_not_ready` (409).
 */
export async function openSound(
  deps: Deps,
  caller: Caller,
  wish: { id: string; rendition: string },
): Promise<PromptSound> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { row, resource } = await promptFor(deps, transaction, caller, wish.id);
    ensureListening(caller, resource);
    if (row.status !== 'ready') throw new AppError('prompt_not_ready', { status: 409, params: { status: row.status } });
    const rendition: Sound | null =
      wish.rendition === 'master'
        ? await masterOf(transaction, row)
        : await findRendition(transaction, wish.id, wish.rendition);
    if (!rendition) throw notFound();
    await recordView(deps, caller, transaction, { row, rendition: wish.rendition });
    return {
      fileName: rendition.fileName ?? `${wish.rendition}-${row.id}`,
      contentType: rendition.contentType,
      sha256: rendition.sha256,
      size: rendition.size,
      open: (range) => deps.storage.read(rendition.storageKey, range),
    };
  });
}

interface Sound {
  storageKey: string;
  contentType: string;
  sha256: string;
  size: number;
  fileName?: string;
}

/** As it was sent, also of a repaired one. A browser never shows a file that a stranger made; it only saves it. */
async function masterOf(transaction: Transaction, row: PromptRow): Promise<Sound | null> {
  const sent = row.repairedFrom === null ? row : await findPrompt(transaction, row.repairedFrom);
  if (!sent) return null;
  const { masterKey: storageKey, masterSha256: sha256, masterSize: size, fileName } = sent;
  return { storageKey, contentType: 'application/octet-stream', sha256, size, fileName };
}

async function recordView(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  view: { row: PromptRow; rendition: string },
): Promise<void> {
  const { organisationId, id } = view.row;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: deps.clock.now(),
    actor: caller.actor,
    callId: caller.callId,
    audit: [
      {
        organisationId,
        action: 'prompt.heard',
        subjectKind: 'prompt',
        subjectId: id,
        after: { rendition: view.rendition },
      },
    ],
    events: [],
    nudges: [],
  });
}
