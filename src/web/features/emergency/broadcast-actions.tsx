import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroadcastReply } from '../../../contract/broadcasts.contract.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { ChangeTime } from './change-dialog.tsx';
import { DraftForm } from './draft-form.tsx';
import { useRefreshBroadcasts } from './refresh-broadcasts.ts';
import { useStepWords } from './step-words.ts';
import { draftOf, type GivenDraft, onNotice } from './typed-draft.ts';

const asked = ['stop', 'resume', 'end'] as const;

/** The steps that the reader may take now; closing itself stands under Approval. */
export function BroadcastActions({ broadcast, etag }: { broadcast: BroadcastReply; etag: string }) {
  const t = useStepWords();
  const { id, actions } = broadcast;
  const refresh = useRefreshBroadcasts();
  return (
    <>
      {actions.includes('submit') && <PlainStep id={id} step="submit" />}
      {actions.includes('retry') && broadcast.counts.failed > 0 && <PlainStep id={id} step="retry" />}
      {actions.includes('change') && <ChangeTime broadcast={broadcast} />}
      {asked
        .filter((step) => actions.includes(step))
        .map((step) => (
          <ConfirmButton
            key={step}
            label={t(`act.${step}.label`)}
            title={t(`act.${step}.title`)}
            text={t(`act.${step}.text`)}
            confirmLabel={t(`act.${step}.confirm`)}
            dismissLabel={t(`act.${step}.keep`)}
            danger={step === 'stop'}
            reason={{ label: t('act.reason'), least: 1 }}
            onConfirm={async (reason) => {
              await api.post(`/broadcasts/{id}/${step}`, { params: { id }, body: { reason } });
              toastDone(t(`act.${step}.done`));
              await refresh();
            }}
          />
        ))}
      {actions.includes('edit') && <EditDraft broadcast={broadcast} etag={etag} />}
      {actions.includes('cancel') && (
        <ConfirmButton
          label={t('act.give.label')}
          title={t('act.give.title')}
          text={t('act.give.text')}
          confirmLabel={t('act.give.confirm')}
          dismissLabel={t('act.give.keep')}
          danger
          onConfirm={async () => {
            await api.post('/broadcasts/{id}/cancel', { params: { id } });
            toastDone(t('act.give.done'));
            await refresh();
          }}
        />
      )}
    </>
  );
}

function PlainStep({ id, step }: { id: string; step: 'submit' | 'retry' }) {
  const t = useStepWords();
  const refresh = useRefreshBroadcasts();
  const taking = useAction({
    mutationFn: () => api.post(`/broadcasts/{id}/${step}`, { params: { id } }),
    onSuccess: () => toastDone(t(step === 'submit' ? 'act.submitted' : 'act.retried')),
    onError: toastProblem,
    onSettled: refresh,
  });
  return (
    <Button loading={taking.isPending} onClick={() => taking.mutate()}>
      {t(`act.${step}`)}
    </Button>
  );
}

function EditDraft({ broadcast, etag }: { broadcast: BroadcastReply; etag: string }) {
  const t = useStepWords();
  const { t: shared } = useTranslation();
  const refresh = useRefreshBroadcasts();
  // The version that was opened: what somebody else changes meanwhile is refused, not overwritten.
  const [opened, setOpened] = useState<{ broadcast: BroadcastReply; etag: string } | null>(null);
  const close = () => setOpened(null);
  const save = async (given: GivenDraft) => {
    const body = broadcast.announcementId === null ? given : onNotice(given);
    await api.patch('/broadcasts/{id}', { params: { id: broadcast.id }, body, etag: opened?.etag });
    toastDone(t('draft.saved'));
    close();
    await refresh();
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpened({ broadcast, etag })}>
        {t('act.edit')}
      </Button>
      <Modal
        opened={opened !== null}
        onClose={close}
        size="lg"
        title={t('draft.editTitle')}
        closeButtonProps={{ 'aria-label': shared('ui.close') }}
      >
        {opened && (
          <>
            <p>{t('draft.editText')}</p>
            <DraftForm
              first={draftOf(opened.broadcast)}
              onSave={save}
              onReload={() => {
                close();
                void refresh();
              }}
            />
          </>
        )}
      </Modal>
    </>
  );
}
