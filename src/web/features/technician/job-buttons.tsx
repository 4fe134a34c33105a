import { useTranslation } from 'react-i18next';
import type { JobReply } from '../../../contract/jobs.contract.ts';
import { api } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useKeepJob } from './use-take.ts';

interface Parts {
  job: JobReply;
  size?: 'xs' | 'sm';
}

const leastReason = 3;

/** Actions with a confirmation: the dialog says what will happen and to whom. */
export function ReleaseButton({ job, size = 'sm' }: Parts) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  return (
    <ConfirmButton
      size={size}
      label={t('technician.release.label')}
      title={t('technician.release.title')}
      text={t('technician.release.text')}
      confirmLabel={t('technician.release.confirm')}
      dismissLabel={t('technician.release.keep')}
      onConfirm={async () => keep(await api.post('/jobs/{id}/release', { params: { id: job.id } }))}
    />
  );
}

export function StealButton({ job, size = 'sm' }: Parts) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  return (
    <ConfirmButton
      size={size}
      label={t('technician.steal.label')}
      title={t('technician.steal.title', { customer: job.customer })}
      text={t('technician.steal.text', { holder: job.takenBy?.name ?? '' })}
      confirmLabel={t('technician.steal.confirm')}
      dismissLabel={t('technician.steal.keep')}
      reason={{ label: t('technician.reason'), least: leastReason }}
      onConfirm={async (reason) =>
        keep(await api.post('/jobs/{id}/steal', { params: { id: job.id }, body: { reason } }))
      }
    />
  );
}

export function RetryButton({ job, size = 'sm' }: Parts) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  return (
    <ConfirmButton
      size={size}
      label={t('technician.retry.label')}
      title={t('technician.retry.title')}
      text={t('technician.retry.text')}
      confirmLabel={t('technician.retry.confirm')}
      dismissLabel={t('technician.retry.keep')}
      onConfirm={async () => keep(await api.post('/jobs/{id}/retry', { params: { id: job.id } }))}
    />
  );
}

export function HoldButton({ job }: Parts) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  return (
    <ConfirmButton
      label={t('technician.hold.label')}
      title={t('technician.hold.title')}
      text={t('technician.hold.text')}
      confirmLabel={t('technician.hold.confirm')}
      dismissLabel={t('technician.hold.keep')}
      reason={{ label: t('technician.reasonShown'), least: leastReason }}
      onConfirm={async (reason) =>
        keep(await api.post('/jobs/{id}/hold', { params: { id: job.id }, body: { reason } }))
      }
    />
  );
}

export function AskButton({ job }: Parts) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  return (
    <ConfirmButton
      label={t('technician.ask.label')}
      title={t('technician.ask.title', { customer: job.customer })}
      text={t('technician.ask.text')}
      confirmLabel={t('technician.ask.confirm')}
      dismissLabel={t('technician.ask.keep')}
      reason={{ label: t('technician.ask.question'), least: leastReason }}
      onConfirm={async (question) =>
        keep(await api.post('/jobs/{id}/ask', { params: { id: job.id }, body: { question } }))
      }
    />
  );
}

export function FailButton({ job }: Parts) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  return (
    <ConfirmButton
      label={t('technician.fail.label')}
      title={t('technician.fail.title')}
      text={t('technician.fail.text')}
      confirmLabel={t('technician.fail.confirm')}
      dismissLabel={t('technician.fail.keep')}
      danger
      reason={{ label: t('technician.reasonShown'), least: leastReason }}
      onConfirm={async (reason) =>
        keep(await api.post('/jobs/{id}/fail', { params: { id: job.id }, body: { reason } }))
      }
    />
  );
}
