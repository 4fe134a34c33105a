import { join } from 'node:path';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { withWorkFolder, workFolderIn } from '../../shared/work-folder.ts';
import { checkInputOf } from './check-prompt.ts';
import {
  countReadyPrompts,
  findPrompt,
  listReadyPrompts,
  listRenditions,
  type PromptRow,
} from './prompts.repository.ts';

/** A stored rendition that is not its recording, or, without one, a recording that could not be judged. */
export interface FoundFault {
  promptId: string;
  rendition: string | null;
  fault: string;
}

export interface JudgedAgain {
  /** Recordings judged in this run, and all that are accepted. */
  judged: number;
  total: number;
  faults: FoundFault[];
}

/** How many rows are read at once. */
const batch = 50;

/**
 * Compares every stored rendition with its recording, as the check does before it delivers one: also those that were made by an
 * earlier version. Nothing is changed; a fault is for operators. Recordings are taken in the order of their ids, so that a
 * run goes on behind the last one: `after` is where to begin, `onProgress` is told after each.
 */
export async function judgeAgain(
  deps: Deps,
  run: {
    after: string | null;
    signal: AbortSignal;
    onProgress(judged: { last: string; judged: number; total: number; faults: FoundFault[] }): Promise<void>;
  },
): Promise<JudgedAgain> {
  const total = await deps.database.transaction(systemActor, countReadyPrompts);
  const faults: FoundFault[] = [];
  let judged = 0;
  let { after } = run;
  for (;;) {
    const ids = await deps.database.transaction(systemActor, (transaction) =>
      listReadyPrompts(transaction, { after, limit: batch }),
    );
    if (ids.length === 0) return { judged, total, faults };
    for (const id of ids) {
      run.signal.throwIfAborted();
      const found = await judgePrompt(deps, id, run.signal);
      faults.push(...found);
      judged += 1;
      after = id;
      await run.onProgress({ last: id, judged, total, faults: found });
    }
  }
}

async function judgePrompt(deps: Deps, id: string, signal: AbortSignal): Promise<FoundFault[]> {
  const [row, stored] = await deps.database.transaction(systemActor, async (transaction) => [
    await findPrompt(transaction, id),
    await listRenditions(transaction, id),
  ]);
  if (row?.status !== 'ready') return [];
  try {
    return await withWorkFolder(workFolderIn(deps.config.dataFolder), async (folder) => {
      const renditions = [];
      for (const { name, storageKey } of stored) {
        const path = join(folder, `stored-${name}`);
        await deps.storage.copyToFile(storageKey, path);
        renditions.push({ name, path });
      }
      return await judge(deps, row, { folder, renditions, signal });
    });
  } catch (error) {
    signal.throwIfAborted();
    // One recording that cannot be read does not end the run.
    return [{ promptId: id, rendition: null, fault: error instanceof Error ? error.message : String(error) }];
  }
}

async function judge(
  deps: Deps,
  row: PromptRow,
  work: { folder: string; renditions: { name: string; path: string }[]; signal: AbortSignal },
): Promise<FoundFault[]> {
  const input = await checkInputOf(deps, row, { folder: work.folder, signal: work.signal });
  const found = await deps.audio.judge(input, work.renditions);
  return found.map(({ rendition, message }) => ({ promptId: row.id, rendition, fault: message }));
}
