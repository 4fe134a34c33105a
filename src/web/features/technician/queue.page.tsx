import { CircleCheckBig, SearchX } from 'lucide-react';
import { useDeferredValue, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { TableCount } from '../../ui/dense-table-bar.tsx';
import { TableTabs } from '../../ui/dense-table-tabs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { EmergencyJobs } from './emergency-jobs.tsx';
import styles from './queue.module.css';
import { useQueue, useQueueCounts } from './queue-data.ts';
import { QueueFilters } from './queue-filters.tsx';
import { filtered, oldestOf, type QueueView, queueViews } from './queue-order.ts';
import { QueueTable } from './queue-table.tsx';
import { TakeBatch } from './take-batch.tsx';
import { TakeNext } from './take-next.tsx';
import { useQueueWish } from './use-queue-wish.ts';

/** The technicians' whole queue, in the order in which it is worked off. */
export function QueuePage() {
  const { t } = useTranslation();
  const isTechnician = hasRole(useMe(), 'technician');
  const wished = useQueueWish();
  const { view, filter } = wished;
  const queue = useQueue(view);
  const counts = useQueueCounts();
  const { number, since } = useFormats();
  const panelId = useId();
  const wish = useDeferredValue(filter);
  const now = useNow(30_000);
  const jobs = useMemo(() => filtered(queue.data?.jobs ?? [], wish, now), [queue.data, wish, now]);
  const oldest = useMemo(() => (view === 'open' ? oldestOf(queue.data?.jobs ?? []) : undefined), [queue.data, view]);
  const views = queueViews.filter((each) => each !== 'mine' || isTechnician);
  return (
    <div data-wide>
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
      <EmergencyJobs />
      <TourMark on={['technician.mine', 'operator.failed']}>
        <TableTabs
          label={t('technician.queue.view')}
          tabs={views.map((name) => ({
            name,
            label: t(`technician.queue.views.${name}`),
            count: counts?.[name],
            urgent: name === 'failed',
          }))}
          value={view}
          panelId={panelId}
          onChange={wished.setView}
        />
      </TourMark>
      <div id={panelId} role="tabpanel" aria-label={t(`technician.queue.views.${view}`)} className={styles.panel}>
        <QueueFilters wished={wished} />
        <TableCount>
          {queue.data &&
            t(queue.data.whole ? 'technician.queue.shown' : 'technician.queue.loading', {
              shown: number(jobs.length),
              all: number(queue.data.jobs.length),
            })}
          {oldest !== undefined && ` · ${t('technician.queue.oldest', { age: since(oldest, now) })}`}
        </TableCount>
        {view === 'open' && isTechnician && <TakeBatch jobs={jobs} onTaken={() => wished.setView('mine')} />}
        {queue.isError && <ProblemMessage error={queue.error} onRetry={() => void queue.refetch()} />}
        {jobs.length > 0 && <QueueTable key={view} jobs={jobs} view={view} />}
        {jobs.length === 0 && (
          <Section flush>
            {queue.isPending && <ListSkeleton rows={8} rowHeight={54} />}
            {queue.data && <NothingHere view={view} isFiltered={queue.data.jobs.length > 0} />}
          </Section>
        )}
      </div>
    </div>
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
