import { useTranslation } from 'react-i18next';
import { jobMessages } from '../../../contract/messages/jobs.ts';
import type { Language } from '../../lib/language.ts';

/** Why a job was given up or stands still: in our words where the system did it, in the person's own where one did. */
export function useReason(reason: string | null): { title: string; detail: string } {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const known = jobMessages[`apply_${reason}`] ?? jobMessages[reason ?? ''];
  if (known) return { title: known.title[language], detail: known.detail[language] };
  return { title: t('technician.state.failed'), detail: reason ?? '' };
}
