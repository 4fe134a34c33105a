import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChartColumn, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReportName } from '../../../contract/words/reports.ts';
import { addressOf, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import type { ChartData } from '../../ui/bar-chart.tsx';
import { Chart } from '../../ui/chart.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { deadlineChart, enquiryChart, forecastChart, quoteChart, requestChart } from './report-chart.ts';
import { ReportFilters } from './report-filters.tsx';
import { FigureMeanings, type ReportRows, ReportTable } from './report-table.tsx';
import { daysOf, type ReportWish, reportsFor, useReportWish } from './report-wish.ts';
import { useReportingWords } from './use-reporting-words.ts';

/** How promises are kept and what becomes of requests: one chart, its figures, and the same as a file. */
export function ReportsPage() {
  const { t } = useTranslation();
  const { words } = useReportingWords();
  const me = useMe();
  const names = reportsFor(me);
  const isStaff = !hasRole(me, 'owner');
  const now = useNow(60_000);
  const [wish, change] = useReportWish(names, isStaff, now);
  const parts = { wish, onWiden: () => change(daysOf('year', now)) };
  const { from, to, by } = wish;
  return (
    <div data-wide>
      <PageHeader
        title={t('shell.reports')}
        text={words.texts[names[0] ?? 'deadlines']}
        actions={
          <Button
            component="a"
            href={addressOf(`/reports/${wish.name}.csv`, { query: { from, to, by } })}
            download
            variant="default"
            leftSection={<Download size={18} aria-hidden />}
          >
            {words.download}
          </Button>
        }
      />
      <ReportFilters names={names} wish={wish} isStaff={isStaff} now={now} onChange={change} />
      {wish.name === 'deadlines' && <Deadlines {...parts} />}
      {wish.name === 'requests' && <Requests {...parts} />}
      {wish.name === 'quotes' && <Quotes {...parts} />}
      {wish.name === 'enquiries' && <Enquiries {...parts} />}
    </div>
  );
}

interface Parts {
  wish: ReportWish;
  onWiden(): void;
}

function Deadlines({ wish: { from, to, by }, onWiden }: Parts) {
  const reader = useReportingWords();
  const query = { from, to, by: by === 'topic' ? 'month' : by } as const;
  const report = useQuery({ ...queryOf('/reports/deadlines', { query }), placeholderData: keepPreviousData });
  const { data } = report;
  return (
    <Report
      name="deadlines"
      read={report}
      chart={data && deadlineChart(data, reader)}
      second={data && forecastChart(data, reader)}
      isEmpty={data?.total.promised === 0}
      onWiden={onWiden}
    />
  );
}

function Requests({ wish: { from, to, by }, onWiden }: Parts) {
  const reader = useReportingWords();
  const query = { from, to, by: by === 'topic' ? 'month' : by } as const;
  const report = useQuery({ ...queryOf('/reports/requests', { query }), placeholderData: keepPreviousData });
  const { data } = report;
  return (
    <Report
      name="requests"
      read={report}
      chart={data && requestChart(data, reader)}
      isEmpty={data?.total.filed === 0}
      onWiden={onWiden}
    />
  );
}

function Quotes({ wish: { from, to, by }, onWiden }: Parts) {
  const reader = useReportingWords();
  const query = { from, to, by: by === 'topic' ? 'month' : by } as const;
  const report = useQuery({ ...queryOf('/reports/quotes', { query }), placeholderData: keepPreviousData });
  const { data } = report;
  return (
    <Report
      name="quotes"
      read={report}
      chart={data && quoteChart(data, reader)}
      isEmpty={data?.total.asked === 0}
      onWiden={onWiden}
    />
  );
}

function Enquiries({ wish: { from, to, by }, onWiden }: Parts) {
  const reader = useReportingWords();
  const query = { from, to, by: by === 'kind' ? 'month' : by } as const;
  const report = useQuery({ ...queryOf('/reports/enquiries', { query }), placeholderData: keepPreviousData });
  const { data } = report;
  return (
    <Report
      name="enquiries"
      read={report}
      chart={data && enquiryChart(data, reader)}
      isEmpty={data?.total.asked === 0}
      onWiden={onWiden}
    />
  );
}

function Report(parts: {
  name: ReportName;
  read: { data: ReportRows | undefined; isError: boolean; error: unknown; refetch(): unknown };
  chart: ChartData | undefined;
  second?: ChartData | null;
  isEmpty: boolean;
  onWiden(): void;
}) {
  const { name, read, chart, second, isEmpty, onWiden } = parts;
  const { words } = useReportingWords();
  if (read.isError) return <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />;
  if (isEmpty)
    return (
      <Section flush>
        <EmptyState
          icon={ChartColumn}
          title={words.none[name]}
          text={words.none.text}
          action={
            <Button variant="default" onClick={onWiden}>
              {words.presets.year}
            </Button>
          }
        />
      </Section>
    );
  return (
    <>
      <ChartSection chart={chart} />
      {second && <ChartSection chart={second} />}
      <Section flush>
        {read.data ? <ReportTable name={name} report={read.data} /> : <ListSkeleton rows={12} rowHeight={40} />}
      </Section>
      <FigureMeanings name={name} />
    </>
  );
}

function ChartSection({ chart }: { chart: ChartData | undefined }) {
  return (
    <Section>
      {/* A few bars across the whole page would be walls. */}
      <div style={{ maxWidth: `${Math.max(24, (chart?.bars.length ?? 12) * 8)}rem` }}>
        <Chart data={chart} />
      </div>
    </Section>
  );
}
