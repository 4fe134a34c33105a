import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';
import { Link } from 'react-router';
import { quoteStatuses } from '../../../domain/quote/quote-state.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { QuoteBoard } from './quote-board.tsx';
import { QuoteTable } from './quote-table.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** Sales see all customers' quotes by state; a customer sees the own ones, newest first. */
export function QuotesPage() {
  return hasRole(useMe(), 'owner', 'member') ? <OwnQuotes /> : <AllQuotes />;
}

function AllQuotes() {
  const { words } = useQuoteWords();
  return (
    <>
      <PageHeader
        title={words.title}
        text={words.textSales}
        actions={
          <Group gap="xs">
            <Button component={Link} to="/file-for" variant="default">
              {words.fileFor}
            </Button>
            <Button component={Link} to="/quote-rates" variant="default">
              {words.rates.title}
            </Button>
            <Button component={Link} to="/reports?report=quotes" variant="default">
              {words.report}
            </Button>
          </Group>
        }
      />
      <QuoteBoard statuses={quoteStatuses} />
    </>
  );
}

function OwnQuotes() {
  const { words } = useQuoteWords();
  const quotes = useInfiniteQuery(pagesOf('/quotes'));
  const items = allItems(quotes.data);
  const ask = (
    <Button component={Link} to="/quotes/new">
      {words.ask}
    </Button>
  );
  return (
    <>
      <PageHeader title={words.title} text={words.text} actions={ask} />
      {quotes.isError && <ProblemMessage error={quotes.error} onRetry={() => void quotes.refetch()} />}
      {quotes.isPending && <ListSkeleton />}
      {quotes.data && items.length === 0 && <EmptyState icon={ReceiptText} title={words.none} text={words.noneText} />}
      {items.length > 0 && (
        <Section flush>
          <QuoteTable caption={words.title} items={items} withCustomer={false} />
        </Section>
      )}
      <MoreButton {...quotes} />
    </>
  );
}
