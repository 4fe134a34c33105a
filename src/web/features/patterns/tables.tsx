import { SearchX } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { DenseTable } from '../../ui/dense-table.tsx';
import { TableBar } from '../../ui/dense-table-bar.tsx';
import { SavedFilters } from '../../ui/dense-table-filters.tsx';
import { TableSearch } from '../../ui/dense-table-search.tsx';
import { DenseTableSkeleton } from '../../ui/dense-table-skeleton.tsx';
import { TableTabs } from '../../ui/dense-table-tabs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import styles from './patterns.module.css';
import { Group, Sample } from './sample.tsx';
import { jobColumns, type SampleJob, sampleJobs } from './sample-jobs.tsx';
import { sampleProblem } from './sample-memory.ts';
import { usePatternWords } from './use-pattern-words.ts';

/** The dense table with its bar, what stands in its place, and the table of few rows. */
export function Tables() {
  const words = usePatternWords();
  const { groups, tables, messages } = words;
  const columns = useMemo(() => jobColumns(words), [words]);
  const jobs = useMemo(() => sampleJobs(words), [words]);
  return (
    <Group title={groups.tables}>
      <Sample name={tables.full}>
        <FullTable jobs={jobs} />
      </Sample>
      <div className={styles.two}>
        <Sample name={tables.empty}>
          <Section flush>
            <EmptyState icon={SearchX} title={tables.none} text={tables.noneText} />
          </Section>
        </Sample>
        <Sample name={tables.loading}>
          <DenseTableSkeleton rows={4} />
        </Sample>
      </div>
      <Sample name={tables.failed}>
        <ProblemMessage
          error={sampleProblem({ status: 503, title: messages.faultTitle, detail: messages.faultText })}
          onRetry={() => undefined}
        />
      </Sample>
      <Sample name={tables.cards}>
        <Section flush>
          <RecordTable caption={tables.cards} columns={columns} rows={jobs.slice(0, 2)} rowKey={idOf} />
        </Section>
      </Sample>
    </Group>
  );
}

type SampleTab = 'open' | 'taken' | 'ended';

function FullTable({ jobs }: { jobs: readonly SampleJob[] }) {
  const words = usePatternWords();
  const { tables } = words;
  const panelId = useId();
  const [tab, setTab] = useState<SampleTab>('open');
  const [wish, setWish] = useState('overdue');
  const [search, setSearch] = useState('');
  const columns = useMemo(() => jobColumns(words), [words]);
  const keys = useMemo(
    () => [
      {
        key: 'a',
        label: tables.take,
        act: ({ customer }: SampleJob) => toastDone(tables.took.replace('{{customer}}', customer)),
      },
    ],
    [tables],
  );
  return (
    <>
      <TableTabs<SampleTab>
        label={tables.label}
        tabs={[
          { name: 'open', label: tables.open, count: jobs.length, urgent: true },
          { name: 'taken', label: tables.taken, count: undefined },
          { name: 'ended', label: tables.ended, count: null },
        ]}
        value={tab}
        panelId={panelId}
        onChange={setTab}
      />
      <div id={panelId} role="tabpanel" aria-label={tables[tab]}>
        <TableBar
          saved={
            <SavedFilters
              table="patterns"
              builtIn={[
                { name: tables.overdue, wish: 'overdue' },
                { name: tables.urgent, wish: 'urgent' },
              ]}
              wish={search === '' ? wish : `${wish}&q=${search}`}
              onChange={setWish}
            />
          }
        >
          <TableSearch label={tables.search} value={search} onChange={setSearch} />
        </TableBar>
        <DenseTable label={tables.label} columns={columns} rows={jobs} rowKey={idOf} mark={markOf} keys={keys} />
      </div>
    </>
  );
}

function idOf({ id }: SampleJob): string {
  return id;
}

function markOf({ mark }: SampleJob): SampleJob['mark'] {
  return mark;
}
