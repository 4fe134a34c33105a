import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationEntry } from '../../contract/conversation.contract.ts';
import { api, queryOf } from '../lib/api.ts';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { Section } from '../ui/section.tsx';
import { Entries } from './entries.tsx';
import { MessageForm } from './message-form.tsx';

interface Shown {
  requestId: string;
  /** Which side reads: its own words stand on the right. */
  side: ConversationEntry['side'];
  /** Who reads what is written, and when. */
  hint: string;
}

/** What customer and technician wrote to each other about a request, oldest first, updated live. */
export function Conversation({ requestId: id, side, hint }: Shown) {
  const { t } = useTranslation();
  const read = queryOf('/change-requests/{id}/messages', { params: { id } });
  const { queryKey } = read;
  const conversation = useQuery(read);
  const { data } = conversation;
  return (
    <Section title={t('conversation.title')}>
      {conversation.isPending && <Skeleton height={80} radius="md" />}
      {conversation.isError && (
        <ProblemMessage error={conversation.error} onRetry={() => void conversation.refetch()} />
      )}
      {data && (
        <Entries
          items={data.items}
          side={side}
          title={t('conversation.title')}
          empty={data.open ? t(side === 'staff' ? 'conversation.emptyStaff' : 'conversation.emptyCustomer') : null}
        />
      )}
      {data?.open === true && (
        <MessageForm
          keptAs={`message:${id}`}
          hint={hint}
          queryKey={queryKey}
          onSend={({ text, key }) =>
            api.post('/change-requests/{id}/messages', { params: { id }, body: { text }, key })
          }
        />
      )}
      {data?.open === false && (
        <Text size="sm" c="dimmed">
          {t('conversation.closed')}
        </Text>
      )}
    </Section>
  );
}
