import { Button } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../lib/api.ts';
import { toastDone, toastProblem } from '../ui/toasts.tsx';
import './alarms-words.ts';

/**
 * One press: nobody else is notified. `about` names the alarm where several stand together. Notices stand outside the page's reads, so
 * `queryClient` is handed in.
 */
export function AcknowledgeButton(parts: {
  alarmId: string;
  queryClient: QueryClient;
  about?: string;
  size?: 'xs' | 'sm';
  onDone?(): void;
}) {
  const { alarmId, queryClient, about, size = 'xs', onDone } = parts;
  const { t } = useTranslation('alarms');
  const [isBusy, setBusy] = useState(false);
  // The second press of a double click comes before the button is drawn anew.
  const isSent = useRef(false);
  const acknowledge = async () => {
    if (isSent.current) return;
    isSent.current = true;
    setBusy(true);
    try {
      await api.post('/alarms/{id}/acknowledge', { params: { id: alarmId } });
      toastDone(t('acknowledged'));
      onDone?.();
    } catch (error) {
      toastProblem(error);
    }
    isSent.current = false;
    setBusy(false);
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => `${queryKey[0]}`.startsWith('/alarms') });
  };
  return (
    <Button
      size={size}
      color="red"
      loading={isBusy}
      aria-label={about === undefined ? undefined : t('acknowledgeOf', { about })}
      onClick={() => void acknowledge()}
    >
      {t('acknowledge')}
    </Button>
  );
}
