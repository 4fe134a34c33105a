import { Anchor, Text } from '@mantine/core';
import { useId } from 'react';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { When } from '../../ui/when.tsx';
import styles from './home.module.css';
import { LineName } from './line-name.tsx';
import { ProvideFields } from './provide-form.tsx';
import { useRequestTitle } from './request-card.tsx';

/** A request that waits for the customer, with the question and the answer box right there. */
export function WaitingCard({ request }: { request: ChangeRequestReply }) {
  const titleOf = useRequestTitle();
  const id = useId();
  return (
    <li>
      <section className={styles.waiting} aria-labelledby={id}>
        <div className={styles.waitingHead}>
          <div>
            <Anchor component={Link} to={`/requests/${request.id}`} fw={600} id={id}>
              {titleOf(request)}
            </Anchor>{' '}
            <Text component="span" size="sm" c="dimmed">
              <LineName lineId={request.lineId} />
            </Text>
          </div>
          <Text component="div" size="sm" c="dimmed">
            <When at={request.updatedAt} />
          </Text>
        </div>
        <ProvideFields request={request} />
      </section>
    </li>
  );
}
