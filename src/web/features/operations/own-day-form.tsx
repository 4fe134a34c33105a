import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarExceptionReply } from '../../../contract/calendar.contract.ts';
import { api, freshKey, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import styles from './calendar.module.css';
import { ForeseenMoves } from './foreseen-moves.tsx';
import { refreshCalendar } from './refresh-calendar.ts';
import { useCalendarWords } from './use-calendar-words.ts';

type Kind = CalendarExceptionReply['kind'];

const nothing = { date: '', kind: 'closed' as Kind, reason: '' };

/** Sets one day of our own; the dialog says what that moves before anything happens. */
export function OwnDayForm({ today, wished }: { today: string; wished: string }) {
  const t = useCalendarWords();
  const { day } = useFormats();
  const [given, setGiven] = useState({ ...nothing, date: wished });
  const [asking, setAsking] = useState(false);
  const add = useAdd(() => setGiven(nothing));
  const { date, kind } = given;
  const kinds = { closed: t('own.closed'), open: t('own.opened') };
  return (
    <form
      className={styles.ownDay}
      id="own-day"
      aria-label={t('own.add')}
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <Fields today={today} given={given} kinds={kinds} onGive={setGiven} />
      <Button type="submit" variant="default" className={styles.submit}>
        {t('own.add')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t(`own.setTitle.${kind}`, { day: date && day(date) })}
        text={<Preview date={date} kind={kind} />}
        confirmLabel={t('own.set')}
        dismissLabel={t('own.setKeep')}
        onConfirm={() => add(given)}
      />
    </form>
  );
}

function useAdd(onAdded: () => void) {
  const t = useCalendarWords();
  const queryClient = useQueryClient();
  const [key, setKey] = useState(freshKey);
  return async (body: typeof nothing) => {
    try {
      const { move } = await api.post('/calendar/exceptions', { body, key });
      toastDone(t('own.done', { count: move.moved }));
      onAdded();
    } finally {
      setKey(freshKey());
      await refreshCalendar(queryClient);
    }
  };
}

function Fields(parts: {
  today: string;
  given: typeof nothing;
  kinds: Record<Kind, string>;
  onGive(given: typeof nothing): void;
}) {
  const { today, given, kinds, onGive } = parts;
  const t = useCalendarWords();
  return (
    <>
      <TextInput
        label={t('own.date')}
        type="date"
        required
        min={today}
        value={given.date}
        onChange={({ currentTarget: { value: date } }) => onGive({ ...given, date })}
      />
      <NativeSelect
        label={t('own.kind')}
        data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        value={given.kind}
        onChange={({ currentTarget: { value } }) => onGive({ ...given, kind: value as Kind })}
      />
      <TextInput
        className={styles.reason}
        label={t('own.reason')}
        description={t('own.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        maxLength={200}
        value={given.reason}
        onChange={({ currentTarget: { value: reason } }) => onGive({ ...given, reason })}
      />
    </>
  );
}

function Preview({ date, kind }: { date: string; kind: Kind }) {
  const t = useCalendarWords();
  const preview = useQuery({ ...queryOf('/calendar/exception-preview', { query: { date, kind } }), staleTime: 0 });
  if (preview.isError) return <ProblemMessage error={preview.error} onRetry={() => void preview.refetch()} />;
  const { before, after } = preview.data?.day ?? {};
  const isSame = preview.data && before?.serviceDay === after?.serviceDay;
  if (isSame) return t(kind === 'closed' ? 'own.alreadyOff' : 'own.alreadyOn');
  return <ForeseenMoves moves={preview.data?.moves} />;
}
