import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core';
import { AudioLines, PhoneCall } from 'lucide-react';
import { Fragment, lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { useMe } from '../../lib/session.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { AdjustMenu } from './adjust/adjust-menu.tsx';
import { CompletedCard } from './completed-card.tsx';
import styles from './customer.module.css';
import { replaceAddress } from './filing.ts';
import home from './home.module.css';
import { LineRow } from './line-row.tsx';
import { ProblemCard } from './problem-card.tsx';
import { RequestCard } from './request-card.tsx';
import { SeasonCard } from './season/season-card.tsx';
import { ServiceHoursNotice } from './service-hours-notice.tsx';
import { countText, type HomeReads, useHomeReads } from './use-home-reads.ts';
import { WaitingCard } from './waiting-card.tsx';

/** Rare: most customers are past their trial. */
const TrialCard = lazy(async () => ({ default: (await import('../trial/trial-card.tsx')).TrialCard }));

/** A customer's start page: what waits for them, what callers hear now, what is open, and what was done. */
export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <>
      <PageHeader
        title={t('customer.lines.title')}
        text={me.organisation ? `${me.organisation.name} · ${t('customer.lines.text')}` : t('customer.lines.text')}
        actions={
          <>
            <AdjustMenu />
            <Button component={Link} to={replaceAddress({})} leftSection={<AudioLines size={18} aria-hidden />}>
              {t('customer.lines.replace')}
            </Button>
          </>
        }
      />
      {me.organisation?.plan === 'trial' && (
        <Suspense fallback={<Skeleton height={240} mb="md" />}>
          <TrialCard until={me.organisation.onboardingUntil} />
        </Suspense>
      )}
      <Parts />
    </>
  );
}

/** Everything is loaded at once and shown together, so that nothing moves. */
function Parts() {
  const { t } = useTranslation();
  const reads = useHomeReads();
  if (reads.isPending) return <HomeSkeleton />;
  const { waiting, problems, open, completed } = reads;
  return (
    <>
      {reads.failed && <ProblemMessage error={reads.failed.error} onRetry={() => void reads.failed?.refetch()} />}
      <ServiceHoursNotice />
      <Counts reads={reads} />
      <SeasonCard />
      {waiting.items.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting" className={home.heading}>
            {t('customer.home.waiting')}
          </h2>
          <ul className={home.waitings}>
            {waiting.items.map((request) => (
              <WaitingCard key={request.id} request={request} />
            ))}
          </ul>
        </section>
      )}
      <Requests
        title={t('customer.home.problems')}
        items={problems.items}
        show={(request) => <ProblemCard request={request} />}
      />
      <Lines lines={reads.lines} />
      <Requests
        title={t('customer.lines.openRequests')}
        items={open.items}
        none={t('customer.lines.noneOpen')}
        more={open.hasMore ? '/requests?open=true' : '/requests'}
        show={(request) => <RequestCard request={request} />}
      />
      <Requests
        title={t('customer.home.completed')}
        items={completed.items}
        more="/requests?status=completed"
        show={(request) => <CompletedCard request={request} />}
      />
    </>
  );
}

/** How many of everything, each a link to it. */
function Counts({ reads: { waiting, problems, open, lines } }: { reads: HomeReads }) {
  const { t } = useTranslation();
  const counts = [
    { key: 'waiting', to: '/requests?status=pending', count: waiting, tone: 'warn' },
    { key: 'problems', to: '/requests?status=failed', count: problems, tone: 'bad' },
    { key: 'open', to: '/requests?open=true', count: open, tone: 'work' },
    { key: 'lines', to: '#lines', count: { items: lines.items, hasMore: lines.hasNextPage }, tone: 'neutral' },
  ] as const;
  return (
    <ul className={home.counts} aria-label={t('customer.home.counts')}>
      {counts.map(({ key, to, count, tone }) => (
        <li key={key} data-tone={count.items.length > 0 ? tone : 'neutral'}>
          <Link to={to}>
            {t(`customer.home.count.${key}`)} <strong>{countText(count)}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** How many lines are drawn at a time, each with the strip of its day. */
const linesAtATime = 24;

function Lines({ lines }: { lines: HomeReads['lines'] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(linesAtATime);
  const more = () => {
    if (shown + linesAtATime > lines.items.length && lines.hasNextPage) void lines.fetchNextPage();
    setShown(shown + linesAtATime);
  };
  return (
    <TourMark on="customer.hear">
      <div id="lines">
        <Section
          title={t('customer.lines.hears')}
          actions={
            <Group gap="md">
              <Anchor component={Link} to="/consents" size="sm">
                {t('customer.consent.title')}
              </Anchor>
              <Anchor component={Link} to="/line-groups" size="sm">
                {t('customer.groups.title')}
              </Anchor>
            </Group>
          }
          flush
        >
          {lines.items.length === 0 && (
            <EmptyState
              icon={PhoneCall}
              title={t('customer.lines.none')}
              text={t('customer.lines.noneText')}
              action={
                <Button component={Link} to="/contact/desk" variant="default">
                  {t('customer.request.contact')}
                </Button>
              }
            />
          )}
          <ul className={styles.rows} aria-label={t('customer.lines.title')}>
            {lines.items.slice(0, shown).map((line) => (
              <LineRow key={line.id} line={line} />
            ))}
          </ul>
          <MoreButton
            hasNextPage={lines.hasNextPage || shown < lines.items.length}
            isFetchingNextPage={lines.isFetchingNextPage}
            fetchNextPage={more}
          />
        </Section>
      </div>
    </TourMark>
  );
}

/** A list of requests; without a sentence for none it is left out when there is none. */
function Requests(parts: {
  title: string;
  items: readonly ChangeRequestReply[];
  none?: string;
  more?: string;
  show(request: ChangeRequestReply): ReactNode;
}) {
  const { title, items, none, more, show } = parts;
  const { t } = useTranslation();
  if (items.length === 0 && none === undefined) return null;
  const all = more && (
    <Anchor component={Link} to={more} size="sm">
      {t('customer.lines.allRequests')}
    </Anchor>
  );
  return (
    <Section title={title} actions={all} flush>
      {items.length === 0 && (
        <Text c="dimmed" px="lg" pb="lg">
          {none}
        </Text>
      )}
      <ul className={styles.rows} aria-label={title}>
        {items.map((request) => (
          <Fragment key={request.id}>{show(request)}</Fragment>
        ))}
      </ul>
    </Section>
  );
}

function HomeSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('ui.loading')}>
      <Skeleton height={36} radius="md" mb="md" />
      <Skeleton height={420} radius="lg" mb="lg" />
      <Skeleton height={180} radius="lg" />
    </div>
  );
}
