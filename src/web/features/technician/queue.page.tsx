import { Group, SegmentedControl, Text } from '@mantine/core';
import { CircleCheckBig, SearchX } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { useQueue } from './queue-data.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { filtered, type QueueView, queueViews } from './queue-order.ts';
import { TakeNext } from './take-next.tsx';
import { useQueueWish } from './use-queue-wish.ts';

/** The technicians' whole queue, in the order in which it is worked off. */
export function QueuePage() {
  const { t } = useTranslation();
  const me = useMe();
  const { number } = useFormats();
  const isTechnician = hasRole(me, 'technician');
  const { view, filter, setView, setFilter } = useQueueWish();
  const queue = useQueue(view);
  const wish = useDeferredValue(filter);
  const now = useNow(30_000);
  const jobs = useMemo(() => filtered(queue.data?.jobs ?? [], wish, now), [queue.data, wish, now]);
  const views = queueViews.filter((each) => each !== 'mine' || isTechnician);
  return (
    <>
      <PageHeader
        title={t('technician.queue.title')}
        text={t('technician.queue.text')}
        actions={
          isTechnician && (
            <TourMark on="technician.take">
              <TakeNext />
            </TourMark>
          )
        }
      />
      <Group justify="space-between" mb="md">
        <TourMark on={['technician.mine', 'operator.queue', 'operator.failed']}>
          <SegmentedControl
            aria-label={t('technician.queue.view')}
            value={view}
            onChange={(next) => setView(next as QueueView)}
            data={views.map((each) => ({ value: each, label: t(`technician.queue.views.${each}`) }))}
          />
        </TourMark>
        <Text size="sm" c="dimmed" role="status">
          {queue.data &&
            t(queue.data.whole ? 'technician.queue.shown' : 'technician.queue.loading', {
              shown: number(jobs.length),
              all: number(queue.data.jobs.length),
            })}
        </Text>
      </Group>
      <QueueFilters filter={filter} onChange={setFilter} />
      {queue.isError && <ProblemMessage error={queue.error} onRetry={() => void queue.refetch()} />}
      <Section flush>
        {queue.isPending && <ListSkeleton rows={8} rowHeight={72} />}
        {queue.data && jobs.length === 0 && <NothingHere view={view} isFiltered={queue.data.jobs.length > 0} />}
        {jobs.length > 0 && <QueueList key={view} jobs={jobs} label={t(`technician.queue.views.${view}`)} />}
      </Section>
    </>
  );
}

function NothingHere({ view, isFiltered }: { view: QueueView; isFiltered: boolean }) {
  const { t } = useTranslation();
  if (isFiltered) {
    return <EmptyState icon={SearchX} title={t('technician.queue.noMatch')} text={t('technician.queue.noMatchText')} />;
  }
  return (
    <EmptyState
      icon={CircleCheckBig}
      title={t(`technician.queue.empty.${view}.title`)}
      text={t(`technician.queue.empty.${view}.text`)}
    />
  );
}
