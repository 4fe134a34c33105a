import type { ActualLine, DesiredLine } from '../../../domain/line/compare-lines.ts';
import { type Clock, systemClock } from '../../../shared/clock.ts';
import { type Capabilities, ConnectorError, type Health, type PhoneSystemConnector } from '../phone-system.port.ts';
import type { DirectorySettings } from '../phone-system-settings.ts';
import { applyLine } from './apply-line.ts';
import { cleanLineFolder, cleanPool } from './clean-up.ts';
import { deliverPrompt } from './deliver-prompt.ts';
import { toConnectorError } from './directory-fault.ts';
import { lineFolder } from './directory-layout.ts';
import { createFileHasher, type FileHasher } from './file-hasher.ts';
import { claimFolder, isClaimed, probeFolder } from './folder-owner.ts';
import { lineFileOf } from './line-file.ts';
import { rememberedNumbers } from './line-numbers.ts';
import { placeNationalFile, readNationalFile } from './national-file.ts';
import { readLine } from './read-line.ts';
import { removeLine } from './remove-line.ts';

export interface DirectoryConnectorOptions {
  phoneSystemId: string;
  settings: DirectorySettings;
  clock?: Clock;
}

interface Directory {
  root: string;
  phoneSystemId: string;
  hasher: FileHasher;
  nowMs: () => number;
  graceMs: number;
  poolCleanedAt: number;
}

const linesAtOnce = 16;
const hourMs = 3_600_000;
const keepUnusedPoolMs = 7 * 24 * hourMs;

export const directoryCapabilities: Capabilities = {
  appliesByItself: true,
  // Whether the PBX minds `until` is not ours to know: the closure is taken out of the file when it ends.
  endsClosuresByItself: false,
  verifiesByReadBack: true,
  verifiesByCall: false,
  bulk: false,
};

/** For PBXs that pick files up: one folder a line with `line.json` and prompts (docs/phone-systems.md). */
export function createDirectoryConnector(options: DirectoryConnectorOptions): PhoneSystemConnector {
  const clock = options.clock ?? systemClock;
  const nowMs = () => clock.now().getTime();
  const directory: Directory = {
    root: options.settings.folder,
    phoneSystemId: options.phoneSystemId,
    hasher: createFileHasher(nowMs),
    nowMs,
    graceMs: options.settings.keepOldPromptsMinutes * 60_000,
    poolCleanedAt: 0,
  };
  return {
    handWork: null,
    describe: () => directoryCapabilities,
    deliver: (prompts, openRendition, signal) =>
      classified(directory, signal, async () => {
        await claimFolder(directory.root, directory.phoneSystemId);
        const { root, hasher } = directory;
        for (const prompt of prompts) {
          signal?.throwIfAborted();
          await deliverPrompt({ root, hasher, openRendition, signal }, prompt);
        }
      }),
    apply: (lines, signal) => classified(directory, signal, () => apply(directory, lines, signal)),
    remove: (lineIds, signal) => classified(directory, signal, () => remove(directory, lineIds, signal)),
    readBack: (lineIds, signal) => classified(directory, signal, () => readBack(directory, lineIds, signal)),
    applyNational: (days, signal) =>
      classified(directory, signal, async () => {
        await claimFolder(directory.root, directory.phoneSystemId);
        await placeNationalFile(directory.root, days, signal);
      }),
    readBackNational: (signal) =>
      classified(directory, signal, async () => {
        await isClaimed(directory.root, directory.phoneSystemId);
        return await readNationalFile(directory.root);
      }),
    health: (signal) => health(directory, signal),
    close: async () => undefined,
  };
}

/** @throws the reason of an aborted `signal`, whatever the work has made of it. */
async function classified<T>({ root }: Directory, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw toConnectorError(error, root);
  }
}

async function apply(directory: Directory, lines: DesiredLine[], signal?: AbortSignal): Promise<void> {
  const { root, nowMs, graceMs } = directory;
  await claimFolder(root, directory.phoneSystemId);
  const applyOne = async (line: DesiredLine) => {
    signal?.throwIfAborted();
    await applyLine({ ...directory, signal }, line);
    const named = new Set(Object.values(lineFileOf(line).files).map(({ file }) => file));
    await cleanLineFolder(lineFolder(root, line.number), named, nowMs() - graceMs);
  };
  const moving = await movingLines(root, lines);
  await someAtOnce(
    lines.filter((line) => !moving.has(line)),
    applyOne,
  );
  // One may have the number that another leaves: they go in turn, after the others.
  for (const line of moving) await applyOne(line);
  await tidyPool(directory);
}

/** Those that have a folder under another number. */
async function movingLines(root: string, lines: DesiredLine[]): Promise<Set<DesiredLine>> {
  const known = await someAtOnce(lines, ({ lineId }) => rememberedNumbers(root, lineId));
  return new Set(lines.filter(({ number }, place) => known[place]?.some((digits) => digits !== number.slice(1))));
}

/**
 * A few at a time: a network share answers slowly, and opening thousands at once would exhaust file handles.
 * @throws the first error, once nothing of the others is under way any more.
 */
async function someAtOnce<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let done = 0; done < items.length; done += linesAtOnce) {
    const ends = await Promise.allSettled(items.slice(done, done + linesAtOnce).map(work));
    for (const end of ends) {
      if (end.status === 'rejected') throw end.reason;
      results.push(end.value);
    }
  }
  return results;
}

async function remove(directory: Directory, lineIds: string[], signal?: AbortSignal): Promise<void> {
  const { root, phoneSystemId } = directory;
  await isClaimed(root, phoneSystemId);
  for (const lineId of lineIds) await removeLine(root, lineId, signal);
  await tidyPool(directory);
}

async function tidyPool(directory: Directory): Promise<void> {
  const { root, nowMs } = directory;
  if (nowMs() - directory.poolCleanedAt < hourMs) return;
  directory.poolCleanedAt = nowMs();
  await cleanPool(root, nowMs() - keepUnusedPoolMs);
}

async function readBack(
  { root, phoneSystemId, hasher }: Directory,
  lineIds: string[],
  signal?: AbortSignal,
): Promise<ActualLine[]> {
  await isClaimed(root, phoneSystemId);
  return await someAtOnce(lineIds, async (lineId) => {
    signal?.throwIfAborted();
    return await readLine(root, hasher, lineId);
  });
}

async function health({ root, phoneSystemId }: Directory, signal?: AbortSignal): Promise<Health> {
  try {
    if (signal?.aborted) throw new ConnectorError('retry', 'no_answer');
    const free = await probeFolder(root, phoneSystemId);
    const params = { folder: root, freeMegabytes: Math.floor(free / 1024 ** 2) };
    return { ok: true, says: { code: 'folder_ready', params } };
  } catch (error) {
    return { ok: false, says: toConnectorError(error, root).says };
  }
}
