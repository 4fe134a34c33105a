import { Anchor, Button, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AudioLines, PhoneCall } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useMe } from '../../lib/session.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import styles from './customer.module.css';
import { replaceAddress } from './filing.ts';
import { LineCard } from './line-card.tsx';
import { RequestCard } from './request-card.tsx';

/** A customer's start page: what callers hear now, and open requests. */
export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <PageHeader
        title={t('customer.lines.title')}
        text={me.organisation ? `${me.organisation.name} · ${t('customer.lines.text')}` : t('customer.lines.text')}
        actions={
          <Button component={Link} to={replaceAddress({})} leftSection={<AudioLines size={18} aria-hidden />}>
            {t('customer.lines.replace')}
          </Button>
        }
      />
      <Lines />
    </>
  );
}

/**
 * Both are loaded at once; the open requests are shown below the lines only when the number of lines is known, so that
 * nothing moves.
 */
function Lines() {
  const { t } = useTranslation();
  const lines = useInfiniteQuery(pagesOf('/lines', { query: { limit: 24 } }));
  const requests = useOpenRequests();
  const items = allItems(lines.data);
  if (lines.isPending) return <CardSkeletons />;
  return (
    <>
      {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.data && items.length === 0 && (
        <Section>
          <EmptyState icon={PhoneCall} title={t('customer.lines.none')} text={t('customer.lines.noneText')} />
        </Section>
      )}
      <TourMark on="customer.hear">
        <ul className={styles.cards} aria-label={t('customer.lines.title')}>
          {items.map((line) => (
            <LineCard key={line.id} line={line} />
          ))}
        </ul>
      </TourMark>
      {lines.hasNextPage && (
        <Button mb="lg" variant="default" loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
      <OpenRequests requests={requests} />
    </>
  );
}

function CardSkeletons() {
  return (
    <ul className={styles.cards} aria-busy>
      {[1, 2, 3].map((place) => (
        <Skeleton key={place} height={218} radius="lg" component="li" />
      ))}
    </ul>
  );
}

function useOpenRequests() {
  return useInfiniteQuery(pagesOf('/change-requests', { query: { open: 'true', limit: 10 } }));
}

function OpenRequests({ requests }: { requests: ReturnType<typeof useOpenRequests> }) {
  const { t } = useTranslation();
  const items = allItems(requests.data);
  const all = (
    <Anchor component={Link} to="/requests" size="sm">
      {t('customer.lines.allRequests')}
    </Anchor>
  );
  return (
    <Section title={t('customer.lines.openRequests')} actions={all} flush>
      {requests.isError && <ProblemMessage error={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.isPending && <ListSkeleton rows={2} rowHeight={84} />}
      {requests.data && items.length === 0 && (
        <Text c="dimmed" px="lg" pb="lg">
          {t('customer.lines.noneOpen')}
        </Text>
      )}
      <ul className={styles.rows}>
        {items.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
      {requests.hasNextPage && (
        <Button
          m="lg"
          variant="default"
          loading={requests.isFetchingNextPage}
          onClick={() => void requests.fetchNextPage()}
        >
          {t('ui.more')}
        </Button>
      )}
    </Section>
  );
}
