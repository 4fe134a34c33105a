import type { Feasibility } from './quote-state.ts';

export interface ComparedLine {
  description: string;
  role: string;
  hours: number;
  ratePerHour: number;
  amount: number;
}

export interface ComparedVersion {
  feasibility: Feasibility;
  feasibilityNote: string | null;
  validUntil: string;
  agreedOn: string | null;
  total: number;
  lines: readonly ComparedLine[];
}

export interface LineChange {
  change: 'added' | 'removed' | 'changed';
  before: ComparedLine | null;
  after: ComparedLine | null;
}

export const comparedTerms = ['feasibility', 'feasibilityNote', 'validUntil', 'agreedOn', 'total'] as const;
export type ComparedTerm = (typeof comparedTerms)[number];

/** What one offered version has that the one before had not. Lines belong together by their description, one after the other. */
export interface VersionDifference {
  terms: ComparedTerm[];
  lines: LineChange[];
}

function isSame(one: ComparedLine, other: ComparedLine): boolean {
  return one.role === other.role && one.hours === other.hours && one.ratePerHour === other.ratePerHour;
}

export function compareVersions(before: ComparedVersion, after: ComparedVersion): VersionDifference {
  const left = [...before.lines];
  const lines = after.lines.flatMap((line): LineChange[] => {
    const place = left.findIndex(({ description }) => description === line.description);
    if (place === -1) return [{ change: 'added', before: null, after: line }];
    const [former] = left.splice(place, 1);
    return former === undefined || isSame(former, line) ? [] : [{ change: 'changed', before: former, after: line }];
  });
  const removed = left.map((line): LineChange => ({ change: 'removed', before: line, after: null }));
  return { terms: comparedTerms.filter((term) => before[term] !== after[term]), lines: [...lines, ...removed] };
}
