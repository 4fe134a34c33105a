import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { Link } from 'react-router';
import type { MovedDeadlineReply } from '../../../contract/calendar.contract.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import styles from './calendar.module.css';
import { useCalendarWords } from './use-calendar-words.ts';

/** The requests whose promise a change moved, or a draft would move: each leads to its job. */
export function MovedTable({
  of,
  id,
  title,
  none,
}: {
  of: 'import' | 'move';
  id: string;
  title: string;
  none: string;
}) {
  const t = useCalendarWords();
  const { day, promise } = useFormats();
  const wish = { params: { id }, query: { limit: 50 } };
  const drafted = useInfiniteQuery({
    ...pagesOf('/calendar/imports/{id}/requests', wish),
    enabled: of === 'import',
  });
  const moved = useInfiniteQuery({ ...pagesOf('/deadline-moves/{id}/requests', wish), enabled: of === 'move' });
  const list = of === 'import' ? drafted : moved;
  const items = allItems(list.data);
  const windowOf = ({ dueBy }: MovedDeadlineReply['before']) => (
    <time dateTime={dueBy} title={day(dueBy.slice(0, 10))}>
      {promise(dueBy)}
    </time>
  );
  const columns: Column<MovedDeadlineReply>[] = [
    {
      key: 'number',
      label: t('moved.number'),
      tight: true,
      show: ({ number, jobId }) =>
        jobId === null ? (
          number
        ) : (
          <Anchor component={Link} to={`/jobs/${jobId}`} fw={600} underline="always">
            {number}
          </Anchor>
        ),
    },
    { key: 'customer', label: t('moved.customer'), show: ({ customer }) => customer },
    { key: 'before', label: t('moved.before'), show: ({ before }) => windowOf(before) },
    {
      key: 'after',
      label: t(of === 'import' ? 'moved.would' : 'moved.after'),
      show: ({ after }) => (
        <span className={styles.after}>
          <ArrowRight size={16} aria-hidden />
          {windowOf(after)}
        </span>
      ),
    },
  ];
  if (list.isError) return <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <ListSkeleton rows={3} />;
  if (items.length === 0) return <p className={styles.quiet}>{none}</p>;
  return (
    <>
      <RecordTable caption={title} columns={columns} rows={items} rowKey={(row) => row.changeRequestId} />
      <MoreButton {...list} />
    </>
  );
}
