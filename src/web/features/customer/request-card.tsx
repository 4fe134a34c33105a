import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { slotName, wordOf } from '../../lines/slot-name.ts';
import { NextIn } from '../../ui/due-window.tsx';
import styles from './customer.module.css';
import { LineName } from './line-name.tsx';
import { RequestStatus } from './request-status.tsx';
import { RequestTimes } from './request-times.tsx';

/** What a request asks for, in one line: the kind and the place. */
export function useRequestTitle() {
  const { t } = useTranslation();
  return ({ kind, slot }: Pick<ChangeRequestReply, 'kind' | 'slot'>) => {
    const what = wordOf('kind', kind);
    return slot === null ? what : t('customer.request.title', { what, slot: slotName(t, slot) });
  };
}

/** A request in a list: what, where, its status, and its customer's own times. */
export function RequestCard({ request, showsLine = true }: { request: ChangeRequestReply; showsLine?: boolean }) {
  const titleOf = useRequestTitle();
  return (
    <li className={styles.row}>
      <div className={styles.grow}>
        <Anchor component={Link} to={`/requests/${request.id}`} fw={600}>
          {titleOf(request)}
        </Anchor>
        {showsLine && (
          <Text size="sm" c="dimmed" component="span">
            {' '}
            <LineName lineId={request.lineId} />
          </Text>
        )}
        <RequestTimes request={request} />
      </div>
      <div className={styles.rowState}>
        <RequestStatus status={request.status} />
        <NextIn request={request} />
      </div>
    </li>
  );
}
