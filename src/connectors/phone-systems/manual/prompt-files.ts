import type { DesiredLine, DesiredPrompt } from '../../../domain/line/compare-lines.ts';
import { ConnectorError, type LineChange } from '../phone-system.port.ts';

const extensions: Record<string, string> = {
  wav8k: 'wav',
  wav16k: 'wav',
  ulaw8k: 'ulaw',
  alaw8k: 'alaw',
  g722: 'g722',
};

export interface PromptFile {
  promptId: string;
  /** The hash's first twelve digits, so that people can match list and archive by eye. */
  file: string;
  sha256: string;
  size: number;
}

export interface PromptFiles {
  /** The file of any prompt in the desired state. */
  nameOf(promptId: string): string;
  /** Files that the phone system does not have yet, each once, in a stable order. */
  fresh: PromptFile[];
}

function fileOf({ promptId, renditions }: DesiredPrompt, name: string): PromptFile {
  const rendition = renditions.find((candidate) => candidate.name === name);
  if (!rendition)
    throw new ConnectorError('wrong_configuration', 'rendition_missing', { params: { promptId, rendition: name } });
  const { sha256, size } = rendition;
  return { promptId, file: `prompt-${sha256.slice(0, 12)}.${extensions[name] ?? 'bin'}`, sha256, size };
}

function hashesOf(line: DesiredLine | null): Set<string> {
  return new Set(line?.prompts.flatMap(({ renditions }) => renditions.map(({ sha256 }) => sha256)) ?? []);
}

/**
 * The prompt files that a change needs. @throws ConnectorError `wrong_configuration` when one lacks the rendition or is
 * unknown.
 */
export function promptFilesOf({ before, after }: LineChange, rendition: string): PromptFiles {
  const there = hashesOf(before);
  const files = new Map(after.prompts.map((prompt) => [prompt.promptId, fileOf(prompt, rendition)]));
  const fresh = new Map(
    [...files.values()].filter(({ sha256 }) => !there.has(sha256)).map((file) => [file.sha256, file]),
  );
  return {
    nameOf(promptId) {
      const known = files.get(promptId);
      if (!known) throw new ConnectorError('wrong_configuration', 'prompt_unknown', { params: { promptId } });
      return known.file;
    },
    fresh: [...fresh.values()].sort((first, second) => (first.file < second.file ? -1 : 1)),
  };
}
