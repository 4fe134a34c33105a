import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock, CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { calendarChangeNames } from '../../../contract/words/calendar.ts';
import { queryOf } from '../../lib/api.ts';
import { currentLanguage } from '../../lib/language.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { WaitingItem, WaitingList, WaitingSkeleton } from '../../ui/start-frame.tsx';
import { When } from '../../ui/when.tsx';
import styles from './start.module.css';

const drafts = queryOf('/calendar/imports', { query: { state: 'draft', limit: 3 } });
const newest = queryOf('/deadline-moves', { query: { limit: 1 } });

/** What waits at the service calendar, and its newest change. */
export function CalendarCard() {
  const { t } = useTranslation();
  const waiting = useQuery(drafts);
  const changes = useQuery(newest);
  const failed = [waiting, changes].find(({ isError }) => isError);
  const isCalm = waiting.data?.items.length === 0 && changes.data?.items.length === 0;
  return (
    <Section
      title={t('shell.calendar')}
      flush
      actions={
        <Anchor component={Link} to="/calendar" underline="always">
          {t('start.calendar.open')}
        </Anchor>
      }
    >
      {failed && <ProblemMessage error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !(waiting.data && changes.data) && <WaitingSkeleton />}
      {isCalm && <Text className={styles.calm}>{t('start.calendar.none')}</Text>}
      <WaitingList>
        {waiting.data?.items.map(({ id, year, fileName, createdAt }) => (
          <WaitingItem
            key={id}
            icon={CalendarClock}
            tone="warn"
            title={t('start.calendar.draft', { year })}
            text={fileName}
            when={<When at={createdAt} />}
            to={`/calendar/imports/${id}`}
          />
        ))}
        {changes.data?.items.map(({ id, kind, moved, at }) => (
          <WaitingItem
            key={id}
            icon={CalendarDays}
            tone="neutral"
            title={calendarChangeNames[kind][currentLanguage()]}
            text={t('start.calendar.moved', { count: moved })}
            when={<When at={at} />}
            to={`/calendar/moves/${id}`}
          />
        ))}
      </WaitingList>
    </Section>
  );
}
