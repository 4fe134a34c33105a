import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { Conversation } from '../../conversation/conversation.tsx';
import { queryOf } from '../../lib/api.ts';
import { useMe } from '../../lib/session.ts';
import { LeaseLeft } from '../../ui/countdown.tsx';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { StatusBadge, toneOfStatus } from '../../ui/status-badge.tsx';
import { ApplySection } from './apply-section.tsx';
import { ChangeSection } from './change-section.tsx';
import { ChecklistSection } from './checklist-section.tsx';
import styles from './job.module.css';
import { JobActions } from './job-actions.tsx';
import { JobFacts, NoteSection } from './job-facts.tsx';
import { JobHistory } from './job-history.tsx';
import { JobNotes } from './job-notes.tsx';
import { JobState } from './job-state.tsx';
import { LeaseWarning } from './lease-warning.tsx';
import { leftQueue } from './left-queue.ts';
import { partialText } from './partial-state.tsx';
import { ProofSection } from './proof-section.tsx';
import { ReadBackSection } from './read-back-section.tsx';
import { useWord } from './use-word.ts';

/** One job on one screen: what changes, what callers will hear, the next action, and what the phone system has. */
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
  const state = useFocusAtEnd(job);
  const request = useQuery(queryOf('/change-requests/{id}', { params: { id: job.changeRequestId } }));
  const reopens = request.data?.reopens ?? null;
  const lines = isMine ? job.lines : undefined;
  // Of a job over several phone systems one part is applied, the other signed off.
  const isDriven = job.checklist === undefined || job.lines?.some(({ byHand }) => !byHand) === true;
  const isPartial = job.requestStatus === 'partial' && !job.applying;
  return (
    <>
      <ObjectHeader
        kind={t('technician.job.kind', { number: job.requestNumber })}
        title={job.customer}
        tab={tabOf(t, job)}
        text={[word('kind', job.kind), job.slot === null ? null : word('slot', job.slot)].filter(Boolean).join(' · ')}
        state={<StatusBadge status={job.requestStatus} />}
        tone={toneOfStatus(job.requestStatus)}
        back={backOf(t, isMine)}
        actions={<JobActions job={job} isMine={isMine} />}
      >
        {isMine && job.leaseUntil && !job.paused && <LeaseLeft until={job.leaseUntil} />}
      </ObjectHeader>
      {isMine && <LeaseWarning job={job} />}
      {/* Present from the beginning, so that screen readers announce what is put into it. */}
      <div ref={state} role="status" tabIndex={-1} className={styles.announced}>
        <JobState job={job} isMine={isMine} wasMine={wasMine} />
        {isMine && job.applying && <VisuallyHidden>{t('technician.apply.running')}</VisuallyHidden>}
        {isMine && isPartial && <VisuallyHidden>{partialText(t, job)}</VisuallyHidden>}
      </div>
      <div className={styles.columns}>
        <div>
          {reopens !== null && <NoteSection title={t('technician.reopened')} note={job.note ?? null} />}
          {lines && <ChangeSection job={job} lines={lines} />}
          {isMine && isDriven && !job.paused && <ApplySection job={job} />}
          {isMine && job.checklist && !job.paused && <ChecklistSection job={job} checklist={job.checklist} />}
          {job.outcome === 'done' && <ProofSection job={job} />}
          <JobNotes job={job} />
          {isMine && <Conversation requestId={job.changeRequestId} side="staff" hint={t('conversation.mails')} />}
          <JobHistory changeRequestId={job.changeRequestId} />
        </div>
        <div>
          <JobFacts job={job} />
          {isMine && reopens === null && <NoteSection title={t('technician.note')} note={job.note ?? null} />}
          {isMine && <ReadBackSection job={job} byHand={!isDriven} />}
        </div>
      </div>
    </>
  );
}

function tabOf(t: TFunction, { customer, status, outcome, applying }: JobDetailReply): string {
  if (applying) return t('technician.job.tab.applying', { customer });
  if (status === 'failed') return t('technician.job.tab.failed', { customer });
  const isDone = status === 'done' && outcome !== 'withdrawn';
  return isDone ? t('technician.job.tab.done', { customer }) : customer;
}

/** Links to the queue with its filters as left; else to the view that lists the job. */
function backOf(t: TFunction, isMine: boolean): { to: string; label: string } {
  const left = leftQueue();
  if (left === '' && isMine) return { to: '/jobs?view=mine', label: t('technician.job.toMine') };
  return { to: `/jobs${left}`, label: t('technician.queue.title') };
}

/** The pressed button is gone when its action has finished, so the focus moves to the result. */
function useFocusAtEnd({ status }: JobDetailReply) {
  const state = useRef<HTMLDivElement>(null);
  const before = useRef(status);
  useEffect(() => {
    const hasEnded = before.current !== status && (status === 'done' || status === 'failed');
    before.current = status;
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body || activeElement.id === 'main';
    if (hasEnded && isLost) state.current?.focus({ preventScroll: true });
  }, [status]);
  return state;
}
