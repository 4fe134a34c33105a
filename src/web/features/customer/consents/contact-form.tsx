import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import type { LineReply } from '../../../../contract/lines.contract.ts';
import { api } from '../../../lib/api.ts';
import { fieldErrors } from '../../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../../lib/unsaved-guard.ts';
import { useAction } from '../../../lib/use-action.ts';
import { EditProblem } from '../../../ui/edit-problem.tsx';
import { toastDone } from '../../../ui/toasts.tsx';
import { useConsentsWords } from './consents-words.ts';

/** Names the person who is asked about a line beside the owners; empty fields name nobody. */
export function ContactForm({ line, etag }: { line: LineReply; etag: string }) {
  const t = useConsentsWords();
  const queryClient = useQueryClient();
  const reload = () => queryClient.invalidateQueries({ queryKey: ['/lines/{id}', { id: line.id }] });
  const form = useForm({
    initialValues: { contactName: line.contactName ?? '', contactEmail: line.contactEmail ?? '' },
  });
  const save = useAction({
    mutationFn: ({ contactName, contactEmail }: typeof form.values) => {
      const body = { contactName: contactName.trim() || null, contactEmail: contactEmail.trim() || null };
      return api.patch('/lines/{id}', { params: { id: line.id }, body, etag });
    },
    onSuccess: async () => {
      toastDone(t('contact.saved'));
      await reload();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  useUnsavedGuard(!save.isSuccess && form.isDirty());
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="xs" mt="xs">
        <Text size="sm">{t('contact.text')}</Text>
        <TextInput {...form.getInputProps('contactName')} label={t('contact.name')} maxLength={80} />
        <TextInput {...form.getInputProps('contactEmail')} label={t('contact.email')} type="email" maxLength={254} />
        {save.isError && <EditProblem error={save.error} onReload={() => void reload()} />}
        <Group>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('contact.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
