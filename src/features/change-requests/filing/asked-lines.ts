import type { Language } from '../../../deps.ts';
import { diffConfig } from '../../../domain/line/diff-config.ts';
import { applyPatch, type LinePatch } from '../../../domain/line/line-patch.ts';
import { type Place, placesOf } from '../../../domain/line/place.ts';
import { assertUsableConfig } from '../../usable-config.ts';
import type { Ask } from '../kinds/ask.ts';
import type { FilingFacts, LineFacts } from './filing.repository.ts';

/** One line of a filing, with its change. */
export interface AskedLine {
  lineId: string;
  number: string;
  /** Its own patch, where it differs from the others'. */
  patch: LinePatch | null;
  state: 'waiting' | 'unchanged';
  places: Place[];
}

/**
 * The change of each line of a filing. A line that is set this way already is left unchanged, unless the request is
 * reopened.
 * @throws AppError `invalid_input` when the patch makes an unusable configuration of a line.
 */
export function askedLines(
  ask: Ask,
  { lines, promptId }: FilingFacts,
  { again, language }: { again: boolean; language: Language },
): AskedLine[] {
  const common = ask.patch(promptId);
  return lines.map((facts) => {
    const patch = ask.patchOf?.(facts.lineId, promptId) ?? null;
    const isSo = !again && isInEffect(facts, patch ?? common, language);
    const places = placesOf(patch ?? common, Object.keys(facts.config.prompts));
    return { lineId: facts.lineId, number: facts.number, patch, state: isSo ? 'unchanged' : 'waiting', places };
  });
}

function isInEffect({ config, playsUpload }: LineFacts, patch: LinePatch, language: Language): boolean {
  if (patch.kind === 'as_described' || patch.kind === 'close_line') return false;
  if (playsUpload) return true;
  const after = applyPatch(config, patch);
  assertUsableConfig(after, language);
  return diffConfig(config, after).length === 0;
}
