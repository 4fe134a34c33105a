import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, freshKey, queryOf } from '../lib/api.ts';
import { useKeptText } from '../lib/kept-text.ts';
import { useUnsavedGuard } from '../lib/unsaved-guard.ts';
import { useAction } from '../lib/use-action.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';

/** Writes a message; what was typed stays until it is stored. */
export function MessageForm({ requestId: id, hint }: { requestId: string; hint: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  // Sent again after a fault, the same words are stored once.
  const [typed, setTyped] = useKeptText(`message:${id}`);
  const [key, setKey] = useState(freshKey);
  const text = typed.trim();
  useUnsavedGuard(text !== '');
  const { queryKey } = queryOf('/change-requests/{id}/messages', { params: { id } });
  const sending = useAction({
    mutationFn: (draft: { text: string; key: string }) =>
      api.post('/change-requests/{id}/messages', { params: { id }, body: { text: draft.text }, key: draft.key }),
    onSuccess: (_entry, sent) => {
      setTyped((now) => (now === sent.text ? '' : now));
      setKey(freshKey());
    },
    // A refusal may mean that the conversation has been closed.
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  const send = () => {
    if (text !== '') sending.mutate({ text: typed, key });
  };
  const sendByKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <Stack gap="sm">
      <Textarea
        label={t('conversation.text')}
        description={hint}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setKey(freshKey());
        }}
        onKeyDown={sendByKeys}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={10}
      />
      {sending.isError && <ProblemMessage error={sending.error} />}
      <Group>
        <Button
          disabled={text === ''}
          loading={sending.isPending}
          onClick={send}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          rightSection={<KeyHint name="Ctrl Enter" />}
        >
          {t('conversation.send')}
        </Button>
      </Group>
    </Stack>
  );
}
