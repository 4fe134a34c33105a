import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ConnectionAnswer } from './connection.tsx';

const askAgainMs = 1_000;

/** A phone system that has just been saved: it is being asked, then what it answers; from no answer back to its settings. */
export function SystemSaved({ id, onDone, onEdit }: { id: string; onDone(): void; onEdit(): void }) {
  const { t } = useTranslation();
  const system = useQuery({
    ...queryOf('/phone-systems/{id}', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.connection.testing === false ? false : askAgainMs),
    staleTime: 0,
  });
  if (system.isError) return <ProblemMessage error={system.error} onRetry={() => void system.refetch()} />;
  if (!system.data) return <ListSkeleton rows={2} />;
  const { name, connection } = system.data;
  const isSilent = !connection.testing && connection.last?.ok === false;
  return (
    <Stack>
      <Text>{t('admin.systems.savedAs', { name })}</Text>
      <ConnectionAnswer connection={connection} />
      {isSilent && <Text>{t('admin.systems.silentText')}</Text>}
      <Group justify="flex-end">
        {isSilent && <Button onClick={onEdit}>{t('admin.systems.mend')}</Button>}
        <Button variant={isSilent ? 'default' : 'filled'} onClick={onDone}>
          {t(isSilent ? 'admin.systems.keepSilent' : 'admin.systems.done')}
        </Button>
      </Group>
    </Stack>
  );
}
