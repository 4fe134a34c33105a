import { Readable } from 'node:stream';
import type { DefaultSlot } from '../../contract/prompts.contract.ts';
import { defaultSound } from '../default-sounds.ts';
import type { PromptSound } from './read-prompt.ts';

/**
 * The announcement that callers hear where a line has no recording (docs/rules.md#what-callers-hear). It belongs to
 * nobody, so whoever is signed in may hear it, and no audit row is written.
 */
export async function openDefaultSound(slot: DefaultSlot): Promise<PromptSound> {
  const { content, sha256 } = await defaultSound(slot);
  return {
    fileName: `${slot}.wav`,
    contentType: 'audio/wav',
    sha256,
    size: content.length,
    open: async (range) => Readable.from([range ? content.subarray(range.start, range.end + 1) : content]),
  };
}
