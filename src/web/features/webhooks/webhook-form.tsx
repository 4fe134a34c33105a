import { Button, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { WebhookReply } from '../../../contract/webhooks.contract.ts';
import { webhookEventNames } from '../../../contract/words/webhooks.ts';
import { customerEventTypes, deskEventTypes, type WebhookEventType } from '../../../domain/webhook/webhook-events.ts';
import { fieldErrors } from '../../lib/problem-error.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { EditProblem } from '../../ui/edit-problem.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import { useIsDesk } from './webhook-reads.ts';

export interface WebhookWish {
  url: string;
  description: string | null;
  events: WebhookEventType[] | null;
}

interface Saving {
  mutate(wish: WebhookWish, options: { onError(error: unknown): void }): void;
  isPending: boolean;
  isError: boolean;
  isSuccess: boolean;
  error: unknown;
}

/** Address, name and events of an endpoint: a new one, or one that was read. */
export function WebhookForm(parts: { webhook?: WebhookReply; submit: string; saving: Saving; onReload(): void }) {
  const { webhook, submit, saving, onReload } = parts;
  const { words, said } = useWebhookWords();
  const form = useForm({
    initialValues: {
      url: webhook?.url ?? 'https://',
      description: webhook?.description ?? '',
      events: [...(webhook?.events ?? [])],
    },
  });
  useUnsavedGuard(form.isDirty() && !saving.isSuccess);
  const offered: readonly WebhookEventType[] = useIsDesk() ? deskEventTypes : customerEventTypes;
  const data = offered.map((value) => ({ value, label: said(webhookEventNames[value]) }));
  const save = form.onSubmit(({ url, description, events }) =>
    saving.mutate(
      { url, description: description.trim() || null, events: events.length === 0 ? null : events },
      { onError: (error) => form.setErrors(fieldErrors(error)) },
    ),
  );
  return (
    <form noValidate onSubmit={save}>
      <Stack>
        <TextInput
          {...form.getInputProps('url')}
          label={words.address}
          description={words.addressHint}
          inputMode="url"
          autoComplete="off"
          data-autofocus
        />
        <TextInput
          {...form.getInputProps('description')}
          label={words.name}
          description={words.nameHint}
          maxLength={120}
        />
        <MultiSelect
          {...form.getInputProps('events')}
          label={words.events}
          description={words.eventsHint}
          placeholder={form.values.events.length === 0 ? words.all : undefined}
          data={data}
          searchable
        />
        {saving.isError && <EditProblem error={saving.error} onReload={onReload} />}
        <Button type="submit" loading={saving.isPending}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
