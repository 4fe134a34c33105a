import { useInfiniteQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { allItems, pagesOf } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import { WebhooksTable } from '../../webhooks/webhooks-table.tsx';
import { NewWebhook } from './new-webhook.tsx';
import { useIsDesk } from './webhook-reads.ts';

/** The organisation's endpoints with their health; for operators those of the desk. */
export function WebhooksPage() {
  const { words } = useWebhookWords();
  const isDesk = useIsDesk();
  const { text, back, noneText } = isDesk ? words.desk : words;
  const webhooks = useInfiniteQuery(pagesOf('/webhooks'));
  const items = allItems(webhooks.data);
  return (
    <>
      <PageHeader
        title={words.title}
        text={text}
        back={{ to: isDesk ? '/on-call' : '/api-keys', label: back }}
        actions={<NewWebhook />}
      />
      <Section flush>
        {webhooks.isError && <ProblemMessage error={webhooks.error} onRetry={() => void webhooks.refetch()} />}
        {webhooks.isPending && <ListSkeleton />}
        {webhooks.data && items.length === 0 && <EmptyState icon={Send} title={words.none} text={noneText} />}
        {items.length > 0 && <WebhooksTable items={items} linked />}
        <MoreButton {...webhooks} />
      </Section>
    </>
  );
}
