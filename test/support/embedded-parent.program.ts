import { Client } from 'pg';
import { EngineError } from '../../src/embedded/engine-error.ts';
import { startEmbeddedPostgres } from '../../src/embedded/start-embedded-postgres.ts';
import { createLogger } from '../../src/shared/logger.ts';

/**
 * Starts the embedded engine in the folder given and says `ready {port, pid}`; with `write` it then inserts numbers until
 * it is killed, saying `acknowledged n` after each commit. SIGTERM stops it in good order.
 */
const [dataFolder = '', mode] = process.argv.slice(2);

async function writeEndlessly(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table if not exists acknowledged (number bigint primary key)');
  for (let number = Date.now(); ; number += 1) {
    await client.query('insert into acknowledged values ($1)', [number]);
    process.stdout.write(`acknowledged ${number}\n`);
  }
}

try {
  const engine = await startEmbeddedPostgres({ dataFolder, logger: createLogger('silent') });
  process.on('SIGTERM', () => void engine.stop().then(() => process.exit(0)));
  process.stdout.write(`ready ${JSON.stringify({ port: engine.port, pid: engine.pid, url: engine.ownerUrl })}\n`);
  setInterval(() => undefined, 1_000);
  if (mode === 'write') await writeEndlessly(engine.ownerUrl);
} catch (error) {
  process.stdout.write(`refused ${error instanceof EngineError ? error.code : ''} ${(error as Error).message}\n`);
  process.exit(1);
}
