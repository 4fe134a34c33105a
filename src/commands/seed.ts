import { buildContainer } from '../container.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { boot } from './boot.ts';
import { openDatabase } from './open-database.ts';

/** Fills an empty installation with the demo organisations and stops. */
export async function runSeed(): Promise<void> {
  const { config, logger } = boot();
  const database = await openDatabase(config, logger);
  const container = await buildContainer({ config, logger, databaseUrl: database.url });
  const welcome = await seedDemo(container.deps);
  process.stdout.write(welcome ?? 'There are customers already: nothing was changed.\n');
  await container.close();
  await database.stop();
}
