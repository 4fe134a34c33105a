import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { DefaultSlot } from '../contract/prompts.contract.ts';
import { shippedFile } from '../shared/project-root.ts';

export interface DefaultSound {
  content: Buffer;
  sha256: string;
}

/** Read once: they are shipped with the product, and some 200 kB each. */
const known = new Map<DefaultSlot, Promise<DefaultSound>>();

async function readSound(slot: DefaultSlot): Promise<DefaultSound> {
  const content = await readFile(shippedFile('fixtures', 'audio', 'default-prompts', `${slot}.wav`));
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}

/** The announcement that callers hear where a line has no voice file (docs/rules.md#what-callers-hear). */
export function defaultSound(slot: DefaultSlot): Promise<DefaultSound> {
  const reading = known.get(slot) ?? readSound(slot);
  known.set(slot, reading);
  return reading;
}
