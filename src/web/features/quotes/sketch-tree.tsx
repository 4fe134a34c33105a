import { type SketchNode, type SketchRow, sketchTree } from '../../../domain/quote/sketch.ts';
import styles from './quotes.module.css';

/** The table of keys drawn as nested lists, which screen readers read as a tree, too. */
export function SketchTree({ rows, label }: { rows: readonly SketchRow[]; label: string }) {
  return (
    <section className={styles.tree} aria-label={label}>
      <Nodes nodes={sketchTree(rows)} />
    </section>
  );
}

function Nodes({ nodes }: { nodes: readonly SketchNode[] }) {
  return (
    <ul>
      {nodes.map(({ key, keys, destination, children }) => (
        <li key={keys}>
          <span>
            <kbd>{key}</kbd> {destination ?? '…'}
          </span>
          {children.length > 0 && <Nodes nodes={children} />}
        </li>
      ))}
    </ul>
  );
}
