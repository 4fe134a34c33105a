import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import { SecretShown } from './secret-shown.tsx';
import { isOfWebhooks } from './webhook-reads.ts';

/** Makes a new secret and shows it once. */
export function RotateSecret({ id }: { id: string }) {
  const { t } = useTranslation();
  const { words } = useWebhookWords();
  const queryClient = useQueryClient();
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => setSecret(null);
  return (
    <>
      <ConfirmButton
        label={words.rotate}
        title={words.rotateTitle}
        text={words.rotateText}
        confirmLabel={words.rotate}
        dismissLabel={words.rotateKeep}
        onConfirm={async () => {
          setSecret((await api.post('/webhooks/{id}/rotate', { params: { id } })).secret);
          await queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfWebhooks(queryKey) });
        }}
      />
      <Modal
        opened={secret !== null}
        onClose={close}
        title={words.rotated}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {secret !== null && <SecretShown secret={secret} onKept={close} />}
      </Modal>
    </>
  );
}
