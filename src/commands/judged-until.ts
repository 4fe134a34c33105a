import { readFile, rm, writeFile } from 'node:fs/promises';
import type { FoundFault, JudgedAgain } from '../features/prompts/judge-again.ts';

interface Progress {
  last: string;
  judged: number;
  total: number;
  faults: FoundFault[];
}

/**
 * Judges on from where a stopped run was, and remembers in the file at `place` how far it is and how many faults there are.
 * @returns the numbers of this run, but the faults of all runs since the first; the file is then gone.
 */
export async function judgeOn(
  place: string,
  judge: (run: { after: string | null; onProgress(progress: Progress): Promise<void> }) => Promise<JudgedAgain>,
  show: (progress: Progress) => void,
): Promise<{ judged: number; total: number; faults: number }> {
  // A file of an earlier version has the id only.
  const [after = null, before = '0'] = (await readFile(place, 'utf8').catch(() => '')).split(' ').filter(Boolean);
  let found = Number(before);
  const { judged, total } = await judge({
    after,
    async onProgress(progress) {
      found += progress.faults.length;
      await writeFile(place, `${progress.last} ${found}`);
      show(progress);
    },
  });
  await rm(place, { force: true });
  return { judged, total, faults: found };
}
