import { Button } from '@mantine/core';
import type { AnnouncementReply } from '../../../contract/stored-announcements.contract.ts';
import { api } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { useStepWords } from './step-words.ts';
import { useRefreshAnnouncements } from './use-refresh-announcements.ts';

/** The steps that the reader may take now; a dispute is settled beside the texts. */
export function AnnouncementActions({ notice, onDraft }: { notice: AnnouncementReply; onDraft: (() => void) | null }) {
  const t = useStepWords();
  const { id, state, actions, sendable, why } = notice;
  const refresh = useRefreshAnnouncements();
  const isWaiting = state === 'settling';
  const isCertain = why.every((doubt) => doubt === 'settling');
  const mayActivate = actions.includes('activate') && isCertain;
  return (
    <>
      {onDraft && sendable && (
        <Button variant={state === 'active' ? 'filled' : 'default'} onClick={onDraft}>
          {t('paste.draft')}
        </Button>
      )}
      {mayActivate && !isWaiting && <Activate id={id} />}
      {mayActivate && isWaiting && (
        <ConfirmButton
          label={t('notice.override.label')}
          title={t('notice.override.title')}
          text={t('notice.override.text')}
          confirmLabel={t('notice.override.confirm')}
          dismissLabel={t('notice.override.keep')}
          danger
          reason={{ label: t('act.reason'), least: 1 }}
          onConfirm={async (reason) => {
            await api.post('/announcements/{id}/activate', { params: { id }, body: { override: { reason } } });
            toastDone(t('notice.activate.done'));
            await refresh();
          }}
        />
      )}
      {(['reject', 'revoke'] as const)
        .filter((step) => actions.includes(step) && (step === 'reject' || state === 'active'))
        .map((step) => (
          <ConfirmButton
            key={step}
            label={t(`notice.${step}.label`)}
            title={t(`notice.${step}.title`)}
            text={t(`notice.${step}.text`)}
            confirmLabel={t(`notice.${step}.confirm`)}
            dismissLabel={t(`notice.${step}.keep`)}
            danger
            reason={{ label: t('act.reason'), least: 1 }}
            onConfirm={async (reason) => {
              await api.post(`/announcements/{id}/${step}`, { params: { id }, body: { reason } });
              toastDone(t(`notice.${step}.done`));
              await refresh();
            }}
          />
        ))}
    </>
  );
}

function Activate({ id }: { id: string }) {
  const t = useStepWords();
  const refresh = useRefreshAnnouncements();
  const activating = useAction({
    mutationFn: () => api.post('/announcements/{id}/activate', { params: { id }, body: {} }),
    onSuccess: () => toastDone(t('notice.activate.done')),
    onError: toastProblem,
    onSettled: refresh,
  });
  return (
    <Button loading={activating.isPending} onClick={() => activating.mutate()}>
      {t('notice.activate.label')}
    </Button>
  );
}
