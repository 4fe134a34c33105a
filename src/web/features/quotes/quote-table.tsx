import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { QuoteReply } from '../../../contract/quotes.contract.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { useFormats } from '../../lib/formats.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { QuoteBadge } from './quote-status.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** Quotes as a table, each a link to its page. */
export function QuoteTable(parts: { caption: string; items: readonly QuoteReply[]; withCustomer: boolean }) {
  const { words, said } = useQuoteWords();
  const { date, number } = useFormats();
  const columns = [
    {
      key: 'number',
      label: words.number,
      show: ({ id, number: name, kind }: QuoteReply) => (
        <Anchor component={Link} to={`/quotes/${id}`}>
          {name} · {said(vocabulary.kind?.[kind])}
        </Anchor>
      ),
    },
    ...(parts.withCustomer
      ? [{ key: 'customer', label: words.customer, show: (each: QuoteReply) => each.customer }]
      : []),
    { key: 'status', label: words.status, show: ({ status }: QuoteReply) => <QuoteBadge status={status} /> },
    {
      ...{ key: 'total', label: words.total, align: 'end' as const },
      show: ({ offer }: QuoteReply) => (offer ? number(offer.total) : '–'),
    },
    {
      ...{ key: 'until', label: words.validUntil, tight: true },
      show: ({ offer }: QuoteReply) => (offer ? date(offer.validUntil) : '–'),
    },
    {
      key: 'asked',
      label: words.asked,
      tight: true,
      show: ({ requestedAt }: QuoteReply) => date(requestedAt.slice(0, 10)),
    },
  ];
  return (
    <RecordTable
      caption={parts.caption}
      columns={columns}
      rows={parts.items}
      rowKey={({ id }) => id}
      even={parts.withCustomer}
    />
  );
}
