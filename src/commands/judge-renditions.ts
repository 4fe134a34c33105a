import { join } from 'node:path';
import { buildContainer } from '../container.ts';
import { judgeAgain } from '../features/prompts/judge-again.ts';
import { boot } from './boot.ts';
import { judgeOn } from './judged-until.ts';
import { openDatabase } from './open-database.ts';

/**
 * Compares all stored renditions with their recordings, with progress. Stopped, it goes on where it was when it is started again.
 * Ends with code 1 where one of them is not its recording, also where it was found before the stop.
 */
export async function runJudgeRenditions(): Promise<void> {
  const { config, logger } = boot();
  const database = await openDatabase(config, logger);
  const container = await buildContainer({ config, logger, databaseUrl: database.url });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('stopped; started again, it goes on here')));
  process.once('SIGTERM', () => stop.abort(new Error('stopped; started again, it goes on here')));
  const place = join(config.dataFolder, 'judged-until');
  try {
    const judge: Parameters<typeof judgeOn>[1] = (run) => judgeAgain(container.deps, { ...run, signal: stop.signal });
    const result = await judgeOn(place, judge, ({ judged, total, faults }) => {
      // The progress stands on a line of its own.
      if (faults.length > 0) process.stderr.write('\n');
      for (const { promptId, rendition, fault } of faults)
        process.stdout.write(`${promptId} ${rendition ?? 'recording'}: ${fault}\n`);
      process.stderr.write(`\r${judged} of ${total}`);
    });
    process.stderr.write('\n');
    process.stdout.write(`${JSON.stringify(result)}\n`);
    if (result.faults > 0) process.exitCode = 1;
  } finally {
    await container.close();
    await database.stop();
  }
}
