import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { WebhookReply } from '../../../contract/webhooks.contract.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import { EditWebhook } from './edit-webhook.tsx';
import { isOfWebhooks, versionOf } from './webhook-reads.ts';

/** Tests an endpoint, edits it, switches it on and off, deletes it. */
export function WebhookActions({ webhook, onTested }: { webhook: WebhookReply; onTested(number: number): void }) {
  const { words } = useWebhookWords();
  const queryClient = useQueryClient();
  const { id } = webhook;
  const refresh = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfWebhooks(queryKey) });
  const test = useAction({
    mutationFn: () => api.post('/webhooks/{id}/test', { params: { id } }),
    onSuccess: async ({ number }) => {
      onTested(number);
      toastDone(words.tested);
      await refresh();
    },
    onError: toastProblem,
  });
  const turn = async (enabled: boolean) => {
    const etag = await versionOf(queryClient, id);
    await api.patch('/webhooks/{id}', { params: { id }, body: { enabled }, etag });
    toastDone(enabled ? words.switchedOn : words.switchedOff);
    await refresh();
  };
  const on = useAction({ mutationFn: () => turn(true), onError: toastProblem });
  return (
    <>
      {!webhook.enabled && webhook.offCause !== 'contractEnded' && (
        <Button loading={on.isPending} onClick={() => on.mutate()}>
          {words.switchOn}
        </Button>
      )}
      <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
        {words.test}
      </Button>
      <EditWebhook id={id} />
      {webhook.enabled && (
        <ConfirmButton
          label={words.switchOff}
          title={words.switchOffTitle}
          text={words.switchOffText}
          confirmLabel={words.switchOff}
          dismissLabel={words.switchOffKeep}
          onConfirm={() => turn(false)}
        />
      )}
      <DeleteWebhook id={id} />
    </>
  );
}

function DeleteWebhook({ id }: { id: string }) {
  const { words } = useWebhookWords();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (
    <ConfirmButton
      label={words.remove}
      title={words.removeTitle}
      text={words.removeText}
      confirmLabel={words.remove}
      dismissLabel={words.removeKeep}
      danger
      onConfirm={async () => {
        await api.delete('/webhooks/{id}', { params: { id }, etag: await versionOf(queryClient, id) });
        toastDone(words.removed);
        await navigate('/webhooks');
        await queryClient.invalidateQueries({ queryKey: ['/webhooks'] });
      }}
    />
  );
}
