import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { keepFresh } from './queue-data.ts';

/** Takes the shown customer's next jobs together; offered while the list shows open jobs of one customer only. */
export function TakeBatch({ jobs, onTaken }: { jobs: readonly JobReply[]; onTaken(): void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [first] = jobs;
  const taking = useAction({
    mutationFn: (organisationId: string) => api.post('/jobs/take-batch', { body: { organisationId } }),
    onSuccess: ({ items, left }) => {
      keepFresh(queryClient, items);
      if (items.length === 0) return toastDone(t('technician.noneOpen'));
      toastDone(
        t('technician.batch.taken', { count: items.length }) +
          (left > 0 ? ` ${t('technician.batch.left', { count: left })}` : ''),
      );
      onTaken();
    },
    onError: toastProblem,
  });
  const isOneCustomer = jobs.every(({ organisationId }) => organisationId === first?.organisationId);
  if (!first || jobs.length < 2 || !isOneCustomer) return null;
  return (
    <Button
      variant="default"
      size="sm"
      mb="sm"
      leftSection={<Layers size={16} aria-hidden />}
      loading={taking.isPending}
      onClick={() => taking.mutate(first.organisationId)}
    >
      {t('technician.batch.label', { customer: first.customer })}
    </Button>
  );
}
