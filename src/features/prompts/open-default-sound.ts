import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { DefaultSlot } from '../../contract/prompts.contract.ts';
import { shippedFile } from '../../shared/project-root.ts';
import type { PromptSound } from './read-prompt.ts';

/** Read once: they are shipped with the product, and some 200 kB each. */
const known = new Map<DefaultSlot, Promise<{ content: Buffer; sha256: string }>>();

async function readSound(slot: DefaultSlot): Promise<{ content: Buffer; sha256: string }> {
  const content = await readFile(shippedFile('fixtures', 'audio', 'default-prompts', `${slot}.wav`));
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}

/**
 * The announcement that callers hear where a line has no recording (docs/rules.md#what-callers-hear). It belongs to
 * nobody, so whoever is signed in may hear it, and no audit row is written.
 */
export async function openDefaultSound(slot: DefaultSlot): Promise<PromptSound> {
  const reading = known.get(slot) ?? readSound(slot);
  known.set(slot, reading);
  const { content, sha256 } = await reading;
  return {
    fileName: `${slot}.wav`,
    contentType: 'audio/wav',
    sha256,
    size: content.length,
    open: async (range) => Readable.from([range ? content.subarray(range.start, range.end + 1) : content]),
  };
}
