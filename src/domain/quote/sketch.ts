/** One row of a sketched voice menu: the keys that a caller has pressed so far, and where they lead. */
export interface SketchRow {
  keys: string;
  destination: string;
}

/** The menu as a tree. A key that only leads on, and has no row of its own, has no destination. */
export interface SketchNode {
  key: string;
  keys: string;
  destination: string | null;
  children: SketchNode[];
}

/** Keys of a telephone in the order in which a menu names them. */
const order = '1234567890*#';

/** Rows of the same keys, by their place; a menu cannot lead to two places. */
export function repeatedRows(rows: readonly SketchRow[]): number[] {
  const seen = new Set<string>();
  return rows.flatMap(({ keys }, place) => {
    const isRepeated = seen.has(keys);
    seen.add(keys);
    return isRepeated ? [place] : [];
  });
}

function childrenOf(rows: readonly SketchRow[], prefix: string): SketchNode[] {
  const next = new Set(
    rows.flatMap(({ keys }) =>
      keys.startsWith(prefix) && keys.length > prefix.length ? [keys.charAt(prefix.length)] : [],
    ),
  );
  return [...next]
    .sort((one, other) => order.indexOf(one) - order.indexOf(other))
    .map((key) => {
      const keys = prefix + key;
      const destination = rows.find((row) => row.keys === keys)?.destination ?? null;
      return { key, keys, destination, children: childrenOf(rows, keys) };
    });
}

/** Draws the table of keys as a tree: `21` lies below `2`, whichever row comes first. */
export function sketchTree(rows: readonly SketchRow[]): SketchNode[] {
  return childrenOf(rows, '');
}
