import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnquiryReply } from '../../../contract/enquiries.contract.ts';
import { allItems, api, pagesOf } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastProblem } from '../../ui/toasts.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

/** The steps that the reader may take with a question. */
export function EnquiryActions({ enquiry }: { enquiry: EnquiryReply }) {
  const { words } = useEnquiryWords();
  const queryClient = useQueryClient();
  const { id, actions, takenBy } = enquiry;
  const refresh = () =>
    queryClient.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith('/enquiries') });
  const step = useAction({
    mutationFn: (name: 'take' | 'reopen') => api.post(`/enquiries/{id}/${name}`, { params: { id } }),
    onError: toastProblem,
    onSettled: refresh,
  });
  const close = async () => {
    await api.post('/enquiries/{id}/close', { params: { id } });
    await refresh();
  };
  return (
    <>
      {actions.includes('take') && takenBy === null && (
        <Button loading={step.isPending} onClick={() => step.mutate('take')}>
          {words.actions.take}
        </Button>
      )}
      {actions.includes('merge') && <MergeButton enquiry={enquiry} onDone={refresh} />}
      {actions.includes('close') && (
        <ConfirmButton
          label={words.actions.close}
          title={words.actions.closeTitle}
          text={words.actions.closeText}
          confirmLabel={words.actions.close}
          dismissLabel={words.actions.closeStay}
          onConfirm={close}
        />
      )}
      {actions.includes('reopen') && (
        <Button variant="default" loading={step.isPending} onClick={() => step.mutate('reopen')}>
          {words.actions.reopen}
        </Button>
      )}
    </>
  );
}

/** Offered where the same customer has another open question. */
function MergeButton({ enquiry, onDone }: { enquiry: EnquiryReply; onDone(): Promise<unknown> }) {
  const { words } = useEnquiryWords();
  const { id, organisationId } = enquiry;
  const all = useInfiniteQuery(pagesOf('/enquiries', { query: { organisationId } }));
  const others = allItems(all.data).filter(
    (each) => each.id !== id && (each.status === 'waiting' || each.status === 'answered'),
  );
  const [chosen, setChosen] = useState('');
  const into = others.find((each) => each.id === chosen)?.id ?? others[0]?.id;
  if (into === undefined) return null;
  return (
    <ConfirmButton
      label={words.actions.merge}
      title={words.actions.mergeTitle}
      text={
        <NativeSelect
          label={words.actions.mergeInto}
          value={into}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={others.map((each) => ({ value: each.id, label: `${each.number} · ${each.text.slice(0, 40)}` }))}
        />
      }
      confirmLabel={words.actions.merge}
      dismissLabel={words.actions.mergeStay}
      onConfirm={async () => {
        await api.post('/enquiries/{id}/merge', { params: { id }, body: { into } });
        await onDone();
      }}
    />
  );
}
