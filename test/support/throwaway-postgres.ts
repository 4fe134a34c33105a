import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCluster } from '../../src/embedded/cluster.ts';
import { pickFreePort } from '../../src/embedded/free-port.ts';
import { chooseOperatingUser, handOver } from '../../src/embedded/operating-user.ts';
import type { PostgresBinaries } from '../../src/embedded/postgres-binaries.ts';
import { launchPostmaster } from '../../src/embedded/postmaster.ts';
import { databaseUrl } from '../../src/embedded/product-database.ts';
import { serverSettings } from '../../src/embedded/server-settings.ts';
import { makeServerFolder } from './temporary-folder.ts';

export interface ThrowawayPostgres {
  /** The owner's address of the maintenance database `postgres`. */
  url: string;
  port: number;
  pid: number;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** No fsync: a test's data need not survive a power cut. Many test files connect at once. */
const hurried = { fsync: 'off', full_page_writes: 'off', max_connections: 200, shared_buffers: '128MB' };

/** Starts a fresh server in a temporary folder with the product's own launcher and settings. It ends with this process. */
export async function startThrowawayPostgres(binaries: PostgresBinaries): Promise<ThrowawayPostgres> {
  const folder = makeServerFolder(`pg${binaries.major}`);
  try {
    const clusterFolder = join(folder, 'cluster');
    const passwordFile = join(folder, 'owner-password');
    const user = chooseOperatingUser(clusterFolder);
    const password = randomBytes(18).toString('base64url');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    handOver(passwordFile, user);
    await ensureCluster({ binaries, user, clusterFolder, passwordFile, durable: false });
    const port = await pickFreePort();
    const settings = { ...serverSettings(port), ...hurried };
    const server = await launchPostmaster({ binaries, user, clusterFolder, settings, writeLog: () => undefined });
    return {
      url: databaseUrl(port, password, 'postgres'),
      port,
      pid: server.pid,
      async stop() {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
