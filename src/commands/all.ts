import type { Background } from '../../workers/main.ts';
import { isLoopback } from '../shared/loopback.ts';
import { Closers, closeOnSignal } from '../shared/shutdown.ts';
import { boot } from './boot.ts';
import { openDatabase } from './open-database.ts';

/** API, workers and (without DATABASE_URL) the database in one process. */
export async function runAll(): Promise<void> {
  const { config, logger } = boot();
  const closers = new Closers(logger);
  // A third each; the last third is for the database.
  const graceMs = (config.shutdownSeconds * 1000) / 3;
  closeOnSignal({ logger, seconds: config.shutdownSeconds, close: () => closers.closeAll() });
  try {
    const [database, { startBackground }, { buildContainer }, { openApi }, { seedDemo }] = await Promise.all([
      openDatabase(config, logger),
      // Loading the rest takes as long as starting the database.
      import('../../workers/main.ts'),
      import('../container.ts'),
      import('./api.ts'),
      import('../demo/seed-demo.ts'),
    ]);
    closers.add('embedded database', () => database.stop());
    const container = await buildContainer({
      config,
      logger,
      databaseUrl: database.url,
      onlyProcess: !config.databaseUrl,
    });
    closers.add('container', () => container.close());
    let background: Background | undefined;
    closers.add('background work', async () => background?.close(graceMs));
    const api = await openApi(container);
    closers.add('API', () => api.close({ drainMs: 0, graceMs }));
    const welcome = config.demo ? await seedDemo(container.deps) : null;
    background = await startBackground(container);
    if (welcome !== null && !isLoopback(config.host)) logger.warn({ host: config.host }, demoForAll);
    closers.add('readiness', async () => api.closing());
    api.ready();
    process.stdout.write(`\nLineshift listens on ${api.url}   (guide: ${api.url}/api/docs)\n${welcome ?? ''}\n`);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

const demoForAll =
  'demo accounts without a second factor can be reached from other machines: set LINESHIFT_DEMO=0 before real use';
