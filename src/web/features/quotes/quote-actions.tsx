import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuoteReply } from '../../../contract/quotes.contract.ts';
import { api } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { isOfQuotes } from './quote-reads.ts';
import { useQuoteWords } from './use-quote-words.ts';

/** The steps that the reader may take now, besides assessing. */
export function QuoteActions({ quote }: { quote: QuoteReply }) {
  const { words } = useQuoteWords();
  const queryClient = useQueryClient();
  const isOurs = !hasRole(useMe(), 'owner', 'member');
  const { id, actions } = quote;
  const refresh = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfQuotes(queryKey) });
  return (
    <>
      {actions.includes('accept') && <Accept quote={quote} refresh={refresh} />}
      {actions.includes('decline') && (
        <ConfirmButton
          label={words.decline.label}
          title={words.decline.title}
          text={words.decline.text}
          confirmLabel={words.decline.confirm}
          dismissLabel={words.decline.dismiss}
          reason={{ label: words.decline.reason, least: 1 }}
          onConfirm={async (reason) => {
            await api.post('/quotes/{id}/decline', { params: { id }, body: { reason } });
            await refresh();
          }}
        />
      )}
      {actions.includes('withdraw') && (
        <ConfirmButton
          label={words.withdraw.label}
          title={words.withdraw.title}
          text={words.withdraw.text}
          confirmLabel={words.withdraw.confirm}
          dismissLabel={words.withdraw.dismiss}
          reason={{ label: words.withdraw.reason, least: isOurs ? 1 : 0 }}
          onConfirm={async (reason) => {
            const body = reason.trim() === '' ? {} : { reason };
            await api.post('/quotes/{id}/withdraw', { params: { id }, body });
            await refresh();
          }}
        />
      )}
    </>
  );
}

/** The owner types their name under exactly the version that they have read. */
function Accept({ quote, refresh }: { quote: QuoteReply; refresh(): Promise<void> }) {
  const { t } = useTranslation();
  const { words } = useQuoteWords();
  const { number } = useFormats();
  // The version is the one of the moment in which the dialog opens.
  const [read, setRead] = useState<{ version: number; total: number } | null>(null);
  const [typedName, setTypedName] = useState('');
  const { id, offer } = quote;
  const accepting = useAction({
    mutationFn: (version: number) => api.post('/quotes/{id}/accept', { params: { id }, body: { version, typedName } }),
    onSuccess: () => {
      setRead(null);
      toastDone(words.accept.done);
    },
    onSettled: refresh,
  });
  if (offer === null) return null;
  const title = words.accept.title
    .replace('{version}', String(read?.version))
    .replace('{total}', number(read?.total ?? 0));
  return (
    <>
      <Button onClick={() => setRead(offer)}>{words.accept.label}</Button>
      <Modal
        opened={read !== null}
        onClose={() => {
          setRead(null);
          accepting.reset();
        }}
        title={title}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <Stack>
          <Text>{words.accept.text}</Text>
          <TextInput
            label={words.accept.name}
            value={typedName}
            maxLength={80}
            autoComplete="name"
            onChange={(event) => setTypedName(event.currentTarget.value)}
          />
          {accepting.isError && <ProblemMessage error={accepting.error} />}
          <Button
            disabled={typedName.trim() === ''}
            loading={accepting.isPending}
            onClick={() => read && accepting.mutate(read.version)}
          >
            {words.accept.confirm}
          </Button>
          <Button variant="default" onClick={() => setRead(null)}>
            {words.accept.dismiss}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
