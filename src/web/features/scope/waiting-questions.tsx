import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleQuestionMark } from 'lucide-react';
import { allItems, pagesOf } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { EnquiryTable } from './enquiry-table.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

/** What waits for an answer of ours, by its clock. */
export function WaitingQuestions() {
  const { words } = useEnquiryWords();
  const waiting = useInfiniteQuery(pagesOf('/enquiries', { query: { waiting: 'true' } }));
  const items = allItems(waiting.data);
  if (waiting.isError) return <ProblemMessage error={waiting.error} onRetry={() => void waiting.refetch()} />;
  if (waiting.isPending) return <ListSkeleton />;
  if (items.length === 0)
    return <EmptyState icon={CircleQuestionMark} title={words.list.none} text={words.list.noneText} />;
  return (
    <Section title={words.list.waiting}>
      <EnquiryTable caption={words.list.waiting} items={items} withCustomer />
      <MoreButton {...waiting} />
    </Section>
  );
}
