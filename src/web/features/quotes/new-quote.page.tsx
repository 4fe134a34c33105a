import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AttachmentReply } from '../../../contract/attachments.contract.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { type PaidKind, paidKinds } from '../../../domain/change-request/kind.ts';
import { repeatedRows, type SketchRow } from '../../../domain/quote/sketch.ts';
import { AttachFiles } from '../../attachments/attachments.tsx';
import { api, freshKey } from '../../lib/api.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { FreeTextarea } from '../../ui/free-textarea.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { SketchFields } from './sketch-fields.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** A customer says what they need; sales assess it and make an offer. */
export function NewQuotePage() {
  const { words, said } = useQuoteWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const asked = paidKinds.find((each) => each === search.get('kind'));
  const [kind, setKind] = useState<PaidKind>(asked ?? 'ivr_redesign');
  const [description, setDescription] = useState(search.get('text') ?? '');
  const [rows, setRows] = useState<SketchRow[]>([{ keys: '', destination: '' }]);
  const [files, setFiles] = useState<AttachmentReply[]>([]);
  const [isAttaching, setIsAttaching] = useState(false);
  const [wishedOn, setWishedOn] = useState('');
  const [key] = useState(freshKey);
  const filled = rows.filter((row) => row.keys !== '' || row.destination.trim() !== '');
  const isSketched = filled.every((row) => /^[0-9*#]{1,6}$/.test(row.keys) && row.destination.trim() !== '');
  const isReady =
    description.trim() !== '' && (kind !== 'ivr_redesign' || (isSketched && repeatedRows(filled).length === 0));
  const send = useAction({
    mutationFn: () =>
      api.post('/quotes', {
        body: {
          ...{ kind, description, attachmentIds: files.map(({ id }) => id) },
          ...(kind === 'ivr_redesign' && filled.length > 0 ? { sketch: filled } : {}),
          ...(wishedOn === '' ? {} : { wishedOn }),
        },
        key,
      }),
    onSuccess: async ({ quoteId }) => {
      toastDone(words.form.sent);
      await navigate(`/quotes/${quoteId}`);
    },
  });
  useUnsavedGuard(description.trim() !== '' && !send.isPending && !send.isSuccess);
  return (
    <>
      <PageHeader title={words.form.title} text={words.form.text} back={{ to: '/quotes', label: words.back }} />
      <Section>
        <Stack>
          <NativeSelect
            label={words.form.kind}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as PaidKind)}
            data={paidKinds.map((value) => ({ value, label: said(vocabulary.kind?.[value]) }))}
          />
          <FreeTextarea
            label={words.form.description}
            description={words.form.descriptionHint}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            maxLength={4000}
            required
            autosize
            minRows={4}
          />
          {kind === 'ivr_redesign' && <SketchFields rows={rows} onRows={setRows} />}
          <AttachFiles takes="files" most={10} files={files} onFiles={setFiles} onBusy={setIsAttaching} />
          <TextInput
            type="date"
            label={words.form.wishedOn}
            value={wishedOn}
            onChange={(event) => setWishedOn(event.currentTarget.value)}
            maw={240}
          />
          {kind === 'ivr_redesign' && !isSketched && <Text size="sm">{words.form.keysWrong}</Text>}
          {send.isError && <ProblemMessage error={send.error} />}
          <Group>
            <Button disabled={!isReady || isAttaching} loading={send.isPending} onClick={() => send.mutate()}>
              {words.form.send}
            </Button>
          </Group>
        </Stack>
      </Section>
    </>
  );
}
