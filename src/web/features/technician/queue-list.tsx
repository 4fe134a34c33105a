import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { JobReply } from '../../../contract/jobs.contract.ts';
import styles from './queue.module.css';
import { QueueRow } from './queue-row.tsx';

/** Row heights with and without a line for a reason; wide screens have room for it anyway. */
const rowHeight = { wide: 72, narrow: 132, narrowWithReason: 184 };
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** Thousands of rows, of which only the visible ones are rendered; arrow keys, Home and End move through all of them. */
export function QueueList({ jobs, label }: { jobs: readonly JobReply[]; label: string }) {
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const hasReasons = jobs.some(({ paused, status }) => paused || status === 'failed');
  const height = narrow ? (hasReasons ? rowHeight.narrowWithReason : rowHeight.narrow) : rowHeight.wide;
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    setOffset(Math.round(top + window.scrollY));
  }, []);
  const virtual = useWindowVirtualizer({
    count: jobs.length,
    estimateSize: () => height,
    getItemKey: (index) => jobs[index]?.id ?? index,
    overscan: 8,
    scrollMargin: offset,
    useFlushSync: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes
  useLayoutEffect(() => virtual.measure(), [height]);
  const onKeyDown = (event: KeyboardEvent) => {
    const from = Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index);
    const to =
      event.key === 'Home' ? 0 : event.key === 'End' ? jobs.length - 1 : from + (steps[event.key] ?? Number.NaN);
    if (Number.isNaN(to) || Number.isNaN(from)) return;
    event.preventDefault();
    const place = Math.min(jobs.length - 1, Math.max(0, to));
    virtual.scrollToIndex(place, { align: 'auto' });
    focusSoon(list.current, place);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows stand at computed places, which ul and li do not add to
    <div
      ref={list}
      role="list"
      aria-label={label}
      className={styles.list}
      style={{ height: virtual.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const job = jobs[index];
        if (!job) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={key}
            role="listitem"
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={jobs.length}
            className={styles.place}
            style={{ height, transform: `translateY(${start - offset}px)` }}
          >
            <QueueRow job={job} />
          </div>
        );
      })}
    </div>
  );
}

/** The row is rendered when it is scrolled to. */
function focusSoon(list: HTMLElement | null, index: number, tries = 10): void {
  const link = list?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
  if (link) link.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusSoon(list, index, tries - 1));
}
