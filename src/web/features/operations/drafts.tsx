import { Anchor, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { allItems, pagesOf } from '../../lib/api.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { When } from '../../ui/when.tsx';
import styles from './calendar.module.css';
import { useCalendarWords } from './use-calendar-words.ts';

/** Years that were read in and wait for somebody's decision; nothing where there is none. */
export function Drafts() {
  const t = useCalendarWords();
  const drafts = useInfiniteQuery(pagesOf('/calendar/imports', { query: { state: 'draft', limit: 20 } }));
  const items = allItems(drafts.data);
  if (drafts.isError) return <ProblemMessage error={drafts.error} onRetry={() => void drafts.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Section title={t('drafts')}>
      <Text c="dimmed" mb="sm">
        {t('draftsText')}
      </Text>
      <ul className={styles.rows}>
        {items.map(({ id, year, fileName, by, createdAt }) => (
          <li key={id}>
            <TwoLines
              main={
                <Anchor component={Link} to={`/calendar/imports/${id}`} underline="always">
                  {t('draft', { year })}
                </Anchor>
              }
              below={t('draftFile', { fileName, by })}
            />
            <When at={createdAt} />
          </li>
        ))}
      </ul>
      <MoreButton {...drafts} />
    </Section>
  );
}
