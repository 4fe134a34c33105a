import { Button, type ButtonProps, Modal } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { EditSteps } from './edit-phone-system.tsx';
import { SystemForm, settingsOf } from './phone-system-form.tsx';

/** Adds a phone system in a dialog that stays until it has answered, or not; `onAdded` is told its id. */
export function AddPhoneSystem({
  onAdded,
  ...look
}: { onAdded?(id: string): void } & Pick<ButtonProps, 'size' | 'variant'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<string>();
  const close = () => {
    setOpen(false);
    setAdded(undefined);
  };
  return (
    <>
      <Button leftSection={<Plus size={18} aria-hidden />} {...look} onClick={() => setOpen(true)}>
        {t('admin.systems.add')}
      </Button>
      <Modal
        opened={open}
        onClose={close}
        title={t('admin.systems.add')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {added === undefined ? (
          <SystemForm
            submit={t('admin.systems.add')}
            onDone={({ id }) => {
              setAdded(id);
              onAdded?.(id);
            }}
            onSubmit={(values, key) =>
              api.post('/phone-systems', {
                body: { name: values.name, kind: values.kind, settings: settingsOf(values) },
                key,
              })
            }
          />
        ) : (
          <EditSteps id={added} saved onDone={close} />
        )}
      </Modal>
    </>
  );
}
