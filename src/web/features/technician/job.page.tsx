import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { JobDetailReply } from '../../../contract/jobs.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { useMe } from '../../lib/session.ts';
import { LeaseLeft } from '../../ui/countdown.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ApplySection } from './apply-section.tsx';
import { ChangeSection } from './change-section.tsx';
import { ChecklistSection } from './checklist-section.tsx';
import styles from './job.module.css';
import { JobActions } from './job-actions.tsx';
import { JobFacts, NoteSection } from './job-facts.tsx';
import { JobHistory } from './job-history.tsx';
import { JobState } from './job-state.tsx';
import { ReadBackSection } from './read-back-section.tsx';
import { useWord } from './use-word.ts';

/** One job on one screen: what changes, what callers will hear, the step to take, and what the phone system has. */
export function JobPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const job = useQuery(queryOf('/jobs/{id}', { params: { id } }));
  if (job.data) return <Job key={id} job={job.data} />;
  if (!job.isError) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('technician.job.title')} back={{ to: '/jobs', label: t('technician.queue.title') }} />
      <ProblemMessage error={job.error} onRetry={() => void job.refetch()} />
    </>
  );
}

function Job({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const word = useWord();
  const me = useMe();
  const isMine = job.status === 'taken' && job.takenBy?.id === me.id;
  const [wasMine, setWasMine] = useState(isMine);
  if (isMine && !wasMine) setWasMine(true);
  const differences = isMine ? job.differences : undefined;
  return (
    <>
      <PageHeader
        title={job.customer}
        text={[word('kind', job.kind), job.slot === null ? null : word('slot', job.slot)].filter(Boolean).join(' · ')}
        aside={
          <>
            <StatusBadge status={job.requestStatus} />
            {isMine && job.leaseUntil && !job.paused && <LeaseLeft until={job.leaseUntil} />}
          </>
        }
        back={{
          to: isMine ? '/jobs?view=mine' : '/jobs',
          label: t(isMine ? 'technician.job.toMine' : 'technician.queue.title'),
        }}
        actions={<JobActions job={job} isMine={isMine} />}
      />
      <JobState job={job} isMine={isMine} wasMine={wasMine} />
      <div className={styles.columns}>
        <div>
          {differences && <ChangeSection job={job} differences={differences} />}
          {isMine && job.checklist && !job.paused && <ChecklistSection job={job} checklist={job.checklist} />}
          {isMine && !job.checklist && !job.paused && <ApplySection job={job} />}
          <JobHistory changeRequestId={job.changeRequestId} />
        </div>
        <div>
          <JobFacts job={job} />
          {isMine && <NoteSection note={job.note ?? null} />}
          {isMine && <ReadBackSection job={job} />}
        </div>
      </div>
    </>
  );
}
