import { Title } from '@mantine/core';
import { useId } from 'react';
import type { CalendarDraftReply } from '../../../contract/calendar.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import styles from './calendar.module.css';
import { useCalendarWords } from './use-calendar-words.ts';

type DayChange = CalendarDraftReply['diff'][number];
type Group = 'off' | 'on' | 'names';

function groupOf({ before, after }: DayChange): Group {
  if (before.serviceDay === after.serviceDay) return 'names';
  return after.serviceDay ? 'on' : 'off';
}

/** The days that a draft sees otherwise than the calendar in force: what moves promises comes first. */
export function ImportDiff({ diff }: { diff: readonly DayChange[] }) {
  const t = useCalendarWords();
  if (diff.length === 0) return <p>{t('import.same')}</p>;
  return (
    <div className={styles.diff}>
      {(['off', 'on', 'names'] as const).map((group) => (
        <Changes key={group} group={group} days={diff.filter((day) => groupOf(day) === group)} />
      ))}
    </div>
  );
}

function Changes({ group, days }: { group: Group; days: readonly DayChange[] }) {
  const t = useCalendarWords();
  const { day } = useFormats();
  const titleId = useId();
  if (days.length === 0) return null;
  /** Two names of the publisher's may be one in another language. */
  const renamed = (from: string, to: string) => (from === to ? to : t('import.renamed', { before: from, after: to }));
  const noName = t('import.noName');
  const sign = { off: '−', on: '+', names: '≠' }[group];
  return (
    <div>
      <Title order={3} size="h4" id={titleId}>
        {t(`import.${group}`, { count: days.length })}
      </Title>
      <ul aria-labelledby={titleId} data-group={group}>
        {days.map(({ date, before, after }) => (
          <li key={date}>
            <span aria-hidden className={styles.sign}>
              {sign}
            </span>
            <span className={styles.change}>
              <span className={styles.date}>{day(date)}</span>
              {group === 'names'
                ? renamed(before.name ?? noName, after.name ?? noName)
                : [after.name, before.name && t('import.was', { name: before.name })].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
