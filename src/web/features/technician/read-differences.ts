import type { ReadBackReply } from '../../../contract/jobs.contract.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';

type Found = ReadBackReply['differences'][number];

/** How the domain calls a dated day's or range's place in a configuration. */
export function datesPath({ from, to }: { from: string; to: string }): string {
  return `config.datedDays.${from === to ? from : `${from}..${to}`}`;
}

/**
 * Splits the differences into those at places that are listed, and the rest: what is missing there, and what has no row
 * of its own (revision, closures, time zone).
 */
export function splitDifferences(
  differences: readonly Found[],
  config: LineConfig,
): { listed: ReadonlyMap<string, Found>; rest: readonly Found[] } {
  const places = new Set<string>([
    'config.followNationalCalendar',
    ...(config.weekly === null ? ['config.weekly'] : Object.keys(config.weekly).map((day) => `config.weekly.${day}`)),
    ...config.datedDays.map(datesPath),
    ...Object.entries(config.prompts).flatMap(([slot, id]) => [`config.prompts.${slot}`, `files.${id}`]),
  ]);
  return {
    listed: new Map(differences.filter(({ path }) => places.has(path)).map((found) => [found.path, found])),
    rest: differences.filter(({ path }) => !places.has(path)),
  };
}
