import { Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CircleQuestionMark } from 'lucide-react';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { EnquiryTable } from './enquiry-table.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

/** The agents' desk: what waits for an answer, by its clock, and everything that was asked. */
export function EnquiriesPage() {
  const { words } = useEnquiryWords();
  const waiting = useInfiniteQuery(pagesOf('/enquiries', { query: { waiting: 'true' } }));
  const all = useInfiniteQuery(pagesOf('/enquiries'));
  const items = allItems(waiting.data);
  const others = allItems(all.data);
  return (
    <>
      <PageHeader title={words.list.title} text={words.list.text} />
      <Figures />
      {waiting.isError && <ProblemMessage error={waiting.error} onRetry={() => void waiting.refetch()} />}
      {waiting.isPending && <ListSkeleton />}
      {waiting.data && items.length === 0 && (
        <EmptyState icon={CircleQuestionMark} title={words.list.none} text={words.list.noneText} />
      )}
      {items.length > 0 && (
        <Section title={words.list.waiting}>
          <EnquiryTable caption={words.list.waiting} items={items} withCustomer />
          <MoreButton {...waiting} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={words.list.all}>
          <EnquiryTable caption={words.list.all} items={others} withCustomer />
          <MoreButton {...all} />
        </Section>
      )}
    </>
  );
}

function Figures() {
  const { words } = useEnquiryWords();
  const figures = useQuery(queryOf('/enquiries/figures'));
  if (!figures.data) return null;
  const { waiting, late, answeredInTime, answeredLate } = figures.data;
  const values = { waiting, late, inTime: answeredInTime, lateAnswers: answeredLate };
  const text = Object.entries(values).reduce(
    (sentence, [name, value]) => sentence.replace(`{${name}}`, String(value)),
    words.list.figures,
  );
  return <Text mb="md">{text}</Text>;
}
