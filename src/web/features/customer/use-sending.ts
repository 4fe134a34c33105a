import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, freshKey, queryOf } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { toastDone } from '../../ui/toasts.tsx';
import type { AnyFiling } from './filing.ts';

/** Sends a filing once, however often the button is pressed; changed content gets a new key. */
export function useSending<Body extends AnyFiling>(body: Body | null) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key belongs to its content
  const key = useMemo(() => freshKey(), [body]);
  const send = useAction({
    mutationFn: (filing: Body) => api.post('/change-requests', { body: filing, key }),
    onSuccess: async (request) => {
      // A filing of work becomes no quote.
      if ('quoteId' in request) return;
      queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id: request.id } }).queryKey, request);
      toastDone(t('customer.replace.sent'));
      await navigate(`/requests/${request.id}`);
    },
  });
  // The refusal was about other content.
  const { reset } = send;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the content changes
  useEffect(() => reset(), [body, reset]);
  return send;
}
