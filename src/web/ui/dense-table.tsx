import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  memo,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import styles from './dense-table.module.css';
import { type RowKey, RowShortcuts, useRowKeys } from './dense-table-keys.tsx';

export interface DenseColumn<Row> {
  key: string;
  label: string;
  /** A track of a CSS grid: `minmax(0, 2fr)`, `9rem`. */
  width: string;
  /** The first column has the row's link. Called again only for another row: what changes by itself is a component. */
  show(row: Row): ReactNode;
  /** The line of a row on phones: 1 to 3; 0 leaves the column out there. */
  card: 0 | 1 | 2 | 3;
  /** Left out where the table is narrower than this, in rem. */
  from?: number;
  /** The head is for screen readers only: a column of actions or marks. */
  quiet?: boolean;
  align?: 'end';
}

export interface DenseTableParts<Row> {
  /** The table's name for screen readers. */
  label: string;
  /** Made once (`useMemo`): other columns draw every row again. */
  columns: readonly DenseColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Rows that stand out at their edge. */
  mark?(row: Row): 'bad' | 'warn' | undefined;
  /** Keys that act on the row that has the focus. */
  keys?: readonly RowKey<Row>[];
  height?: RowHeight;
}

/** Heights of a row in rem, and below which width of the window rows are cards, in em. */
export interface RowHeight {
  wide: number;
  narrow: number;
  cardsBelow?: number;
}

const defaultHeight = { wide: 3.25, narrow: 6 };

/** Whether rows are cards, and how high each is, px. */
export function useRowHeight({ wide, narrow: card, cardsBelow = 48 }: RowHeight = defaultHeight) {
  const narrow = useMediaQuery(`(max-width: ${cardsBelow}em)`, undefined, { getInitialValueInEffect: false }) === true;
  return { narrow, rowHeight: Math.round((narrow ? card : wide) * rootFontPx()) };
}

/**
 * A table of thousands of rows for people who work in it all day: only the visible rows are rendered, heads stay in sight, and keys
 * move through all of them (`j`, `k`, arrows, Page Up and Down, Home, End; Enter opens). On phones rows are cards of two or three lines.
 */
export function DenseTable<Row>(parts: DenseTableParts<Row>) {
  const { label, columns, rows, rowKey, mark, keys, height } = parts;
  const { t } = useTranslation();
  const body = useRef<HTMLDivElement>(null);
  const { narrow, rowHeight } = useRowHeight(height);
  const { top: offset, width } = usePlace(body);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyAt(rows, index, rowKey),
    overscan: 6,
    scrollMargin: offset,
    // Room for the heads that stay in sight, when a row is scrolled to.
    scrollPaddingStart: 110,
    scrollPaddingEnd: 16,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useLayoutEffect(() => virtual.measure(), [rowHeight]);
  const { onKeyDown, move } = useRowKeys({
    body,
    count: rows.length,
    scrollTo: useCallback((index: number) => virtual.scrollToIndex(index, { align: 'auto' }), [virtual]),
  });
  const shown = useMemo(
    () => columns.filter(({ card, from = 0 }) => (narrow ? card > 0 : width >= from)),
    [columns, narrow, width],
  );
  const tracks = { '--tracks': shown.map(({ width }) => width).join(' ') } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows stand at computed places, where an HTML table cannot put them
    <div role="table" aria-label={label} aria-rowcount={rows.length + 1} className={styles.table} style={tracks}>
      <RowShortcuts keys={keys} rows={rows} body={body} move={move} openLabel={t('ui.table.open')} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className={styles.head} data-narrow={narrow}>
        {/* biome-ignore lint/a11y: as above, and heads are read, not focused */}
        <div role="row" aria-rowindex={1} className={styles.heads}>
          {shown.map(({ key, label: head, quiet, align }) => (
            // biome-ignore lint/a11y: as above
            <div key={key} role="columnheader" data-align={align}>
              <span data-quiet={quiet}>{head}</span>
            </div>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y: as above; the keys move the focus between the links of its rows */}
      <div
        ref={body}
        role="rowgroup"
        className={styles.body}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <DenseRow
              key={key}
              row={row}
              index={index}
              columns={shown as readonly DenseColumn<unknown>[]}
              narrow={narrow}
              mark={mark?.(row)}
              top={start - offset}
              height={rowHeight}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowParts {
  row: unknown;
  index: number;
  columns: readonly DenseColumn<unknown>[];
  narrow: boolean;
  mark: 'bad' | 'warn' | undefined;
  top: number;
  height: number;
}

/** Drawn once for each row that comes into sight: scrolling does not draw it again. */
const DenseRow = memo(function DenseRow({ row, index, columns, narrow, mark, top, height }: RowParts) {
  const lines = ([1, 2, 3] as const).filter((line) => columns.some(({ card }) => card === line));
  return (
    // biome-ignore lint/a11y: rows stand at computed places; the focus is on the row's link
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-mark={mark}
      data-narrow={narrow}
      className={narrow ? styles.card : styles.row}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {narrow
        ? lines.map((line) => (
            <div key={line} role="presentation">
              {columns.filter(({ card }) => card === line).map((column) => cell(column, row))}
            </div>
          ))
        : columns.map((column) => cell(column, row))}
    </div>
  );
});

function cell({ key, align, show }: DenseColumn<unknown>, row: unknown): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of a row that is no HTML row
    <div key={key} role="cell" data-column={key} data-align={align}>
      {show(row)}
    </div>
  );
}

function keyAt<Row>(rows: readonly Row[], index: number, rowKey: (row: Row) => string): string | number {
  const row = rows[index];
  return row === undefined ? index : rowKey(row);
}

/** People who set larger letters get higher rows. */
function rootFontPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** Where the rows begin on the page, px, and how wide they are, whole rem; kept up to date when the page around them changes. */
function usePlace(body: React.RefObject<HTMLDivElement | null>): { top: number; width: number } {
  const [place, setPlace] = useState({ top: 0, width: 0 });
  useLayoutEffect(() => {
    const look = () => {
      const box = body.current?.getBoundingClientRect();
      if (!box) return;
      const next = { top: Math.round(box.top + window.scrollY), width: Math.floor(box.width / rootFontPx()) };
      setPlace((known) => (known.top === next.top && known.width === next.width ? known : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body]);
  return place;
}
