import { Button, type ButtonProps, Modal, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import type { LineOwner } from './line-form.tsx';

/** In a file of its own: it is loaded by whoever adds. */
const LineForm = lazy(async () => ({ default: (await import('./line-form.tsx')).LineForm }));

/** Adds a line of one customer in a dialog. */
export function AddLine({ owner, size = 'xs' }: { owner: LineOwner } & Pick<ButtonProps, 'size'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size={size} leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('admin.lines.add')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        size="xl"
        title={t('admin.lines.add')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <Text c="dimmed" mb="md">
          {t('admin.lines.addText')}
        </Text>
        <Suspense fallback={<ListSkeleton rows={6} />}>
          <LineForm owner={owner} onAdded={() => setOpen(false)} />
        </Suspense>
      </Modal>
    </>
  );
}
