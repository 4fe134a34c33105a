import { useTranslation } from 'react-i18next';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type JobDeed, useDeed } from './job-deeds.ts';

/** A button for a deed, with its dialog. */
export function DeedButton({ deed, job }: { deed: JobDeed; job: JobReply }) {
  const { t } = useTranslation();
  return <ConfirmButton size="sm" label={t(`technician.${deed}.label`)} {...useDeed(deed, job)} />;
}

/** The dialog alone: one for all rows of a list. */
export function DeedDialog({ deed, job, onClose }: { deed: JobDeed; job: JobReply; onClose(): void }) {
  return <ConfirmDialog opened onClose={onClose} {...useDeed(deed, job)} />;
}
