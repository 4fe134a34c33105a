import type { ReactNode } from 'react';
import styles from './record-table.module.css';

export interface Column<Row> {
  key: string;
  label: string;
  /** The first column names the row; a column without a visible label holds actions. */
  show(row: Row): ReactNode;
  align?: 'end';
  /** Dates and the like, which are not broken over lines. */
  tight?: boolean;
}

/** A table that becomes a stack of cards on a narrow screen. The caption is for screen readers. `even`: columns as those of a table above it. */
export function RecordTable<Row>(parts: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  even?: boolean;
}) {
  const { caption, columns, rows, rowKey, even } = parts;
  return (
    <table className={styles.table} data-even={even}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} data-label={column.label} data-align={column.align} data-tight={column.tight}>
                <div>{column.show(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
