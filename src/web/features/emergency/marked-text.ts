import type { Mark, MarkKind } from '../../../domain/announcement/notice-item.ts';

export interface Piece {
  from: number;
  /** Null between marks. */
  kind: MarkKind | null;
  words: string;
}

/** The lines of a text that hold marks, each cut at its marks. Of two marks that overlap, the later one keeps its rest. */
export function markedLines(text: string, marks: readonly Mark[]): Piece[][] {
  const sorted = marks.toSorted((one, other) => one.from - other.from);
  let next = 0;
  return text
    .split('\n')
    .map((line) => {
      const from = next;
      next += line.length + 1;
      return { from, to: from + line.length };
    })
    .map((line) => ({ ...line, own: sorted.filter(({ from, to }) => from < line.to && to > line.from) }))
    .filter(({ own }) => own.length > 0)
    .map(({ own, ...line }) => cut(text, line, own));
}

function cut(text: string, line: { from: number; to: number }, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = line.from;
  const add = (kind: MarkKind | null, to: number) => {
    if (to > at) pieces.push({ from: at, kind, words: text.slice(at, to) });
    at = Math.max(at, to);
  };
  for (const { kind, from, to } of marks) {
    add(null, from);
    add(kind, Math.min(to, line.to));
  }
  add(null, line.to);
  return pieces;
}
