import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';

/** A request's state for the customer, who is the one that is waited for. */
export function RequestStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  if (status === 'pending') return <ToneBadge tone="warn">{t('customer.request.waiting')}</ToneBadge>;
  if (status === 'failed') return <ToneBadge tone="bad">{t('customer.request.ourProblem')}</ToneBadge>;
  return <StatusBadge status={status} />;
}
