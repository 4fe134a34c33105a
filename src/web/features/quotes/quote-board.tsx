import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
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

/**
 * All customers' quotes by state, those that wait for somebody always, others where there are any. Shown once every state has
 * answered, so that no section moves under the reader's hand.
 */
export function QuoteBoard({ statuses }: { statuses: readonly QuoteStatus[] }) {
  const [answered, setAnswered] = useState<readonly QuoteStatus[]>([]);
  const isWhole = statuses.every((status) => answered.includes(status));
  return (
    <>
      {!isWhole && <ListSkeleton rows={8} />}
      <div hidden={!isWhole}>
        {statuses.map((status) => (
          <StateSection key={status} status={status} onAnswered={() => setAnswered((before) => [...before, status])} />
        ))}
      </div>
    </>
  );
}

/** Each state is read by itself: what waits is not hidden behind newer quotes that have ended. */
function StateSection({ status, onAnswered }: { status: QuoteStatus; onAnswered(): void }) {
  const { words, said } = useQuoteWords();
  const quotes = useInfiniteQuery(pagesOf('/quotes', { query: { status } }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told once
  useEffect(() => {
    if (!quotes.isPending) onAnswered();
  }, [quotes.isPending]);
  const items = allItems(quotes.data);
  const name = said(quoteStatusNames[status]);
  const isWaiting = waiting.includes(status);
  if (!isWaiting && !quotes.isError && items.length === 0) return null;
  return (
    <Section title={quotes.data ? `${name} (${items.length}${quotes.hasNextPage ? '+' : ''})` : name}>
      {quotes.isError && <ProblemMessage error={quotes.error} onRetry={() => void quotes.refetch()} />}
      {quotes.data && items.length === 0 && <Text size="sm">{words.noneHere}</Text>}
      {items.length > 0 && <QuoteTable caption={name} items={items} withCustomer />}
      <MoreButton {...quotes} />
    </Section>
  );
}
