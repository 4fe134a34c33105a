import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { ShiftNotes } from '../../notes/shift-notes.tsx';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { Chart } from '../../ui/chart.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { CountTile, CountTiles, StartFrame } from '../../ui/start-frame.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { CustomersToNote } from './customers-to-note.tsx';
import { NeedsUs } from './needs-us.tsx';
import { ServiceHoursCard } from './service-hours-card.tsx';
import { ageChart, attainmentChart } from './start-charts.ts';

/** Operators' and admins' start: what is late, failing and silent first; every number leads to what it counts. */
export function OperationsStartPage() {
  const { t } = useTranslation();
  const { promise } = useFormats();
  const now = useNow(60_000);
  const overview = useQuery(queryOf('/operations/overview'));
  const promises = useQuery(queryOf('/reports/deadlines', { query: { by: 'week' } }));
  const { data } = overview;
  return (
    <StartFrame
      title={t('start.title')}
      text={t('start.text', { date: promise(now) })}
      tiles={
        <TourMark on={['operator.start', 'admin.start']}>
          <CountTiles label={t('start.counts')}>
            <CountTile label={t('start.late')} value={data?.jobs.late} tone="bad" to="/jobs?overdue=true" />
            <CountTile label={t('start.failed')} value={data?.jobs.failed} tone="bad" to="/jobs?view=failed" />
            <CountTile label={t('start.dueSoon')} value={data?.jobs.dueSoon} tone="warn" to="/jobs" />
            <CountTile label={t('start.open')} value={data?.jobs.open} tone="work" to="/jobs" />
            <CountTile label={t('start.taken')} value={data?.jobs.taken} tone="work" to="/jobs?view=taken" />
            <CountTile label={t('start.waiting')} value={data?.requests.waitingForCustomer} />
            <CountTile label={t('start.scheduled')} value={data?.requests.scheduled} />
          </CountTiles>
        </TourMark>
      }
      waiting={{
        title: t('start.needsUs'),
        children: overview.isError ? (
          <ProblemMessage error={overview.error} onRetry={() => void overview.refetch()} />
        ) : (
          <NeedsUs overview={data} />
        ),
      }}
      charts={
        <>
          <Section>
            {promises.isError ? (
              <ProblemMessage error={promises.error} onRetry={() => void promises.refetch()} />
            ) : (
              <Chart data={promises.data && attainmentChart(promises.data, t)} />
            )}
          </Section>
          <Section>
            <Chart data={data && ageChart(data, t)} />
          </Section>
        </>
      }
    >
      <ServiceHoursCard />
      <ShiftNotes />
      <CalendarCard />
      {data?.customers && <CustomersToNote customers={data.customers} />}
    </StartFrame>
  );
}
