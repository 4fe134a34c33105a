import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { When } from '../../ui/when.tsx';
import styles from './customer.module.css';
import { LineName } from './line-name.tsx';
import { Desk } from './our-problem.tsx';
import { useRequestTitle } from './request-card.tsx';
import { RequestStatus } from './request-status.tsx';

/** A request that a fault on our side has stopped: since when, who works on it, whom to call. */
export function ProblemCard({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const titleOf = useRequestTitle();
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <Anchor component={Link} to={`/requests/${request.id}`} fw={600}>
          {titleOf(request)}
        </Anchor>
        <Text size="sm" c="dimmed" component="span">
          {' '}
          <LineName lineId={request.lineId} />
        </Text>
        <Text size="sm">
          {t('customer.home.problemText')} {t('customer.request.since')} <When at={request.updatedAt} />
        </Text>
        <Text size="sm" component="div">
          {t('customer.request.callUs')}: <Desk />
        </Text>
      </div>
      <div className={styles.rowState}>
        <RequestStatus status={request.status} />
      </div>
    </li>
  );
}
