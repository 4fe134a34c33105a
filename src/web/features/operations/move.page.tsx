import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { DeadlineMoveReply } from '../../../contract/calendar.contract.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { When } from '../../ui/when.tsx';
import { MoveState } from './move-state.tsx';
import { MovedTable } from './moved-table.tsx';
import { refreshCalendar } from './refresh-calendar.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { useMoveTitle } from './use-move-title.ts';

/** One change of the calendar: why, who, which promises it moved, and whether it can be taken back. */
export function MovePage() {
  const { id = '' } = useParams();
  const t = useCalendarWords();
  const titleOf = useMoveTitle();
  const read = useQuery(queryOf('/deadline-moves/{id}', { params: { id } }));
  const back = { to: '/calendar/moves', label: t('move.back') };
  if (read.isError)
    return (
      <>
        <PageHeader title={t('move.title')} back={back} />
        <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />
      </>
    );
  if (!read.data) return <PageSkeleton />;
  const { title, detail } = titleOf(read.data);
  return (
    <>
      <PageHeader
        title={title}
        text={detail}
        back={back}
        aside={<MoveState move={read.data} />}
        actions={read.data.undoable && <Undo move={read.data} />}
      />
      <About move={read.data} />
      <Section title={t('move.requests')} flush>
        <MovedTable of="move" id={id} title={t('move.requests')} none={t('move.noRequests')} />
      </Section>
    </>
  );
}

function About({ move }: { move: DeadlineMoveReply }) {
  const t = useCalendarWords();
  const { number } = useFormats();
  const { at, by, moved, kind, undoable, undoneAt } = move;
  const unable = kind === 'undo' ? 'whyUndo' : undoneAt ? 'whyUndone' : 'whyOlder';
  return (
    <Section>
      <Facts
        items={[
          [t('move.at'), <When key="at" at={at} />],
          [t('move.by'), by],
          [t('move.moved'), number(moved)],
          [t('move.why'), t(`move.${undoable ? 'whyNewest' : unable}`)],
          ...(undoneAt ? ([[t('move.undone'), <When key="undone" at={undoneAt} />]] as const) : []),
        ]}
      />
    </Section>
  );
}

function Undo({ move: { id, moved } }: { move: DeadlineMoveReply }) {
  const t = useCalendarWords();
  const queryClient = useQueryClient();
  return (
    <ConfirmButton
      label={t('move.confirm')}
      title={t('move.confirmTitle')}
      text={
        <>
          <Text>{t('move.confirmText')}</Text>
          <Text mt="xs">{t(moved > 0 ? 'mails' : 'noMails')}</Text>
        </>
      }
      confirmLabel={t('move.confirm')}
      dismissLabel={t('move.keep')}
      onConfirm={async () => {
        try {
          const undo = await api.post('/deadline-moves/{id}/undo', { params: { id } });
          toastDone(t('move.done', { count: undo.moved }));
        } finally {
          await refreshCalendar(queryClient);
        }
      }}
    />
  );
}
