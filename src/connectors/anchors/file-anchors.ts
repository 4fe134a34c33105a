import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { flushFolder, makeDurableFolder } from '../../shared/durable-folder.ts';
import type { Logger } from '../../shared/logger.ts';
import { systemErrorCode } from '../../shared/system-error.ts';
import { anchorKey, isSigned, parseAnchorLine, type SignedAnchor, signAnchor } from './anchor-line.ts';
import type { AnchorFault, AuditAnchors, SealAnchor } from './anchors.port.ts';

/** More than any two lines hold. */
const tailBytes = 8_192;

export interface FileAnchorsOptions {
  /** Null: no file is kept. */
  path: string | null;
  /** The installation's. */
  secret: string;
  logger: Logger;
}

/**
 * Anchors as lines of JSON in a file that is only ever appended to, so that the system may forbid everything else
 * (`chattr +a`). Each line is signed together with the line before it. Without a path none are kept.
 */
export function createFileAnchors({ path, secret, logger }: FileAnchorsOptions): AuditAnchors {
  const key = anchorKey(secret);
  let seen = 0;
  if (path === null) return { path, newest: async () => null, append: async () => undefined, read: async () => null };
  return {
    path,
    async newest() {
      const seal = (await lastLine(path)).line?.seal ?? 0;
      if (seal < seen) logger.error({ path, seen, seal }, 'lines of the anchor file are gone; they are written again');
      seen = seal;
      return seal;
    },
    append: (anchors) => append(path, key, anchors),
    read: () => readAll(path, key),
  };
}

async function append(path: string, key: Buffer, anchors: readonly SealAnchor[]): Promise<void> {
  if (anchors.length === 0) return;
  const { line, torn, isNew } = await lastLine(path);
  let before = line?.signature ?? '';
  // A line that a crash cut off stays, because nothing is ever removed here.
  let text = torn ? '\n' : '';
  for (const anchor of anchors) {
    const signed = signAnchor(key, before, anchor);
    before = signed.signature;
    text += `${JSON.stringify(signed)}\n`;
  }
  await makeDurableFolder(dirname(path));
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  if (isNew) await flushFolder(dirname(path));
}

interface Tail {
  line: SignedAnchor | null;
  /** The file does not end with a line break. */
  torn: boolean;
  isNew: boolean;
}

/** @throws Error for a file whose last line is not ours. */
async function lastLine(path: string): Promise<Tail> {
  const text = await tailOf(path);
  if (text === null) return { line: null, torn: false, isNew: true };
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const last = whole.trimEnd().split('\n').at(-1) ?? '';
  const line = parseAnchorLine(last);
  if (line === null && last !== '') throw new Error(`The last line of ${path} is no anchor of the audit.`);
  return { line, torn: whole.length < text.length, isNew: false };
}

async function tailOf(path: string): Promise<string | null> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const { size } = await file.stat();
    const length = Math.min(size, tailBytes);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}

async function readAll(path: string, key: Buffer) {
  const anchors: SealAnchor[] = [];
  const faults: AnchorFault[] = [];
  if ((await tailOf(path)) === null) return { anchors, faults };
  let before = '';
  let number = 0;
  let unreadable: { line: number; text: string } | null = null;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    // What a crash cut off is the beginning of the line that was written again after it.
    if (unreadable && !text.startsWith(unreadable.text)) faults.push({ line: unreadable.line, fault: 'unreadable' });
    const line = parseAnchorLine(text);
    unreadable = line === null ? { line: number, text } : null;
    if (line === null) continue;
    if (!isSigned(key, before, line)) faults.push({ line: number, fault: 'signature' });
    before = line.signature;
    anchors.push(line);
  }
  return { anchors, faults };
}
