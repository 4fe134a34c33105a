import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Entries } from '../../conversation/entries.tsx';
import { MessageForm } from '../../conversation/message-form.tsx';
import { api, queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** What customer and our staff wrote to each other about a quote. */
export function QuoteThread({ id, side }: { id: string; side: 'customer' | 'staff' }) {
  const { words } = useQuoteWords();
  const read = queryOf('/quotes/{id}/messages', { params: { id } });
  const { queryKey } = read;
  const messages = useQuery(read);
  const { data } = messages;
  return (
    <Section title={words.thread.title}>
      {messages.isError && <ProblemMessage error={messages.error} onRetry={() => void messages.refetch()} />}
      {data && (
        <Entries
          items={data.items}
          side={side}
          title={words.thread.title}
          empty={words.thread.empty}
          sides={{ customer: words.thread.customer, staff: words.thread.staff }}
        />
      )}
      {data?.open === true && (
        <MessageForm
          keptAs={`quote:${id}`}
          hint={side === 'customer' ? words.thread.hintCustomer : words.thread.hintStaff}
          queryKey={queryKey}
          onSend={({ text, key }) => api.post('/quotes/{id}/messages', { params: { id }, body: { text }, key })}
        />
      )}
      {data?.open === false && (
        <Text size="sm" c="dimmed">
          {words.thread.closed}
        </Text>
      )}
    </Section>
  );
}
