import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTakeNext } from './use-take.ts';

/** Takes the next job, by its button or by one key. */
export function TakeNext() {
  const { t } = useTranslation();
  const next = useTakeNext();
  const take = () => {
    if (!next.isPending) next.mutate();
  };
  useHotkeys([['t', take]]);
  return (
    <Button
      leftSection={<Zap size={18} aria-hidden />}
      rightSection={<Kbd aria-hidden>T</Kbd>}
      aria-keyshortcuts="t"
      loading={next.isPending}
      onClick={take}
    >
      {t('technician.takeNext')}
    </Button>
  );
}
