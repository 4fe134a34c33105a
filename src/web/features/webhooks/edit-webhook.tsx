import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookReply } from '../../../contract/webhooks.contract.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import { WebhookForm, type WebhookWish } from './webhook-form.tsx';
import { freshWebhook, isOfWebhooks } from './webhook-reads.ts';

/** Edits an endpoint in the version that is read when the dialog opens. */
export function EditWebhook({ id }: { id: string }) {
  const { t } = useTranslation();
  const { words } = useWebhookWords();
  const queryClient = useQueryClient();
  const [read, setRead] = useState<{ value: WebhookReply; etag: string } | null>(null);
  const open = useAction({
    mutationFn: () => freshWebhook(queryClient, id),
    onSuccess: setRead,
    onError: toastProblem,
  });
  const close = () => setRead(null);
  const save = useAction({
    mutationFn: (body: WebhookWish) => api.patch('/webhooks/{id}', { params: { id }, body, etag: read?.etag ?? '' }),
    onSuccess: async () => {
      close();
      toastDone(words.saved);
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfWebhooks(queryKey) });
    },
  });
  return (
    <>
      <Button variant="default" loading={open.isPending} onClick={() => open.mutate()}>
        {words.edit}
      </Button>
      <Modal
        opened={read !== null}
        onClose={() => {
          close();
          save.reset();
        }}
        title={words.editTitle}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        {read && (
          <WebhookForm
            key={read.etag}
            webhook={read.value}
            submit={words.save}
            saving={save}
            onReload={() => open.mutate()}
          />
        )}
      </Modal>
    </>
  );
}
