import { useInfiniteQuery } from '@tanstack/react-query';
import { allItems } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import { WebhooksTable } from '../../webhooks/webhooks-table.tsx';
import { webhooksOf } from './customer-reads.ts';

/** The customer's webhooks and whether they work. Only its owners manage them. */
export function CustomerWebhooks({ id }: { id: string }) {
  const { words } = useWebhookWords();
  const webhooks = useInfiniteQuery(webhooksOf(id));
  const items = allItems(webhooks.data);
  return (
    <Section flush title={words.title}>
      {webhooks.isError && <ProblemMessage error={webhooks.error} onRetry={() => void webhooks.refetch()} />}
      {items.length > 0 && <WebhooksTable items={items} linked={false} />}
    </Section>
  );
}
