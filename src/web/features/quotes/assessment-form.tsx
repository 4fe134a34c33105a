import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { feasibilityNames } from '../../../contract/words/quote-names.ts';
import { type Feasibility, feasibilities } from '../../../domain/quote/quote-state.ts';
import { api } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { useAction } from '../../lib/use-action.ts';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { bodyOf, type Draft, totalOf } from './draft.ts';
import { DraftLines } from './draft-lines.tsx';
import { isOfQuotes } from './quote-reads.ts';
import { useQuoteWords } from './use-quote-words.ts';

interface Parts {
  id: string;
  etag: string;
  rates: readonly { role: string; ratePerHour: number }[];
  /** Something has been saved that can be offered. */
  isSaved: boolean;
  begin: Draft;
}

/** The assessment as a form, with its total while it is typed. */
export function AssessmentForm({ id, etag, rates, isSaved, begin }: Parts) {
  const { words } = useQuoteWords();
  const { number } = useFormats();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(begin);
  const edit = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(begin);
  const refresh = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfQuotes(queryKey) });
  const body = bodyOf(draft);
  const saving = useAction({
    mutationFn: (given: NonNullable<typeof body>) =>
      api.patch('/quotes/{id}/assessment', { params: { id }, body: given, etag }),
    onSuccess: async () => {
      toastDone(words.assess.saved);
      await refresh();
    },
  });
  const offering = useAction({
    mutationFn: () => api.post('/quotes/{id}/offer', { params: { id }, etag }),
    onSuccess: () => toastDone(words.assess.offered),
    onSettled: refresh,
  });
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {words.assess.text}
      </Text>
      <DraftFields draft={draft} rates={rates} edit={edit} />
      <Text fw={600} aria-live="polite">
        {words.assess.total.replace('{total}', number(totalOf(draft)))}
      </Text>
      {saving.isError && <ProblemMessage error={saving.error} />}
      {offering.isError && <ProblemMessage error={offering.error} />}
      <Group>
        <Button
          variant={isChanged ? 'filled' : 'default'}
          disabled={body === null || !isChanged}
          loading={saving.isPending}
          onClick={() => body && saving.mutate(body)}
        >
          {words.assess.save}
        </Button>
        <Button
          variant={isChanged ? 'default' : 'filled'}
          disabled={!isSaved || isChanged || draft.feasibility === 'not_possible'}
          loading={offering.isPending}
          onClick={() => offering.mutate()}
        >
          {words.assess.offer}
        </Button>
      </Group>
    </Stack>
  );
}

/** What is assessed: feasibility, work and days. */
function DraftFields({
  draft,
  rates,
  edit,
}: Pick<Parts, 'rates'> & { draft: Draft; edit(part: Partial<Draft>): void }) {
  const { words, said } = useQuoteWords();
  return (
    <>
      <NativeSelect
        label={words.assess.feasibility}
        value={draft.feasibility}
        onChange={(event) => edit({ feasibility: event.currentTarget.value as Feasibility })}
        data={feasibilities.map((value) => ({ value, label: said(feasibilityNames[value]) }))}
        maw={320}
      />
      <FreeTextarea
        label={words.assess.note}
        value={draft.note}
        onChange={(event) => edit({ note: event.currentTarget.value })}
        maxLength={2000}
        required={draft.feasibility !== 'possible'}
        autosize
        minRows={2}
      />
      {draft.feasibility !== 'not_possible' && (
        <DraftLines lines={draft.lines} rates={rates} onLines={(lines) => edit({ lines })} />
      )}
      <Group align="flex-start">
        <TextInput
          type="date"
          label={words.assess.validUntil}
          value={draft.validUntil}
          required
          onChange={(event) => edit({ validUntil: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={words.assess.agreedOn}
          description={words.assess.agreedHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.agreedOn}
          onChange={(event) => edit({ agreedOn: event.currentTarget.value })}
          maw={360}
        />
      </Group>
    </>
  );
}
