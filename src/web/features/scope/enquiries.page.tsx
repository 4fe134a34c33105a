import { Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { EnquiryTable } from './enquiry-table.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';
import { WaitingQuestions } from './waiting-questions.tsx';

/** The agents' desk: what waits for an answer, by its clock, and everything that was asked. */
export function EnquiriesPage() {
  const { words } = useEnquiryWords();
  const all = useInfiniteQuery(pagesOf('/enquiries'));
  const others = allItems(all.data);
  return (
    <>
      <PageHeader title={words.list.title} text={words.list.text} />
      <Figures />
      <WaitingQuestions />
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
