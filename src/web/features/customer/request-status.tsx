import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';

/** A request's status for the customer, for whom "pending" means "waiting for you". */
export function RequestStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  if (status === 'pending') return <ToneBadge tone="warn">{t('customer.request.waiting')}</ToneBadge>;
  if (status === 'failed') return <ToneBadge tone="bad">{t('customer.request.ourProblem')}</ToneBadge>;
  return <StatusBadge status={status} />;
}
