import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { CalendarDraftReply } from '../../../contract/calendar.contract.ts';
import { api } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { ForeseenMoves } from './foreseen-moves.tsx';
import { refreshCalendar } from './refresh-calendar.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** Puts a draft in force, or aside. */
export function DecideImport({ draft: { id, year, moves } }: { draft: CalendarDraftReply }) {
  const t = useCalendarWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const activate = async () => {
    try {
      const move = await api.post('/calendar/imports/{id}/activate', { params: { id } });
      toastDone(t('import.activated', { year, count: move.moved }));
      await navigate(`/calendar/moves/${move.id}`);
    } finally {
      await refreshCalendar(queryClient);
    }
  };
  const discard = async () => {
    try {
      await api.post('/calendar/imports/{id}/discard', { params: { id } });
      toastDone(t('import.discarded'));
    } finally {
      await refreshCalendar(queryClient);
    }
  };
  return (
    <>
      <ConfirmButton
        variant="filled"
        label={t('import.activate')}
        title={t('import.activateTitle', { year })}
        text={
          <>
            <Text mb="xs">{t('import.activateText', { year })}</Text>
            <ForeseenMoves moves={moves} />
          </>
        }
        confirmLabel={t('import.activate')}
        dismissLabel={t('import.activateKeep')}
        onConfirm={activate}
      />
      <ConfirmButton
        label={t('import.discard')}
        title={t('import.discardTitle')}
        text={t('import.discardText')}
        confirmLabel={t('import.discard')}
        dismissLabel={t('import.discardKeep')}
        onConfirm={discard}
      />
    </>
  );
}
