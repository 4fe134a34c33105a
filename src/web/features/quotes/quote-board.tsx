import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { quoteStatusNames } from '../../../contract/words/quote-status-names.ts';
import type { QuoteStatus } from '../../../domain/quote/quote-state.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { QuoteTable } from './quote-table.tsx';
import { useQuoteWords } from './use-quote-words.ts';

const waiting: readonly QuoteStatus[] = ['requested', 'assessing', 'quoted'];

/** All customers' quotes by state, those that wait for somebody always, others where there are any. */
export function QuoteBoard({ statuses }: { statuses: readonly QuoteStatus[] }) {
  return statuses.map((status) => <StateSection key={status} status={status} />);
}

/** Each state is read by itself: what waits is not hidden behind newer quotes that have ended. */
function StateSection({ status }: { status: QuoteStatus }) {
  const { words, said } = useQuoteWords();
  const quotes = useInfiniteQuery(pagesOf('/quotes', { query: { status } }));
  const items = allItems(quotes.data);
  const name = said(quoteStatusNames[status]);
  const isWaiting = waiting.includes(status);
  if (!isWaiting && !quotes.isError && items.length === 0) return null;
  return (
    <Section title={quotes.data ? `${name} (${items.length}${quotes.hasNextPage ? '+' : ''})` : name}>
      {quotes.isError && <ProblemMessage error={quotes.error} onRetry={() => void quotes.refetch()} />}
      {quotes.isPending && <ListSkeleton rows={1} />}
      {quotes.data && items.length === 0 && <Text size="sm">{words.noneHere}</Text>}
      {items.length > 0 && <QuoteTable caption={name} items={items} withCustomer />}
      <MoreButton {...quotes} />
    </Section>
  );
}
