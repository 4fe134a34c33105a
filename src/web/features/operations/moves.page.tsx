import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarDays } from 'lucide-react';
import { Link } from 'react-router';
import type { DeadlineMoveReply } from '../../../contract/calendar.contract.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { When } from '../../ui/when.tsx';
import { MoveState } from './move-state.tsx';
import { useCalendarWords } from './use-calendar-words.ts';
import { useMoveTitle } from './use-move-title.ts';

/** Every change of the service calendar, and how many promises it moved. */
export function MovesPage() {
  const t = useCalendarWords();
  const moves = useInfiniteQuery(pagesOf('/deadline-moves', { query: { limit: 30 } }));
  const columns = useColumns();
  const items = allItems(moves.data);
  return (
    <>
      <PageHeader title={t('move.title')} text={t('move.text')} back={{ to: '/calendar', label: t('title') }} />
      <Section flush>
        {moves.isError && <ProblemMessage error={moves.error} onRetry={() => void moves.refetch()} />}
        {moves.isPending && <ListSkeleton rows={4} rowHeight={72} />}
        {moves.data && items.length === 0 && (
          <EmptyState icon={CalendarDays} title={t('move.none')} text={t('move.noneText')} />
        )}
        {items.length > 0 && (
          <RecordTable caption={t('move.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
        )}
        <MoreButton {...moves} />
      </Section>
    </>
  );
}

function useColumns(): Column<DeadlineMoveReply>[] {
  const t = useCalendarWords();
  const { number } = useFormats();
  const titleOf = useMoveTitle();
  return [
    {
      key: 'what',
      label: t('move.what'),
      show: (move) => {
        const { title, detail } = titleOf(move);
        const link = (
          <Anchor component={Link} to={`/calendar/moves/${move.id}`} underline="always">
            {title}
          </Anchor>
        );
        return <TwoLines main={link} below={detail} />;
      },
    },
    {
      key: 'at',
      label: t('move.at'),
      show: ({ at, by }) => <TwoLines main={<When at={at} plain />} below={by} />,
    },
    { key: 'moved', label: t('move.moved'), align: 'end', tight: true, show: ({ moved }) => number(moved) },
    { key: 'state', label: t('move.state'), tight: true, show: (move) => <MoveState move={move} /> },
  ];
}
