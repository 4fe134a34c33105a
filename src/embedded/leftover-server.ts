import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stops a server that a killed process left running on this cluster, so that ours can start with its own settings: a
 * clean shutdown first, then by force. The caller holds the data folder's lock, so nobody else uses the server.
 * Returns the process id that was stopped, or undefined when there was none.
 */
export async function endLeftoverServer(clusterFolder: string): Promise<number | undefined> {
  const note = join(clusterFolder, 'postmaster.pid');
  const pid = notedPid(note);
  if (pid === undefined || !isAlive(pid)) return undefined;
  if (!worksIn(pid, clusterFolder)) {
    forgetForeignPid(note, clusterFolder);
    return undefined;
  }
  // Not "no such process": an orphan that has ended keeps its number until the machine's first process collects it, which
  // may take seconds, and never happens where that first process is a container's own program.
  await endProcess(pid, () => !worksIn(pid, clusterFolder));
  return pid;
}

/** Fast shutdown (clients are disconnected, everything is written), after 4 s immediate, after 5 s by force. */
export async function endProcess(pid: number, isGone: () => boolean): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 4_000],
    ['SIGQUIT', 800],
    ['SIGKILL', 5_000],
  ];
  for (const [signal, patience] of steps) {
    if (isGone() || !send(pid, signal)) return;
    for (let waited = 0; waited < patience && !isGone(); waited += 20) await sleep(20);
  }
}

/**
 * The process id in the note now belongs to another process (containers reuse small numbers), and PostgreSQL would refuse
 * to start because of it. Where every process can be inspected and none works in the cluster, the note is stale.
 */
function forgetForeignPid(note: string, clusterFolder: string): void {
  if (process.platform !== 'linux') return;
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  if (!numbers.some((number) => worksIn(Number(number), clusterFolder))) rmSync(note, { force: true });
}

function notedPid(note: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(note, 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The working folder of every PostgreSQL process is its cluster's folder. */
function worksIn(pid: number, clusterFolder: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === clusterFolder;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(clusterFolder);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  return send(pid, 0);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
