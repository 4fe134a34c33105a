import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { HandJobReply } from '../../../contract/emergency-jobs.contract.ts';
import { api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { useAction } from '../../lib/use-action.ts';
import { toastProblem } from '../../ui/toasts.tsx';
import { handLinesEn } from './emergency-words.en.ts';
import { handLinesZhTw } from './emergency-words.zh-tw.ts';

// With the pages of jobs, not with every page's words.
i18next.addResourceBundle('en', 'handLines', handLinesEn);
i18next.addResourceBundle('zh-TW', 'handLines', handLinesZhTw);

/** The words of lines that are changed by hand, in the reader's language. */
export function useHandLineWords() {
  return useTranslation('handLines').t;
}

/** Names what has to be done, and for when. */
export function useHandTask() {
  const t = useHandLineWords();
  const { moment } = useFormats();
  const now = useNow(30_000);
  return {
    taskOf: ({ task, closedBefore }: HandJobReply) => t(task === 'open' ? 'open' : closedBefore ? 'longer' : 'close'),
    windowOf: ({ from, until }: HandJobReply) => t('window', { from: moment(from, now), until: moment(until, now) }),
  };
}

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
