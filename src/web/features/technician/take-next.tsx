import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../lib/api.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTakeHandJob } from './use-emergency-jobs.ts';
import { useTakeNext } from './use-take.ts';

/** Takes the next job, by a button or a key; a line that has to be closed or opened by hand comes first. */
export function TakeNext() {
  const { t } = useTranslation();
  const next = useTakeNext();
  const urgent = useTakeHandJob();
  const { data } = useQuery(queryOf('/emergency-jobs'));
  const first = data?.items.find(({ status }) => status === 'open');
  const isPending = next.isPending || urgent.isPending;
  const take = () => {
    if (isPending) return;
    if (first) urgent.mutate(first.id);
    else next.mutate();
  };
  const key = useShortcut('t', t('technician.takeNext'), take);
  return (
    <Button
      leftSection={<Zap size={18} aria-hidden />}
      rightSection={<KeyHint name="T" />}
      aria-keyshortcuts={key}
      loading={isPending}
      onClick={take}
    >
      {t('technician.takeNext')}
    </Button>
  );
}
