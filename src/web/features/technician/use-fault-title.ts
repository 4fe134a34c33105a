import { useTranslation } from 'react-i18next';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { changeFaultWords } from '../../../contract/words/change-faults.ts';
import type { Language } from '../../lib/language.ts';

/** The short name of the fault that stopped a job; null where a person gave it up. */
export function useFaultTitle(fault: JobReply['fault']): string | null {
  const { i18n } = useTranslation();
  return fault && changeFaultWords[fault].title[i18n.language as Language];
}
