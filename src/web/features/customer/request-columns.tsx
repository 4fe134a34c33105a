import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { slotName, wordOf } from '../../lines/slot-name.ts';
import cells from '../../ui/dense-cells.module.css';
import type { DenseColumn } from '../../ui/dense-table.tsx';
import { When } from '../../ui/when.tsx';
import { LineName } from './line-name.tsx';
import { useRequestTitle } from './request-card.tsx';
import { RequestStatus } from './request-status.tsx';
import { RequestTimes } from './request-times.tsx';
import styles from './requests.module.css';

export function useRequestColumns(): DenseColumn<ChangeRequestReply>[] {
  const { t } = useTranslation();
  const titleOf = useRequestTitle();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title's function follows the language
  return useMemo(
    () => [
      {
        key: 'what',
        label: t('customer.requests.what'),
        width: 'minmax(0, 1.3fr)',
        card: 1,
        show: (request) => <What request={request} title={titleOf(request)} />,
      },
      {
        key: 'line',
        label: t('customer.requests.line'),
        width: 'minmax(0, 1fr)',
        card: 2,
        show: ({ lineId }) => <LineName lineId={lineId} cell />,
      },
      {
        key: 'status',
        label: t('customer.requests.status'),
        width: '9.5rem',
        card: 1,
        show: ({ status }) => <RequestStatus status={status} />,
      },
      {
        key: 'times',
        label: t('customer.requests.times'),
        width: 'minmax(0, 1.15fr)',
        card: 3,
        show: (request) => <Times request={request} />,
      },
      {
        key: 'filed',
        label: t('customer.requests.filed'),
        width: '8rem',
        card: 3,
        from: 56,
        show: ({ receivedAt }) => (
          <span className={cells.soft}>
            <When at={receivedAt} plain />
          </span>
        ),
      },
    ],
    [t],
  );
}

/** Where it changes something comes first, because that tells one request from the next. Its number is never cut. */
function What({ request: { id, kind, slot, number }, title }: { request: ChangeRequestReply; title: string }) {
  const { t } = useTranslation();
  return (
    <div className={cells.two}>
      <Link to={`/requests/${id}`} className={cells.link} aria-label={title}>
        {slot === null ? wordOf('kind', kind) : slotName(t, slot)}
      </Link>
      <span className={styles.below}>
        {slot !== null && <span>{wordOf('kind', kind)}</span>}
        <span>{number}</span>
      </span>
    </div>
  );
}

/** The customer's own times; what ended without going live has only its end. */
function Times({ request }: { request: ChangeRequestReply }) {
  const { status, updatedAt } = request;
  if (status !== 'cancelled' && status !== 'rejected') return <RequestTimes request={request} listed />;
  return (
    <span className={cells.soft}>
      <When at={updatedAt} plain />
    </span>
  );
}
