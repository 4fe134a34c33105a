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
