import type { QueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SeasonAnswer } from '../../../../domain/season/season-sweep.ts';
import { api } from '../../../lib/api.ts';
import { useAction } from '../../../lib/use-action.ts';
import { toastDone } from '../../../ui/toasts.tsx';

/** Answers for lines; the pages about these days, and the requests, are read again. */
export function useAnswer(id: string, queryClient: QueryClient) {
  const { t } = useTranslation();
  return useAction({
    mutationFn: (body: { lineIds: string[]; answer: SeasonAnswer }) =>
      api.post('/season-sweeps/{id}/answers', { params: { id }, body }),
    onSuccess: async ({ filed }) => {
      toastDone(filed.length > 0 ? t('season.filed', { count: filed.length }) : t('season.kept'));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['/season-sweeps'] }),
        queryClient.invalidateQueries({ queryKey: ['/season-sweeps/{id}'] }),
        queryClient.invalidateQueries({ queryKey: ['/change-requests'] }),
      ]);
    },
  });
}
