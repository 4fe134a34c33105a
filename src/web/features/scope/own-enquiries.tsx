import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { allItems, pagesOf } from '../../lib/api.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { EnquiryTable } from './enquiry-table.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

/** What a customer has asked, newest first. */
export function OwnEnquiries() {
  const { words } = useEnquiryWords();
  const enquiries = useInfiniteQuery(pagesOf('/enquiries'));
  const items = allItems(enquiries.data);
  return (
    <Section title={words.own.title}>
      {enquiries.isError && <ProblemMessage error={enquiries.error} onRetry={() => void enquiries.refetch()} />}
      {enquiries.data && items.length === 0 && <Text c="dimmed">{words.own.none}</Text>}
      {items.length > 0 && <EnquiryTable caption={words.own.title} items={items} withCustomer={false} />}
      <MoreButton {...enquiries} />
    </Section>
  );
}
