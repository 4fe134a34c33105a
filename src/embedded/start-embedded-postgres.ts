import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import type { Logger } from '../shared/logger.ts';
import { ensureCluster } from './cluster.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { type EngineFolder, ownerPassword, prepareEngineFolder } from './engine-folder.ts';
import { assertReachable } from './folder-reach.ts';
import { pickFreePort } from './free-port.ts';
import { endLeftoverServer } from './leftover-server.ts';
import { handOver } from './operating-user.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { type LaunchPlan, launchPostmaster } from './postmaster.ts';
import { databaseUrl, ensureProductDatabase } from './product-database.ts';
import { openServerLog } from './server-log.ts';
import { serverSettings } from './server-settings.ts';
import { supervise } from './supervisor.ts';

export interface EmbeddedPostgres {
  /** The owner's connection to the database `lineshift`: for migrations, and for granting the application its role. */
  ownerUrl: string;
  port: number;
  /** Process id of the running server; changes after a restart. */
  readonly pid: number;
  /** Fast shutdown, at most about 5 s; frees the data folder. May be called again. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataFolder: string;
  logger: Logger;
  /** Fixed port on 127.0.0.1; without it the port of the last start, if free, else any. */
  port?: number;
}

/**
 * Starts the PostgreSQL that comes with the product in `<dataFolder>/postgres`: makes the cluster on the first start,
 * takes over after a crash, and restarts the server if it dies. It listens on 127.0.0.1 only, with a random password.
 * Throws EngineError with a sentence for the operator.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const since = performance.now();
  const binaries = findPostgresBinaries();
  const folder = await prepareEngineFolder(options.dataFolder);
  await assertReachable(binaries.folder, folder.user, 'the PostgreSQL programs');
  const lock = await lockDataFolder(folder.path);
  const log = openServerLog(folder.logFile);
  try {
    const password = ownerPassword(folder);
    const cluster = await ensureCluster({ binaries, ...folder, durable: true });
    restoreOwnership(folder);
    const { port, server } = await startServer(options, folder, binaries, log.write);
    await ensureProductDatabase(port, password).catch(async (error) => {
      await server.stop();
      throw error;
    });
    const ms = Math.round(performance.now() - since);
    options.logger.info(
      { port, serverPid: server.pid, user: folder.user.name, cluster, ms },
      'embedded PostgreSQL is ready',
    );
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      await server.stop();
      log.close();
      await lock.release();
    };
    return {
      ownerUrl: databaseUrl(port, password),
      port,
      get pid() {
        return server.pid;
      },
      stop() {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    log.close();
    await lock.release();
    throw error;
  }
}

async function startServer(
  options: EmbeddedPostgresOptions,
  folder: EngineFolder,
  binaries: PostgresBinaries,
  writeLog: (chunk: Buffer) => void,
) {
  // Before a port is chosen, because a left-over server still holds the one that our clients know.
  const ended = await endLeftoverServer(folder.clusterFolder);
  if (ended !== undefined)
    options.logger.warn({ serverPid: ended }, 'ended a PostgreSQL left over from a killed process');
  const port = options.port ?? (await pickFreePort(rememberedPort(folder)));
  const plan: LaunchPlan = { binaries, ...folder, settings: serverSettings(port), writeLog };
  const server = supervise(await launchPostmaster(plan), plan, options.logger);
  writeFileSync(folder.portFile, String(port), { mode: 0o600 });
  return { port, server };
}

function rememberedPort(folder: EngineFolder): number | undefined {
  try {
    const port = Number.parseInt(readFileSync(folder.portFile, 'utf8'), 10);
    return port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

/** A data folder that root restored from a backup belongs to root; the server requires its own user as owner. */
function restoreOwnership(folder: EngineFolder): void {
  if (folder.user.steppedDown && lstatSync(folder.clusterFolder).uid !== folder.user.uid >>> 0) {
    handOver(folder.clusterFolder, folder.user);
  }
}
