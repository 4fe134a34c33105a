import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EnquiryReply } from '../../../contract/enquiries.contract.ts';
import { mostPictures } from '../../../domain/enquiry/enquiry-state.ts';
import { Entries } from '../../conversation/entries.tsx';
import { MessageForm } from '../../conversation/message-form.tsx';
import { api, freshKey, queryOf } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

/** What customer and agents wrote to each other about a question. */
export function EnquiryThread({ enquiry, side }: { enquiry: EnquiryReply; side: 'customer' | 'staff' }) {
  const { words } = useEnquiryWords();
  const { id } = enquiry;
  const read = queryOf('/enquiries/{id}/messages', { params: { id } });
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
          empty={null}
          sides={{ customer: words.thread.customer, staff: words.thread.staff }}
        />
      )}
      <Stack mt="md">
        {data?.open === true && side === 'staff' && <ReadyReply enquiry={enquiry} />}
        {data?.open === true && (
          <MessageForm
            keptAs={`enquiry:${id}`}
            hint={side === 'customer' ? words.thread.hintCustomer : words.thread.hintStaff}
            queryKey={queryKey}
            pictures={{ most: mostPictures, ...(side === 'staff' ? { organisationId: enquiry.organisationId } : {}) }}
            onSend={({ text, attachmentIds, key }) =>
              api.post('/enquiries/{id}/messages', { params: { id }, body: { text, attachmentIds }, key })
            }
          />
        )}
        {data?.open === false && (
          <Text size="sm" c="dimmed">
            {words.thread.closed}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

/** The reply that the scope table keeps for the topic; nothing where it has none. */
function ReadyReply({ enquiry: { id, topicKey } }: { enquiry: EnquiryReply }) {
  const { words, language } = useEnquiryWords();
  const queryClient = useQueryClient();
  const scope = useQuery(queryOf('/scope'));
  const reply = scope.data?.topics.find(({ key }) => key === topicKey)?.reply;
  const sending = useAction({
    mutationFn: (text: string) =>
      api.post('/enquiries/{id}/messages', { params: { id }, body: { text }, key: freshKey() }),
    onSettled: () =>
      queryClient.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith('/enquiries') }),
  });
  if (!reply) return null;
  return (
    <Stack gap="xs">
      <Text fw={600}>{words.thread.ready}</Text>
      <Text>{reply[language]}</Text>
      {sending.isError && <ProblemMessage error={sending.error} />}
      <Group>
        <Button variant="default" loading={sending.isPending} onClick={() => sending.mutate(reply[language])}>
          {words.thread.readyUse}
        </Button>
      </Group>
    </Stack>
  );
}
