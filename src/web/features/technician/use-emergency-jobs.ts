import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { toastProblem } from '../../ui/toasts.tsx';

/** Reads every emergency job again. */
export function useRefreshHandJobs(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey }) => `${queryKey[0]}`.startsWith('/emergency-jobs') });
}

/** Takes an emergency job and opens it. */
export function useTakeHandJob() {
  const navigate = useNavigate();
  const refresh = useRefreshHandJobs();
  return useAction({
    mutationFn: (id: string) => api.post('/emergency-jobs/{id}/take', { params: { id } }),
    onSuccess: ({ id }) => navigate(`/jobs/emergency/${id}`),
    onError: toastProblem,
    onSettled: refresh,
  });
}
