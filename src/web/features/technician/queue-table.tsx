import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { DenseTable } from '../../ui/dense-table.tsx';
import { DeedDialog } from './job-buttons.tsx';
import { useQueueColumns } from './queue-columns.tsx';
import type { QueueView } from './queue-order.ts';
import { type RowStep, stepOf, useReader } from './row-step.ts';
import { useTake, useTryAgain } from './use-take.ts';

interface Asked {
  deed: Exclude<RowStep, 'take' | 'again'>;
  job: JobReply;
}

/** The jobs of a view, with their actions by button and by key: `a` takes or goes on, `r` gives back or tries again. */
export function QueueTable({ jobs, view }: { jobs: readonly JobReply[]; view: QueueView }) {
  const { t } = useTranslation();
  const reader = useReader();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { mutate: take } = useTake();
  const { mutate: tryAgain } = useTryAgain();
  const navigate = useNavigate();
  const onStep = useCallback(
    (step: RowStep, job: JobReply) => {
      if (step === 'take') return take(job.id);
      if (step === 'again') return tryAgain(job.id);
      setAsked({ deed: step, job });
    },
    [take, tryAgain],
  );
  const columns = useQueueColumns(view, { reader, onStep });
  const keys = useMemo(() => {
    const fits = (steps: readonly RowStep[]) => (job: JobReply) => {
      const step = stepOf(job, reader);
      if (step !== null && steps.includes(step)) return onStep(step, job);
      // Somebody's own job: its page is where it goes on.
      if (steps.includes('take') && job.takenBy?.id === reader.id) void navigate(`/jobs/${job.id}`);
    };
    return [
      ...(reader.isTechnician ? [{ key: 'a', label: t('technician.keys.take'), act: fits(['take', 'steal']) }] : []),
      { key: 'r', label: t('technician.keys.release'), act: fits(['release', 'again', 'retry']) },
    ];
  }, [reader, onStep, navigate, t]);
  return (
    <>
      <DenseTable
        label={t(`technician.queue.views.${view}`)}
        columns={columns}
        rows={jobs}
        rowKey={idOf}
        mark={markOf}
        keys={keys}
        height={{ wide: 3.375, narrow: 7.25 }}
      />
      {asked && <DeedDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function idOf({ id }: JobReply): string {
  return id;
}

function markOf({ emergency }: JobReply): 'bad' | undefined {
  return emergency ? 'bad' : undefined;
}
