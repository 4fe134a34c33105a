import { Alert, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { useOnCallWords } from './on-call-words.ts';
import { RotaFindings } from './rota-findings.tsx';
import type { bodyOf } from './save-list.ts';

/** Names what a list would leave open or hold twice, before it is saved. */
export function ListCheck({ body }: { body: ReturnType<typeof bodyOf> }) {
  const t = useOnCallWords();
  const check = useQuery({
    queryKey: ['/on-call/check', body],
    queryFn: () => api.post('/on-call/check', { body }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const found = check.data;
  const isFine = found?.gaps.length === 0 && found.overlaps.length === 0;
  return (
    <div aria-live="polite">
      {found && (
        <Alert variant="light" color={isFine ? 'teal' : 'yellow'}>
          <Text size="sm" fw={600} mb="xs">
            {t('findings.title')}
          </Text>
          <RotaFindings found={found} />
        </Alert>
      )}
    </div>
  );
}
