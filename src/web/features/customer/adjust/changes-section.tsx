import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../lib/api.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { Section } from '../../../ui/section.tsx';
import { alike, LineChanges } from './line-changes.tsx';

/** What a filed request changes, for every kind that is no voice file. */
export function ChangesSection({ requestId }: { requestId: string }) {
  const { t } = useTranslation();
  const changes = useQuery(queryOf('/change-requests/{id}/changes', { params: { id: requestId } }));
  return (
    <Section title={t('customer.adjust.changes')}>
      {changes.isError && <ProblemMessage error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.isPending && <Skeleton height={72} />}
      <Stack gap="md">
        {alike(changes.data?.items ?? []).map((lines) => (
          <LineChanges key={lines[0]?.lineId} lines={lines} />
        ))}
      </Stack>
    </Section>
  );
}
