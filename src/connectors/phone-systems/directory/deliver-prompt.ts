import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import type { DesiredPrompt } from '../../../domain/line/compare-lines.ts';
import { flushFolder } from '../../../shared/durable-folder.ts';
import { ConnectorError, type OpenRendition } from '../phone-system.port.ts';
import { promptPoolPath, promptRendition } from './directory-layout.ts';
import type { FileHasher } from './file-hasher.ts';
import { makeFolder } from './make-folder.ts';
import { partBeside } from './place-file.ts';

/** Whether the written file has the right content. */
async function writeChecked(
  path: string,
  openContent: () => Promise<Readable>,
  { sha256, signal }: { sha256: string; signal?: AbortSignal },
): Promise<boolean> {
  const hash = createHash('sha256');
  const handle = await open(path, 'wx', 0o644);
  let content: Readable | undefined;
  try {
    content = await openContent();
    // A store that has stopped in the middle must not hold the call: the signal ends the reading. The reading begins in the same
    // turn, because an error that nobody listens for yet would end the process.
    if (signal) addAbortSignal(signal, content);
    for await (const chunk of content) {
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    content?.destroy();
    await handle.close();
  }
  return hash.digest('hex') === sha256;
}

interface Delivery {
  root: string;
  hasher: FileHasher;
  openRendition: OpenRendition;
  signal?: AbortSignal;
}

/** Puts a prompt into the pool unless a complete one exists. @throws system errors; ConnectorError. */
export async function deliverPrompt(
  { root, hasher, openRendition, signal }: Delivery,
  prompt: DesiredPrompt,
): Promise<void> {
  const { promptId } = prompt;
  const rendition = prompt.renditions.find(({ name }) => name === promptRendition);
  if (!rendition) {
    const params = { promptId, rendition: promptRendition };
    throw new ConnectorError('wrong_configuration', 'rendition_missing', { params });
  }
  const path = promptPoolPath(root, rendition.sha256);
  if ((await hasher(path)) === rendition.sha256) return;
  await makeFolder(root, dirname(path));
  const part = partBeside(path);
  try {
    const { sha256 } = rendition;
    if (!(await writeChecked(part, () => openRendition(promptId, promptRendition), { sha256, signal })))
      throw new ConnectorError('retry', 'rendition_broken', { params: { promptId } });
    signal?.throwIfAborted();
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
}
