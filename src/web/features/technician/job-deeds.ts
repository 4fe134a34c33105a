import { useTranslation } from 'react-i18next';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { api } from '../../lib/api.ts';
import type { DialogWish } from '../../ui/confirm-dialog.tsx';
import { useKeepJob } from './use-take.ts';

export const jobDeeds = ['release', 'steal', 'retry', 'hold', 'ask', 'fail'] as const;
/** What is done with a job after a question: the dialog says what will happen and to whom. */
export type JobDeed = (typeof jobDeeds)[number];

const leastReason = 3;

/** The dialog of a deed. */
export function useDeed(deed: JobDeed, job: JobReply): DialogWish {
  const { t } = useTranslation();
  const keep = useKeepJob();
  const { customer } = job;
  const labels: Partial<Record<JobDeed, string>> = {
    release: t('technician.release.note'),
    ask: t('technician.ask.question'),
    steal: t('technician.reason'),
    hold: t('technician.reasonShown'),
    fail: t('technician.reasonShown'),
  };
  const label = labels[deed] ?? null;
  return {
    title: t(`technician.${deed}.title`, { customer }),
    text: t(`technician.${deed}.text`, { holder: job.takenBy?.name ?? '' }),
    confirmLabel: t(`technician.${deed}.confirm`),
    dismissLabel: t(`technician.${deed}.keep`),
    ...(deed === 'fail' ? { danger: true } : {}),
    ...(label === null
      ? {}
      : { reason: { label, least: deed === 'release' ? 0 : leastReason, keptAs: `${deed}:${job.id}` } }),
    onConfirm: async (words) => keep(await carryOut(deed, job.id, words)),
  };
}

async function carryOut(deed: JobDeed, id: string, words: string): Promise<JobReply> {
  const params = { id };
  switch (deed) {
    case 'release':
      // The note first: afterwards somebody may already be at work.
      if (words !== '') await api.post('/jobs/{id}/notes', { params, body: { text: words } });
      return await api.post('/jobs/{id}/release', { params });
    case 'retry':
      return await api.post('/jobs/{id}/retry', { params });
    case 'steal':
      return await api.post('/jobs/{id}/steal', { params, body: { reason: words } });
    case 'hold':
      return await api.post('/jobs/{id}/hold', { params, body: { reason: words } });
    case 'ask':
      return await api.post('/jobs/{id}/ask', { params, body: { question: words } });
    case 'fail':
      return await api.post('/jobs/{id}/fail', { params, body: { reason: words } });
  }
}
