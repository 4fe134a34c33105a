import type { MarkKind, NoticePart } from './notice-item.ts';
import type { WrittenState } from './notice-state.ts';
import type { Area } from './notice-tokens.ts';

/** A marked piece; places count the characters of the cleaned text. */
export interface CleanMark {
  kind: MarkKind;
  from: number;
  to: number;
}

/** One statement of a notice: areas, days and a state. */
export interface Clause {
  areas: Area[];
  /** Days since 1970-01-01; empty where none is said. */
  days: number[];
  /** Whether every day stands in figures that name it without the day of sending. */
  dated: boolean;
  parts: NoticePart[];
  from: number | null;
  until: number | null;
  state: WrittenState | null;
  /** Words behind an area that narrow it to a village, a school, a mountain area. */
  narrowed: boolean;
  doubts: Set<'state' | 'date' | 'window' | 'area'>;
  marks: CleanMark[];
}

export function emptyClause(): Clause {
  return {
    ...{ areas: [], days: [], dated: true, parts: [], from: null, until: null, state: null, narrowed: false },
    ...{ doubts: new Set(), marks: [] },
  };
}

const longestRange = 7;

/** Adds a day to those of a clause: the first, one of a list, or the end of a range from the day before it. Any other contradicts them. */
export function addDay({ days, doubts }: Clause, day: number, before: { day: number; between: string } | null): void {
  if (days.length === 0 || (before && /^[、,及和與暨跟]$/.test(before.between))) {
    if (!days.includes(day)) days.push(day);
  } else if (before && /^[至到~-]$/.test(before.between)) {
    if (day <= before.day || day - before.day > longestRange) doubts.add('date');
    else for (let next = before.day + 1; next <= day; next += 1) if (!days.includes(next)) days.push(next);
  } else if (days.length > 1 || days[0] !== day) doubts.add('date');
}
