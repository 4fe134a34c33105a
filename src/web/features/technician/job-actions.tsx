import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { api } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { toastProblem } from '../../ui/toasts.tsx';
import { DeedButton } from './job-buttons.tsx';
import { ReassignButton } from './reassign-button.tsx';
import { useKeepJob } from './use-take.ts';

/** Further actions of a job, by its status and its reader. */
export function JobActions({ job, isMine }: { job: JobDetailReply; isMine: boolean }) {
  const isOperator = hasRole(useMe(), 'operator');
  if (job.applying || job.status === 'done' || job.status === 'failed') return null;
  if (!isMine && !isOperator) return null;
  if (job.paused) return <ResumeButton job={job} />;
  const isTaken = job.status === 'taken';
  return (
    <>
      {isMine && <DeedButton deed="ask" job={job} />}
      <DeedButton deed="hold" job={job} />
      {isOperator && <ReassignButton job={job} />}
      {isTaken && <DeedButton deed="release" job={job} />}
      {isTaken && <DeedButton deed="fail" job={job} />}
    </>
  );
}

function ResumeButton({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  const resume = useAction({
    mutationFn: () => api.post('/jobs/{id}/resume', { params: { id: job.id } }),
    onSuccess: keep,
    onError: toastProblem,
  });
  return (
    <Button loading={resume.isPending} onClick={() => resume.mutate()}>
      {t('technician.resume')}
    </Button>
  );
}
