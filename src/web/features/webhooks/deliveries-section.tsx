import { Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { deliveryStatusNames } from '../../../contract/words/webhooks.ts';
import { type DeliveryStatus, deliveryStatuses } from '../../../domain/webhook/delivery.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import styles from './deliveries.module.css';
import { Delivery } from './delivery.tsx';

/** What was sent to an endpoint, newest first; the test that was just sent is unfolded. */
export function DeliveriesSection({ id, opened, isOn }: { id: string; opened: number | null; isOn: boolean }) {
  const { words, said } = useWebhookWords();
  const [status, setStatus] = useState<DeliveryStatus | null>(null);
  const query = { limit: 20, ...(status === null ? {} : { status }) };
  const deliveries = useInfiniteQuery(pagesOf('/webhooks/{id}/deliveries', { params: { id }, query }));
  const items = allItems(deliveries.data);
  const filter = (
    <Select
      aria-label={words.filter}
      placeholder={words.any}
      clearable
      value={status}
      onChange={(value) => setStatus(value as DeliveryStatus | null)}
      data={deliveryStatuses.map((value) => ({ value, label: said(deliveryStatusNames[value]) }))}
    />
  );
  return (
    <Section title={words.deliveries} actions={filter} flush>
      {deliveries.isError && <ProblemMessage error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {deliveries.isPending && <ListSkeleton />}
      {deliveries.data && items.length === 0 && (
        <EmptyState
          icon={Send}
          title={status === null ? words.noDeliveries : words.noneInState}
          text={status === null ? words.noDeliveriesText : undefined}
        />
      )}
      <ul className={styles.list}>
        {items.map((delivery) => (
          <Delivery
            key={delivery.number}
            {...{ id, delivery, mayReplay: isOn || delivery.test, isOpen: delivery.number === opened }}
          />
        ))}
      </ul>
      <MoreButton {...deliveries} />
    </Section>
  );
}
