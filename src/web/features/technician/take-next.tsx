import { Button } from '@mantine/core';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/shortcuts.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTakeNext } from './use-take.ts';

/** Takes the next job, by a button or a key. */
export function TakeNext() {
  const { t } = useTranslation();
  const next = useTakeNext();
  const take = () => {
    if (!next.isPending) next.mutate();
  };
  const key = useShortcut('t', t('technician.takeNext'), take);
  return (
    <Button
      leftSection={<Zap size={18} aria-hidden />}
      rightSection={<KeyHint name="T" />}
      aria-keyshortcuts={key}
      loading={next.isPending}
      onClick={take}
    >
      {t('technician.takeNext')}
    </Button>
  );
}
