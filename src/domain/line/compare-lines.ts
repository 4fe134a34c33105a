import { diffConfig } from './diff-config.ts';
import type { Closure, LineConfig } from './line-config.ts';
import { type LinePlace, linePathOf } from './line-place.ts';

/** A line as a phone system must have it: the desired state. Dialled numbers are E.164. */
export interface DesiredLine {
  lineId: string;
  number: string;
  revision: number;
  config: LineConfig;
  closures: Closure[];
  /** Every prompt the config or a closure names. */
  prompts: DesiredPrompt[];
}

export interface DesiredPrompt {
  promptId: string;
  /** Renditions by name, with their hash; content is read from our store. */
  renditions: { name: string; sha256: string; size: number }[];
}

/** What is really there, as far as the system can be read. */
export interface ActualLine {
  lineId: string;
  /** E.164; null when the system holds nothing for this line. */
  number: string | null;
  revision: number | null;
  /** Null when the system holds nothing for this line. */
  config: LineConfig | null;
  closures: Closure[];
  /** Prompt id to SHA-256 of the file that is really there. */
  promptHashes: Record<string, string>;
}

/** One difference between desired and actual, for people: where (and the same as text), and both values. */
export interface Difference {
  place: LinePlace;
  path: string;
  desired: unknown;
  actual: unknown;
}

function closureFacts({ source, from, until, approvedAt, promptId }: Closure): unknown {
  return {
    source,
    from: from.toISOString(),
    until: until.toISOString(),
    approvedAt: approvedAt.toISOString(),
    promptId,
  };
}

function differenceAt(place: LinePlace, values: { desired: unknown; actual: unknown }): Difference {
  return { place, path: linePathOf(place), ...values };
}

function differ(place: LinePlace, desired: unknown, actual: unknown): Difference[] {
  return JSON.stringify(desired) === JSON.stringify(actual) ? [] : [differenceAt(place, { desired, actual })];
}

function closureDifferences(desired: Closure[], actual: Closure[]): Difference[] {
  const wanted = new Map(desired.map((closure) => [closure.id, closureFacts(closure)]));
  const found = new Map(actual.map((closure) => [closure.id, closureFacts(closure)]));
  const ids = [...new Set([...wanted.keys(), ...found.keys()])].sort();
  return ids.flatMap((id) => differ({ at: 'closure', id }, wanted.get(id) ?? null, found.get(id) ?? null));
}

function promptDifferences(desired: DesiredPrompt[], actual: Record<string, string>): Difference[] {
  return desired.flatMap(({ promptId, renditions }) => {
    const hash = actual[promptId] ?? null;
    if (renditions.some(({ sha256 }) => sha256 === hash)) return [];
    return [differenceAt({ at: 'file', promptId }, { desired: renditions.map(({ sha256 }) => sha256), actual: hash })];
  });
}

/**
 * Where what is really there departs from what should be: empty means the line has settled. Any rendition of a prompt
 * counts as that prompt.
 */
export function compareLines(desired: DesiredLine, actual: ActualLine): Difference[] {
  const config = diffConfig(actual.config, desired.config);
  return [
    ...differ({ at: 'number' }, desired.number, actual.number),
    ...differ({ at: 'revision' }, desired.revision, actual.revision),
    ...config.map(({ place, before, after }) => differenceAt(place, { desired: after, actual: before })),
    ...closureDifferences(desired.closures, actual.closures),
    ...promptDifferences(desired.prompts, actual.promptHashes),
  ];
}
