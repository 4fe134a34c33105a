import { Anchor, Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RevisionReply } from '../../../contract/lines.contract.ts';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import styles from './customer.module.css';
import { DifferenceWords } from './difference-words.tsx';
import { PutBack } from './put-back.tsx';

const reasons = ['created', 'change_request', 'revert', 'rollback', 'edited', 'adopted', 'taken_back'] as const;

/** The line's history: what changed, who, when. */
export function LineHistory({ lineId }: { lineId: string }) {
  const { t } = useTranslation();
  const revisions = useInfiniteQuery(
    pagesOf('/lines/{id}/revisions', { params: { id: lineId }, query: { limit: 10 } }),
  );
  const items = allItems(revisions.data).map((revision) => ({
    at: revision.createdAt,
    title: reasonText(revision),
    by: revision.author.name,
    detail: <What lineId={lineId} revision={revision} />,
    tone: revision.number === 1 ? ('neutral' as const) : ('work' as const),
  }));
  function reasonText({ number, reason, state }: RevisionReply): string {
    const known = reasons.find((each) => each === reason);
    const made = known ? t(`customer.history.${known}`) : reason;
    const words = state === 'made' ? made : t(`customer.history.${state}`);
    return `${t('customer.history.revision', { number })} · ${words}`;
  }
  return (
    <Section title={t('customer.history.title')}>
      {revisions.isError && <ProblemMessage error={revisions.error} onRetry={() => void revisions.refetch()} />}
      {revisions.isPending && <ListSkeleton rows={3} />}
      {items.length > 0 && <Timeline items={items} label={t('customer.history.title')} />}
      {revisions.hasNextPage && (
        <Button variant="default" loading={revisions.isFetchingNextPage} onClick={() => void revisions.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Section>
  );
}

type Difference = NonNullable<RevisionReply['diff']>[number];

/** Links to restoring a recording that was replaced. */
function Earlier({ lineId, difference: { place, before } }: { lineId: string; difference: Difference }) {
  const { t } = useTranslation();
  if (place.at !== 'prompt' || typeof before !== 'string') return null;
  return (
    <div>
      <PutBack lineId={lineId} slot={place.slot} promptId={before} label={t('customer.putBack.earlier')} />
    </div>
  );
}

/** Links to going back to a version; nothing for the one in force, and for one that never was. */
function Back({ lineId, revision: { number, state } }: { lineId: string; revision: RevisionReply }) {
  const { t } = useTranslation();
  const line = useQuery(queryOf('/lines/{id}', { params: { id: lineId } }));
  if (!line.data || state !== 'made' || number >= line.data.revision) return null;
  return (
    <Anchor component={Link} to={`/requests/rollback?line=${lineId}&version=${number}`} size="sm">
      {t('customer.rollback.link', { number })}
    </Anchor>
  );
}

function What({ lineId, revision }: { lineId: string; revision: RevisionReply }) {
  const { t } = useTranslation();
  // The first revision differs in everything; the page above shows it.
  const differences = revision.number === 1 ? [] : (revision.diff ?? []);
  return (
    <>
      {differences.length > 0 && (
        <ul className={styles.differences}>
          {differences.map((difference) => (
            <li key={difference.path}>
              <DifferenceWords {...difference} />
              <Earlier lineId={lineId} difference={difference} />
            </li>
          ))}
        </ul>
      )}
      {revision.diff?.length === 0 && <Text size="sm">{t('customer.history.same')}</Text>}
      {revision.changeRequestId !== null && (
        <Anchor component={Link} to={`/requests/${revision.changeRequestId}`} size="sm" mr="md">
          {t('customer.history.open')}
        </Anchor>
      )}
      <Back lineId={lineId} revision={revision} />
    </>
  );
}
