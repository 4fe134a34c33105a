import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from './engine-error.ts';

export interface DataFolderLock {
  release(): Promise<void>;
}

const beatMs = 5_000;
const deadAfterMs = 15_000;

/**
 * Makes this process the only user of `folder`, until it releases the lock or dies.
 * On one machine a listening local socket is the lock: taking it is atomic, and the kernel frees it when the process
 * dies, however it dies. A second machine or container that shares the volume cannot see the socket; for it, a file is
 * touched every 5 s. Throws EngineError `data_folder_in_use`.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const server = await holdSocket(folder);
  const note = join(folder, 'in-use-by.json');
  try {
    refuseOtherMachine(folder, note);
  } catch (error) {
    server.close();
    throw error;
  }
  // Removed first, because an ordinary user could not overwrite one left behind by root.
  rmSync(note, { force: true });
  writeFileSync(note, JSON.stringify({ host: hostname(), pid: process.pid }), { mode: 0o600 });
  const beat = setInterval(() => touch(note), beatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      rmSync(note, { force: true });
      await new Promise<void>((done) => {
        server.close(() => done());
      });
    },
  };
}

async function holdSocket(folder: string): Promise<Server> {
  const address = socketAddress(folder);
  const first = await listen(address);
  if (first !== undefined) return first;
  if (!address.startsWith('\0') && !(await answers(address))) {
    // Left behind by a killed process: only the file is still there.
    rmSync(address, { force: true });
    const second = await listen(address);
    if (second !== undefined) return second;
  }
  throw inUse(folder, 'another Lineshift process on this machine');
}

/** Linux has socket names outside the file system, which cannot be left behind. Elsewhere the name is a short path. */
function socketAddress(folder: string): string {
  const { dev, ino } = statSync(folder);
  const name = `lineshift-${dev}-${ino}`;
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.lock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((settle, fail) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle(undefined);
      else fail(error);
    });
    server.listen({ path: address }, () => settle(server.unref()));
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((settle) => {
    const connection = createConnection({ path: address });
    connection.once('connect', () => {
      connection.destroy();
      settle(true);
    });
    connection.once('error', () => settle(false));
  });
}

function refuseOtherMachine(folder: string, note: string): void {
  const stat = statSync(note, { throwIfNoEntry: false });
  if (stat === undefined || Date.now() - stat.mtimeMs > deadAfterMs) return;
  const { host, pid } = readNote(note);
  if (host === undefined || host === hostname()) return;
  throw inUse(folder, `a Lineshift process on "${host}" (process ${pid}), or was until a few seconds ago`);
}

function readNote(note: string): { host?: string; pid?: number } {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as { host?: string; pid?: number };
  } catch {
    // Truncated by a crash while it was written: nobody holds it.
    return {};
  }
}

function touch(note: string): void {
  try {
    const now = Date.now() / 1000;
    utimesSync(note, now, now);
  } catch {
    // The folder is gone or full; the socket still holds the lock on this machine.
  }
}

function inUse(folder: string, by: string): EngineError {
  return new EngineError(
    'data_folder_in_use',
    `The data folder ${folder} is in use by ${by}. Stop that process first, or start this one with a data folder of its own (LINESHIFT_DATA_DIR). To run several processes on the same data, set DATABASE_URL and REDIS_URL to outside servers.`,
  );
}
