import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';

const tones: Record<string, Tone> = {
  pending: 'warn',
  held: 'warn',
  partial: 'warn',
  failed: 'bad',
  rejected: 'bad',
  completed: 'good',
  cancelled: 'neutral',
  acknowledged: 'info',
  accepted: 'info',
};

/** The colour of a request's status for its customer. */
export function toneOfRequest(status: string): Tone {
  return tones[status] ?? 'work';
}

/** A request's status for the customer, for whom "pending" means "waiting for you". */
export function RequestStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  if (status === 'pending') return <ToneBadge tone="warn">{t('customer.request.waiting')}</ToneBadge>;
  if (status === 'failed') return <ToneBadge tone="bad">{t('customer.request.ourProblem')}</ToneBadge>;
  return <StatusBadge status={status} />;
}
