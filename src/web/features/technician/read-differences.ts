import type { ReadingReply } from '../../../contract/read-back.contract.ts';
import { type LineConfig, type PromptSlot, weekdays } from '../../../domain/line/line-config.ts';
import { type LinePlace, linePathOf } from '../../../domain/line/line-place.ts';

export type Found = ReadingReply['differences'][number];

/** Differences by their place. */
export class Listed {
  private readonly byPath: ReadonlyMap<string, Found>;

  constructor(found: readonly Found[]) {
    this.byPath = new Map(found.map((each) => [each.path, each]));
  }

  at(place: LinePlace): Found | undefined {
    return this.byPath.get(linePathOf(place));
  }
}

/** The places that have a row of their own beside what is there. */
function listedPlaces(config: LineConfig): LinePlace[] {
  return [
    { at: 'followNationalCalendar' },
    ...(config.weekly === null
      ? [{ at: 'weekly' } as const]
      : weekdays.map((weekday) => ({ at: 'weekday', weekday }) as const)),
    ...config.datedDays.map(({ from, to }) => ({ at: 'days', from, to }) as const),
    ...Object.entries(config.prompts).flatMap(([slot, promptId = '']): LinePlace[] => [
      { at: 'prompt', slot: slot as PromptSlot },
      { at: 'file', promptId },
    ]),
  ];
}

/**
 * Splits the differences into those at places that are listed, and the rest: what is missing there, and what has no row
 * of its own (revision, closures, time zone).
 */
export function splitDifferences(
  differences: readonly Found[],
  config: LineConfig,
): { listed: Found[]; rest: Found[] } {
  const places = new Set(listedPlaces(config).map(linePathOf));
  return {
    listed: differences.filter(({ path }) => places.has(path)),
    rest: differences.filter(({ path }) => !places.has(path)),
  };
}
