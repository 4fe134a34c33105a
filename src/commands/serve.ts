import { buildContainer } from '../container.ts';
import { Closers, closeOnSignal } from '../shared/shutdown.ts';
import { openApi } from './api.ts';
import { boot } from './boot.ts';
import { outsideDatabase } from './outside-database.ts';

/** The API alone; the workers run elsewhere. @throws Error without DATABASE_URL. */
export async function runServe(): Promise<void> {
  const { config, logger } = boot();
  const databaseUrl = outsideDatabase(config, 'serve');
  const closers = new Closers(logger);
  closeOnSignal({ logger, seconds: config.shutdownSeconds, close: () => closers.closeAll() });
  const container = await buildContainer({ config, logger, databaseUrl });
  closers.add('container', () => container.close());
  const api = await openApi(container);
  const quarterMs = (config.shutdownSeconds * 1000) / 4;
  closers.add('API', () => api.close({ drainMs: quarterMs, graceMs: 2 * quarterMs }));
  closers.add('readiness', async () => api.closing());
  api.ready();
  process.stdout.write(`Lineshift serves on ${api.url}\n`);
}
