import { Button, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Globe } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicHoursSharing } from '../../../../contract/public-hours.contract.ts';
import { fill } from '../../../../contract/words/wording.ts';
import { api, queryOf } from '../../../lib/api.ts';
import { useFormats } from '../../../lib/formats.ts';
import type { Language } from '../../../lib/language.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { toastDone } from '../../../ui/toasts.tsx';
import { PublicAddresses } from './public-addresses.tsx';
import styles from './public-hours.module.css';
import { publicHoursEn } from './words.en.ts';
import { publicHoursZhTw } from './words.zh-tw.ts';

const allWords = { en: publicHoursEn, 'zh-TW': publicHoursZhTw };

/** Whether a line's hours are public: switched on under a name, given a new address, or switched off, by an owner. */
export function PublicHours({ lineId, label }: { lineId: string; label: string }) {
  const { i18n } = useTranslation();
  const words = allWords[i18n.language as Language];
  const sharing = useQuery(queryOf('/lines/{id}/public-hours', { params: { id: lineId } }));
  return (
    <>
      {sharing.isError && <ProblemMessage error={sharing.error} onRetry={() => void sharing.refetch()} />}
      {sharing.isPending && <ListSkeleton rows={3} rowHeight={40} />}
      {sharing.data && <Sharing key={sharing.data.shared?.since} {...{ lineId, label, words }} {...sharing.data} />}
    </>
  );
}

interface Parts {
  lineId: string;
  /** The line's own name, proposed for the public one. */
  label: string;
  shared: PublicHoursSharing['shared'];
  words: typeof publicHoursEn;
}

function Sharing({ lineId, label, shared, words }: Parts) {
  const { promise } = useFormats();
  const { share, stop } = useSharing(lineId, words);
  const [name, setName] = useState(shared?.label ?? label.slice(0, 60));
  const save = (event: FormEvent) => {
    event.preventDefault();
    share.mutate({ label: name });
  };
  const problem = share.error ?? stop.error;
  return (
    <>
      <Text mb="sm">{shared ? fill(words.on, { at: promise(shared.since) }) : words.off}</Text>
      <form onSubmit={save} className={styles.form}>
        <TextInput
          className={styles.name}
          label={words.label}
          description={shared ? undefined : words.only}
          value={name}
          maxLength={60}
          required
          withAsterisk={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant={shared ? 'default' : 'filled'}
          leftSection={shared ? undefined : <Globe size={18} aria-hidden />}
          loading={share.isPending}
          disabled={shared !== null && name === shared.label}
        >
          {shared ? words.rename : words.share}
        </Button>
      </form>
      {problem !== null && <ProblemMessage error={problem} />}
      {shared && (
        <>
          <PublicAddresses shared={shared} words={words} />
          <div className={styles.actions}>
            <ConfirmButton
              label={words.move.label}
              title={words.move.title}
              text={words.move.text}
              confirmLabel={words.move.confirm}
              dismissLabel={words.move.keep}
              onConfirm={() => share.mutateAsync({ label: shared.label, newAddress: true })}
            />
            <ConfirmButton
              label={words.stop.label}
              title={words.stop.title}
              text={words.stop.text}
              confirmLabel={words.stop.confirm}
              dismissLabel={words.stop.keep}
              danger
              onConfirm={() => stop.mutateAsync(undefined)}
            />
          </div>
        </>
      )}
    </>
  );
}

function useSharing(lineId: string, words: typeof publicHoursEn) {
  const queryClient = useQueryClient();
  const params = { id: lineId };
  const settled = {
    onSuccess: () => toastDone(words.saved),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/lines/{id}/public-hours', params] }),
  };
  const share = useAction({
    mutationFn: (body: { label: string; newAddress?: boolean }) =>
      api.post('/lines/{id}/public-hours', { params, body }),
    ...settled,
  });
  const stop = useAction({ mutationFn: () => api.delete('/lines/{id}/public-hours', { params }), ...settled });
  return { share, stop };
}
