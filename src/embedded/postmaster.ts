import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverEnvironment } from './cluster.ts';
import { EngineError } from './engine-error.ts';
import { endLeftoverServer, endProcess } from './leftover-server.ts';
import { type OperatingUser, runAs } from './operating-user.ts';
import { endWithThisProcess } from './parent-watch.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { type ServerSettings, settingArguments } from './server-settings.ts';

export interface Postmaster {
  pid: number;
  /** Settles when the server has ended, for whatever reason, with its last output. */
  exited: Promise<string>;
  /** Fast shutdown; by force after 5 s. Returns when the server is gone. */
  stop(): Promise<void>;
}

export interface LaunchPlan {
  binaries: PostgresBinaries;
  user: OperatingUser;
  clusterFolder: string;
  settings: ServerSettings;
  writeLog(chunk: Buffer): void;
}

/** Messages of a server that fails for a passing reason: remains of its predecessor, or a port still held. */
const passing = /pre-existing shared memory block|lock file "postmaster\.pid"|could not bind|address already in use/i;
const retryForMs = 10_000;
const recoveryMs = 300_000;

/**
 * Starts the server and waits until it accepts connections. After a crash the old backends may hold its shared memory
 * for some seconds, so a start that fails for a passing reason is tried again for 10 s.
 * Throws EngineError `cannot_start` with the server's own words.
 */
export async function launchPostmaster(plan: LaunchPlan): Promise<Postmaster> {
  const giveUpAt = performance.now() + retryForMs;
  for (;;) {
    await endLeftoverServer(plan.clusterFolder);
    const outcome = await launchOnce(plan);
    if (typeof outcome !== 'string') return outcome;
    if (!passing.test(outcome) || performance.now() > giveUpAt) {
      throw new EngineError(
        'cannot_start',
        `The embedded PostgreSQL in ${plan.clusterFolder} does not start, running as "${plan.user.name}": ${outcome}. Its log is beside that folder. Free what it asks for, or set DATABASE_URL to a PostgreSQL server.`,
      );
    }
    await sleep(100);
  }
}

async function launchOnce(plan: LaunchPlan): Promise<Postmaster | string> {
  const child = spawn(plan.binaries.postgres, ['-D', plan.clusterFolder, ...settingArguments(plan.settings)], {
    cwd: plan.clusterFolder,
    env: serverEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C is for us, and we stop the server after our last statement.
    detached: true,
    ...runAs(plan.user),
  });
  const { ready, exited } = listenTo(child, plan);
  const patience = new AbortController();
  const stillBusy = `not ready after ${recoveryMs / 60_000} minutes`;
  const tooLate = sleep(recoveryMs, stillBusy, { signal: patience.signal, ref: false }).catch(() => stillBusy);
  const first = await Promise.race([ready, exited, tooLate]);
  patience.abort();
  if (first !== 'ready') {
    child.kill('SIGQUIT');
    return first;
  }
  const pid = child.pid as number;
  const watch = endWithThisProcess(pid, plan.user);
  void exited.then(() => watch.end());
  return {
    pid,
    exited,
    async stop() {
      await endProcess(pid, () => child.exitCode !== null || child.signalCode !== null);
      await exited;
    },
  };
}

/** Follows the server's output: `ready` when it accepts connections, `exited` with its last lines. */
function listenTo(child: ChildProcess, plan: LaunchPlan): { ready: Promise<'ready'>; exited: Promise<string> } {
  let said = '';
  const ready = new Promise<'ready'>((settle) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-2_000);
      plan.writeLog(chunk);
      if (said.includes('ready to accept connections')) settle('ready');
    });
  });
  const exited = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code, signal) => {
      // The last lines may still arrive. Backends that outlive a killed server keep the pipe open for long.
      const lastWords = () => settle(said.trim() || `ended with ${signal ?? `code ${code}`}`);
      child.once('close', lastWords);
      setTimeout(lastWords, 100).unref();
    });
  });
  return { ready, exited };
}
