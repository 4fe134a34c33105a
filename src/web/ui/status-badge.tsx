import { useTranslation } from 'react-i18next';
import { vocabulary } from '../../contract/words/vocabulary.ts';
import type { ChangeRequestStatus } from '../../domain/change-request/lifecycle.ts';
import type { JobStatus } from '../../domain/job/job-state.ts';
import type { Language } from '../lib/language.ts';
import { type Tone, ToneBadge } from './tone-badge.tsx';

const tones: Record<ChangeRequestStatus | JobStatus, Tone> = {
  acknowledged: 'info',
  accepted: 'info',
  inProgress: 'work',
  scheduled: 'work',
  partial: 'warn',
  pending: 'warn',
  held: 'warn',
  completed: 'good',
  rejected: 'bad',
  failed: 'bad',
  cancelled: 'neutral',
  open: 'info',
  taken: 'work',
  done: 'good',
};

/** The colour of a status. */
export function toneOfStatus(status: string): Tone {
  return tones[status as JobStatus] ?? 'neutral';
}

/** The status of a request or job in words; colour is never its only sign. */
export function StatusBadge({ status }: { status: string }) {
  const { i18n } = useTranslation();
  const word = vocabulary.status?.[status]?.[i18n.language as Language] ?? status;
  return <ToneBadge tone={toneOfStatus(status)}>{word}</ToneBadge>;
}
