import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ServerLog {
  write(chunk: Buffer): void;
  close(): void;
}

const keptFiles = 3;

/**
 * PostgreSQL's messages in a file of limited size: at `maxBytes` it becomes `.1`, older ones move up, the oldest is
 * deleted.
 * A failed write is dropped, so that a full disk does not stop the application.
 */
export function openServerLog(path: string, maxBytes = 5 * 1024 * 1024): ServerLog {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let file = openSync(path, 'a', 0o600);
  let size = statSync(path).size;

  function rotate(): void {
    for (let age = keptFiles - 1; age >= 1; age -= 1) {
      const from = age === 1 ? path : `${path}.${age - 1}`;
      if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, `${path}.${age}`);
    }
    const fresh = openSync(path, 'a', 0o600);
    closeSync(file);
    file = fresh;
    size = 0;
  }

  return {
    write(chunk) {
      try {
        if (size + chunk.length > maxBytes) rotate();
        size += writeSync(file, chunk);
      } catch {
        // Losing a log line is better than losing the service.
      }
    },
    close: () => closeSync(file),
  };
}
