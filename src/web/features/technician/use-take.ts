import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { keepFresh } from './queue-data.ts';

/** The answer of a call is newer than anything in memory. */
export function useKeepJob(): (job: JobReply) => void {
  const queryClient = useQueryClient();
  return (job) => {
    keepFresh(queryClient, [job]);
    void queryClient.invalidateQueries({ queryKey: ['/jobs/{id}', { id: job.id }] });
  };
}

/** Takes the first job of the queue and opens it. */
export function useTakeNext() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keep = useKeepJob();
  return useAction({
    mutationFn: () => api.post('/jobs/take'),
    onSuccess: async (job) => {
      if (!job) return toastDone(t('technician.noneOpen'));
      keep(job);
      await navigate(`/jobs/${job.id}`);
    },
    onError: toastProblem,
  });
}

/** Takes a named job and opens it. */
export function useTake() {
  return useTakeUp((id) => api.post('/jobs/{id}/take', { params: { id } }));
}

/** Takes the reader's own failed job up again and opens it. */
export function useTryAgain() {
  return useTakeUp((id) => api.post('/jobs/{id}/retry', { params: { id } }));
}

function useTakeUp(mutationFn: (id: string) => Promise<JobReply>) {
  const navigate = useNavigate();
  const keep = useKeepJob();
  return useAction({
    mutationFn,
    onSuccess: async (job) => {
      keep(job);
      await navigate(`/jobs/${job.id}`);
    },
    onError: toastProblem,
  });
}
