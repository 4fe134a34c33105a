import { Button, Group, Stack } from '@mantine/core';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentReply } from '../../contract/attachments.contract.ts';
import { AttachFiles } from '../attachments/attachments.tsx';
import { freshKey } from '../lib/api.ts';
import { useKeptText } from '../lib/kept-text.ts';
import { useUnsavedGuard } from '../lib/unsaved-guard.ts';
import { useAction } from '../lib/use-action.ts';
import { FreeTextarea } from '../ui/free-textarea.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';

interface Draft {
  text: string;
  attachmentIds: string[];
  /** Sent again after a fault, the same words are stored once. */
  key: string;
}

/** Ctrl or Cmd with Enter does it. */
function byKeys(send: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
}

/** Writes a message; what was typed stays until it is stored. */
export function MessageForm(parts: {
  /** Where the text is kept: the thing that the conversation is about. */
  keptAs: string;
  hint: string;
  /** The read of the conversation, made anew when something was sent. */
  queryKey: QueryKey;
  /** Pictures may be sent along: how many, and for whom where our staff send them. */
  pictures?: { most: number; organisationId?: string };
  onSend(draft: Draft): Promise<unknown>;
}) {
  const { keptAs, hint, queryKey, pictures, onSend } = parts;
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useKeptText(keptAs);
  const [key, setKey] = useState(freshKey);
  const [files, setFiles] = useState<AttachmentReply[]>([]);
  const [isAttaching, setIsAttaching] = useState(false);
  const text = typed.trim();
  useUnsavedGuard(text !== '' || files.length > 0);
  const sending = useAction({
    mutationFn: (draft: Draft) => onSend(draft),
    onSuccess: (_entry, sent) => {
      setTyped((now) => (now === sent.text ? '' : now));
      setFiles([]);
      setKey(freshKey());
    },
    // A refusal may mean that the conversation has been closed.
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  const send = () => {
    if (text !== '' && !isAttaching) sending.mutate({ text: typed, attachmentIds: files.map(({ id }) => id), key });
  };
  return (
    <Stack gap="sm">
      <FreeTextarea
        label={t('conversation.text')}
        description={hint}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setKey(freshKey());
        }}
        onKeyDown={byKeys(send)}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={10}
      />
      {pictures && (
        <AttachFiles
          takes="pictures"
          {...pictures}
          files={files}
          onBusy={setIsAttaching}
          onFiles={(chosen) => {
            setFiles(chosen);
            setKey(freshKey());
          }}
        />
      )}
      {sending.isError && <ProblemMessage error={sending.error} />}
      <Group>
        <Button
          disabled={text === '' || isAttaching}
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
