import type { ActualLine, DesiredLine } from '../../../domain/line/compare-lines.ts';
import { type Clock, systemClock } from '../../../shared/clock.ts';
import type { Capabilities, Health, PhoneSystemConnector } from '../phone-system.port.ts';
import type { DirectorySettings } from '../phone-system-settings.ts';
import { applyLine } from './apply-line.ts';
import { cleanLineFolder, cleanPool } from './clean-up.ts';
import { deliverPrompt } from './deliver-prompt.ts';
import { toConnectorError } from './directory-fault.ts';
import { lineFolder } from './directory-layout.ts';
import { createFileHasher, type FileHasher } from './file-hasher.ts';
import { claimFolder, isClaimed, probeFolder } from './folder-owner.ts';
import { lineFileOf } from './line-file.ts';
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
    deliver: (prompts, openRendition) =>
      classified(directory, async () => {
        await claimFolder(directory.root, directory.phoneSystemId);
        const { root, hasher } = directory;
        for (const prompt of prompts) await deliverPrompt({ root, hasher, openRendition }, prompt);
      }),
    apply: (lines) => classified(directory, () => apply(directory, lines)),
    remove: (lineIds) => classified(directory, () => remove(directory, lineIds)),
    readBack: (lineIds) => classified(directory, () => readBack(directory, lineIds)),
    applyNational: (days) =>
      classified(directory, async () => {
        await claimFolder(directory.root, directory.phoneSystemId);
        await placeNationalFile(directory.root, days);
      }),
    readBackNational: () =>
      classified(directory, async () => {
        await isClaimed(directory.root, directory.phoneSystemId);
        return await readNationalFile(directory.root);
      }),
    health: () => health(directory),
    close: async () => undefined,
  };
}

async function classified<T>({ root }: Directory, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toConnectorError(error, root);
  }
}

async function apply(directory: Directory, lines: DesiredLine[]): Promise<void> {
  const { root, nowMs, graceMs } = directory;
  await claimFolder(root, directory.phoneSystemId);
  for (const line of lines) {
    await applyLine(directory, line);
    const named = new Set(Object.values(lineFileOf(line).files).map(({ file }) => file));
    await cleanLineFolder(lineFolder(root, line.number), named, nowMs() - graceMs);
  }
  await tidyPool(directory);
}

async function remove(directory: Directory, lineIds: string[]): Promise<void> {
  const { root, phoneSystemId } = directory;
  await isClaimed(root, phoneSystemId);
  for (const lineId of lineIds) await removeLine(root, lineId);
  await tidyPool(directory);
}

async function tidyPool(directory: Directory): Promise<void> {
  const { root, nowMs } = directory;
  if (nowMs() - directory.poolCleanedAt < hourMs) return;
  directory.poolCleanedAt = nowMs();
  await cleanPool(root, nowMs() - keepUnusedPoolMs);
}

async function readBack({ root, phoneSystemId, hasher }: Directory, lineIds: string[]): Promise<ActualLine[]> {
  await isClaimed(root, phoneSystemId);
  const lines: ActualLine[] = [];
  // A few at a time: a network share answers slowly, and opening thousands at once would exhaust file handles.
  for (let done = 0; done < lineIds.length; done += linesAtOnce) {
    const some = lineIds.slice(done, done + linesAtOnce);
    lines.push(...(await Promise.all(some.map((lineId) => readLine(root, hasher, lineId)))));
  }
  return lines;
}

async function health({ root, phoneSystemId }: Directory): Promise<Health> {
  try {
    const free = await probeFolder(root, phoneSystemId);
    const params = { folder: root, freeMegabytes: Math.floor(free / 1024 ** 2) };
    return { ok: true, says: { code: 'folder_ready', params } };
  } catch (error) {
    return { ok: false, says: toConnectorError(error, root).says };
  }
}
