import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CalendarExceptionReply } from '../../../contract/calendar.contract.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { When } from '../../ui/when.tsx';
import { OwnDayForm } from './own-day-form.tsx';
import { refreshCalendar } from './refresh-calendar.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** The days that our office closes or opens by itself: who and why, one more, one less. `wished`: a day pressed above. */
export function OwnDays({ today, wished }: { today: string; wished: string }) {
  const t = useCalendarWords();
  const days = useQuery(queryOf('/calendar/exceptions'));
  const columns = useColumns();
  return (
    <Section title={t('own.title')} flush>
      <Text c="dimmed" px="lg" pb="md">
        {t('own.text')}
      </Text>
      {days.isError && <ProblemMessage error={days.error} onRetry={() => void days.refetch()} />}
      {days.isPending && <ListSkeleton rows={2} />}
      {days.data?.items.length === 0 && (
        <Text px="lg" pb="md">
          {t('own.none')}
        </Text>
      )}
      {days.data && days.data.items.length > 0 && (
        <RecordTable caption={t('own.title')} columns={columns} rows={days.data.items} rowKey={({ id }) => id} />
      )}
      <OwnDayForm key={wished} today={today} wished={wished} />
    </Section>
  );
}

function useColumns(): Column<CalendarExceptionReply>[] {
  const t = useCalendarWords();
  const { day } = useFormats();
  return [
    {
      key: 'date',
      label: t('own.date'),
      show: ({ date, kind }) => (
        <TwoLines main={day(date)} below={t(kind === 'closed' ? 'own.closed' : 'own.opened')} />
      ),
    },
    { key: 'reason', label: t('own.reason'), show: ({ reason }) => reason },
    {
      key: 'by',
      label: t('own.by'),
      show: ({ by, createdAt }) => <TwoLines main={by} below={<When at={createdAt} plain />} />,
    },
    { key: 'actions', label: '', align: 'end', show: (row) => <TakeBack row={row} /> },
  ];
}

function TakeBack({ row: { id, date } }: { row: CalendarExceptionReply }) {
  const t = useCalendarWords();
  const { day } = useFormats();
  const queryClient = useQueryClient();
  return (
    <ConfirmButton
      size="xs"
      label={t('own.remove')}
      title={t('own.removeTitle', { day: day(date) })}
      text={`${t('own.removeText')} ${t('mails')}`}
      confirmLabel={t('own.remove')}
      dismissLabel={t('own.removeKeep')}
      onConfirm={async () => {
        try {
          const { moved } = await api.delete('/calendar/exceptions/{id}', { params: { id } });
          toastDone(t('own.removed', { count: moved }));
        } finally {
          await refreshCalendar(queryClient);
        }
      }}
    />
  );
}
