import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { useNow } from '../../lib/clock.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { BringIn } from './bring-in.tsx';
import { Drafts } from './drafts.tsx';
import { OwnDays } from './own-days.tsx';
import { useCalendarWords } from './use-calendar-words.ts';
import { YearSection } from './year-section.tsx';

/** The service calendar: a year at a glance, what waits for a decision, and how to change it. */
export function CalendarPage() {
  const t = useCalendarWords();
  const today = formatTaipei(new Date(useNow(60_000))).slice(0, 10);
  const [wished, setWished] = useState('');
  const wish = (date: string) => {
    if (date < today) return;
    setWished(date);
    // The form is drawn anew for the day.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#own-day input:not([type=date])')?.focus());
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          <>
            <Button component={Link} to="/calendar/moves" variant="default">
              {t('moves')}
            </Button>
            <Button component="a" href="#bring-in" variant="default">
              {t('bringInYear')}
            </Button>
          </>
        }
      />
      <Drafts />
      <YearSection today={today} onDay={wish} />
      <OwnDays today={today} wished={wished} />
      <BringIn />
    </>
  );
}
