import { Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { allItems, queryOf } from '../../lib/api.ts';
import { countyName } from '../../lib/place-names.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { openQuery } from './broadcast-lists.tsx';
import { CountyList } from './county-list.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import styles from './situation.module.css';
import { type CountyNow, countiesNow, type Situation, situationMarks, situations, urgentFirst } from './situation.ts';
import { standingQuery } from './standing-announcements.tsx';

/** The drawing is a file of its own, which the page does not wait for. */
const CountyMap = lazy(async () => ({ default: (await import('./map/county-map.tsx')).CountyMap }));

export const countiesQuery = queryOf('/operations/counties');

/** Every county as a map and as a list; what is chosen in one is chosen in the other, and stands in the address. */
export function SituationSection({ onDraft }: { onDraft: ((county: string) => void) | null }) {
  const t = useEmergencyWords();
  const figures = useQuery(countiesQuery);
  const broadcasts = useInfiniteQuery(openQuery);
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('county');
  const choose = (county: string) =>
    setSearch(county === chosen ? {} : { county }, { replace: true, preventScrollReset: true });
  const announcements = useInfiniteQuery(standingQuery);
  const now = countiesNow({ broadcasts: allItems(broadcasts.data), announcements: allItems(announcements.data) });
  const linesOf = new Map(figures.data?.items.map((each) => [each.county, each]));
  const describe = ({ county, situation }: CountyNow) =>
    t('map.of', {
      ...{ name: countyName(county), state: t(`map.states.${situation}`) },
      count: linesOf.get(county)?.lines ?? 0,
    });
  return (
    <Section title={t('map.title')}>
      {figures.isError && <ProblemMessage error={figures.error} onRetry={() => void figures.refetch()} />}
      <div className={styles.both}>
        <div>
          <Suspense fallback={<Skeleton className={styles.soon} />}>
            <CountyMap label={t('map.label')} counties={now} {...{ chosen, describe }} onChoose={choose} />
          </Suspense>
          <Legend shown={new Set(now.map(({ situation }) => situation))} />
        </div>
        <CountyList counties={urgentFirst(now)} {...{ linesOf, chosen, onDraft }} onChoose={choose} />
      </div>
    </Section>
  );
}

/** The states that the map shows at the moment. */
function Legend({ shown }: { shown: ReadonlySet<Situation> }) {
  const t = useEmergencyWords();
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      {situations
        .filter((situation) => shown.has(situation))
        .map((situation) => (
          <li key={situation} data-situation={situation}>
            <i aria-hidden>{situationMarks[situation]}</i> {t(`map.states.${situation}`)}
          </li>
        ))}
    </ul>
  );
}
