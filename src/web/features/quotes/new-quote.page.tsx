import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { type PaidKind, paidKinds } from '../../../domain/change-request/kind.ts';
import { OpenQuotes } from '../../filing-for/open-quotes.tsx';
import { api, freshKey } from '../../lib/api.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { useQuoteWords } from './use-quote-words.ts';
import { bodyOfWish, isWishReady, untouchedWish, WishFields } from './wish-fields.tsx';

/** A customer says what they need; sales assess it and make an offer. */
export function NewQuotePage() {
  const { words, said } = useQuoteWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const asked = paidKinds.find((each) => each === search.get('kind'));
  const [kind, setKind] = useState<PaidKind>(asked ?? 'ivr_redesign');
  const [wish, setWish] = useState(() => untouchedWish(search.get('text') ?? ''));
  const [key] = useState(freshKey);
  const send = useAction({
    mutationFn: () => api.post('/quotes', { body: bodyOfWish(kind, wish), key }),
    onSuccess: async ({ quoteId }) => {
      toastDone(words.form.sent);
      await navigate(`/quotes/${quoteId}`);
    },
  });
  useUnsavedGuard(wish.description.trim() !== '' && !send.isPending && !send.isSuccess);
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
          <OpenQuotes kind={kind} linked />
          <WishFields kind={kind} wish={wish} onPart={(part) => setWish((before) => ({ ...before, ...part }))} />
          {send.isError && <ProblemMessage error={send.error} />}
          <Group>
            <Button disabled={!isWishReady(kind, wish)} loading={send.isPending} onClick={() => send.mutate()}>
              {words.form.send}
            </Button>
          </Group>
        </Stack>
      </Section>
    </>
  );
}
