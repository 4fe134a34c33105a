import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import { SecretShown } from './secret-shown.tsx';
import { WebhookForm, type WebhookWish } from './webhook-form.tsx';

/** Adds an endpoint and shows its secret once. */
export function NewWebhook() {
  const { t } = useTranslation();
  const { words } = useWebhookWords();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const make = useAction({
    mutationFn: (body: WebhookWish) => api.post('/webhooks', { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/webhooks'] }),
  });
  const close = () => {
    setOpen(false);
    make.reset();
  };
  return (
    <>
      <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      <Modal
        opened={open}
        onClose={close}
        title={make.data ? words.made : words.add}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {make.data ? (
          <SecretShown secret={make.data.secret} onKept={close} />
        ) : (
          <WebhookForm submit={words.make} saving={make} onReload={() => undefined} />
        )}
      </Modal>
    </>
  );
}
