import { startBackground } from '../../workers/main.ts';
import { buildContainer } from '../container.ts';
import { Closers, closeOnSignal } from '../shared/shutdown.ts';

import { boot } from './boot.ts';
import { outsideDatabase } from './outside-database.ts';

/** The workers alone. @throws Error without DATABASE_URL. */
export async function runWork(): Promise<void> {
  const { config, logger } = boot();
  const databaseUrl = outsideDatabase(config, 'work');
  const closers = new Closers(logger);
  closeOnSignal({ logger, seconds: config.shutdownSeconds, close: () => closers.closeAll() });
  const container = await buildContainer({ config, logger, databaseUrl });
  closers.add('container', () => container.close());
  const background = await startBackground(container);
  closers.add('background work', () => background.close((config.shutdownSeconds * 1000) / 2));
  process.stdout.write('Lineshift works\n');
}
