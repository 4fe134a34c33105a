import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { fieldOfInstant, instantOf } from '../../lib/taipei-input.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { ChangeWords } from './change-words.tsx';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';
import { useStepWords } from './step-words.ts';

/** Asks for a longer time of a broadcast that runs; a second person approves it. */
export function ChangeTime({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useStepWords();
  const { t: shared } = useTranslation();
  // As it was when the dialog was opened: what changes meanwhile is refused by the server.
  const [opened, setOpened] = useState<BroadcastReply | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(broadcast)}>
        {t('change.label')}
      </Button>
      <Modal
        opened={opened !== null}
        onClose={close}
        title={t('change.title')}
        closeButtonProps={{ 'aria-label': shared('ui.close') }}
      >
        {opened && <ChangeForm broadcast={opened} onDone={close} />}
      </Modal>
    </>
  );
}

function ChangeForm({ broadcast, onDone }: { broadcast: BroadcastReply; onDone(): void }) {
  const t = useStepWords();
  const now = useNow(30_000);
  const refresh = useRefreshBroadcasts();
  const was = { from: broadcast.from, until: broadcast.until };
  const [typed, setTyped] = useState({ from: fieldOfInstant(was.from), until: fieldOfInstant(was.until) });
  const hasBegun = Date.parse(was.from) <= now;
  const from = typed.from === fieldOfInstant(was.from) ? was.from : instantOf(typed.from);
  const until = typed.until === fieldOfInstant(was.until) ? was.until : instantOf(typed.until);
  const isLater = from !== undefined && Date.parse(from) > Date.parse(was.from);
  const isShorter = until !== undefined && Date.parse(until) < Date.parse(was.until);
  const isSame = from === was.from && until === was.until;
  const asking = useAction({
    mutationFn: async () => {
      const body = { ...(from === was.from ? {} : { from }), ...(until === was.until ? {} : { until }) };
      await api.post('/broadcasts/{id}/changes', { params: { id: broadcast.id }, body });
    },
    onSuccess: async () => {
      toastDone(t('change.asked'));
      onDone();
      await refresh();
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <Stack>
        <Text>{t('change.text')}</Text>
        <TextInput
          type="datetime-local"
          label={t('draft.from')}
          description={hasBegun ? t('change.begun') : t('draft.taipei')}
          value={typed.from}
          onChange={({ currentTarget: { value } }) => setTyped({ ...typed, from: value })}
          disabled={hasBegun}
          error={isLater ? t('change.notLater') : undefined}
        />
        <TextInput
          type="datetime-local"
          label={t('draft.until')}
          description={t('draft.taipei')}
          value={typed.until}
          onChange={({ currentTarget: { value } }) => setTyped({ ...typed, until: value })}
          error={isShorter ? t('change.notShorter') : undefined}
        />
        {from !== undefined && until !== undefined && !isSame && !isLater && !isShorter && (
          <ChangeWords change={{ from, until, was }} lines={broadcast.counts.close} />
        )}
        {asking.isError && <ProblemMessage error={asking.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('change.leave')}
          </Button>
          <Button
            type="submit"
            loading={asking.isPending}
            disabled={from === undefined || until === undefined || isSame || isLater || isShorter}
          >
            {t('change.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
