import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { AttachmentReply } from '../../../contract/attachments.contract.ts';
import { mostPictures } from '../../../domain/enquiry/enquiry-state.ts';
import { type ScopeCategory, type ScopeTopic, scopeCategories } from '../../../domain/scope/scope-topic.ts';
import { AttachFiles } from '../../attachments/attachments.tsx';
import { api, freshKey } from '../../lib/api.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';
import { useScopeWords } from './use-scope-words.ts';

/** A question to our staff, after the scope table has answered; what was typed there is kept. */
export function WriteForm({ topic, typed }: { topic: ScopeTopic | null; typed: string }) {
  const { words, language } = useEnquiryWords();
  const { words: scope } = useScopeWords();
  const navigate = useNavigate();
  const [category, setCategory] = useState<ScopeCategory>('system_operation');
  const [text, setText] = useState(typed);
  const [files, setFiles] = useState<AttachmentReply[]>([]);
  const [isAttaching, setIsAttaching] = useState(false);
  const [key] = useState(freshKey);
  const sending = useAction({
    mutationFn: () =>
      api.post('/enquiries', {
        body: {
          ...{ category: topic?.category ?? category, text, attachmentIds: files.map(({ id }) => id) },
          ...(topic ? { topicKey: topic.key } : {}),
        },
        key,
      }),
    onSuccess: async ({ id }) => {
      toastDone(words.form.sent);
      await navigate(`/enquiries/${id}`);
    },
  });
  useUnsavedGuard(text.trim() !== typed.trim() && !sending.isPending && !sending.isSuccess);
  return (
    <Section title={words.form.title}>
      <Stack>
        {topic ? (
          <Text>{words.form.about.replace('{topic}', topic.title[language])}</Text>
        ) : (
          <NativeSelect
            label={words.form.category}
            value={category}
            onChange={(event) => setCategory(event.currentTarget.value as ScopeCategory)}
            data={scopeCategories.map((value) => ({ value, label: scope.categories[value] }))}
          />
        )}
        <FreeTextarea
          label={words.form.text}
          description={words.form.hint}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={4000}
          autosize
          minRows={4}
        />
        <AttachFiles takes="pictures" most={mostPictures} files={files} onFiles={setFiles} onBusy={setIsAttaching} />
        <Text size="sm" c="dimmed">
          {words.form.clock}
        </Text>
        {sending.isError && <ProblemMessage error={sending.error} />}
        <Group>
          <Button
            disabled={text.trim() === '' || isAttaching}
            loading={sending.isPending}
            onClick={() => sending.mutate()}
          >
            {words.form.send}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
