import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import styles from './customer.module.css';
import { Findings } from './findings.tsx';
import { useVoiceFile } from './use-voice-file.ts';
import { VoiceFile } from './voice-file.tsx';

/** Answers what a pending request waits for, as a card of its own. */
export function ProvideForm({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  return (
    <Section title={t('customer.provide.title')}>
      <ProvideFields request={request} />
    </Section>
  );
}

/** Answers what a pending request waits for: a better recording, or a technician's question. */
export function ProvideFields({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const needsUpload = request.awaiting?.code === 'upload';
  const [text, setText] = useState('');
  const [withFile, setWithFile] = useState(needsUpload);
  const file = useVoiceFile(null);
  const uploadId = withFile && file.prompt?.status === 'ready' ? file.prompt.uploadId : undefined;
  const answer = text.trim();
  const isComplete = needsUpload ? uploadId !== undefined : answer !== '' && (!withFile || uploadId !== undefined);
  const provide = useAction({
    mutationFn: () =>
      api.post('/change-requests/{id}/provide', {
        params: { id: request.id },
        body: { ...(uploadId ? { uploadId } : {}), ...(answer ? { text: answer } : {}) },
      }),
    onSuccess: (now) => {
      queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id: request.id } }).queryKey, now);
      toastDone(t('customer.provide.done'));
    },
  });
  const words = (
    <FreeTextarea
      label={needsUpload ? t('customer.request.note') : t('customer.provide.answer')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      maxLength={2000}
      autosize
      minRows={2}
    />
  );
  return (
    <Stack gap="md">
      <Text>{t(needsUpload ? 'customer.provide.uploadText' : 'customer.provide.answerText')}</Text>
      {request.awaiting?.question && (
        <blockquote className={styles.question}>
          <Text size="sm" c="dimmed">
            {t('customer.provide.question')}
          </Text>
          {request.awaiting.question}
        </blockquote>
      )}
      {needsUpload && request.promptId !== null && <WhatWasWrong promptId={request.promptId} />}
      {!needsUpload && words}
      {!needsUpload && (
        <Checkbox
          label={t('customer.provide.withFile')}
          checked={withFile}
          onChange={(event) => setWithFile(event.currentTarget.checked)}
        />
      )}
      {withFile && <VoiceFile file={file} />}
      {needsUpload && words}
      {provide.isError && <ProblemMessage error={provide.error} />}
      <Group>
        <Button disabled={!isComplete} loading={provide.isPending} onClick={() => provide.mutate()}>
          {t('customer.provide.send')}
        </Button>
      </Group>
    </Stack>
  );
}

function WhatWasWrong({ promptId }: { promptId: string }) {
  const { t } = useTranslation();
  const prompt = useQuery(queryOf('/prompts/{id}', { params: { id: promptId } }));
  const errors = prompt.data?.findings.filter(({ severity }) => severity === 'error') ?? [];
  if (errors.length === 0) return null;
  return (
    <div className={styles.stack}>
      <Text size="sm" c="dimmed">
        {t('customer.provide.wrongWith', { name: prompt.data?.fileName })}
      </Text>
      <Findings findings={errors} />
    </div>
  );
}
