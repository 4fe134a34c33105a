import { Button } from '@mantine/core';
import type { OfferReply, QuoteReply } from '../../../contract/quotes.contract.ts';
import { feasibilityNames, quoteRoleNames } from '../../../contract/words/quote-names.ts';
import { addressOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { RecordTable } from '../../ui/record-table.tsx';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import styles from './quotes.module.css';
import { useQuoteWords } from './use-quote-words.ts';

type OfferLine = OfferReply['lines'][number] & { place: number };

/** The newest offer, whole. */
export function OfferSection({ quote, offer }: { quote: QuoteReply; offer: OfferReply }) {
  const { words, said, language } = useQuoteWords();
  const { date, dateTime, number } = useFormats();
  const facts: Fact[] = [
    [words.validUntil, date(offer.validUntil)],
    [words.agreedOn, offer.agreedOn ? date(offer.agreedOn) : words.usualDay],
    [words.feasibility, said(feasibilityNames[offer.feasibility])],
    [words.offeredBy, `${offer.offeredBy}, ${dateTime(offer.offeredAt)}`],
    ...(offer.feasibilityNote ? ([[words.note, offer.feasibilityNote, 'words']] as Fact[]) : []),
  ];
  const print = addressOf('/quotes/{id}/print', { params: { id: quote.id }, query: { lang: language } });
  return (
    <Section
      title={words.offer.replace('{version}', String(offer.version))}
      actions={
        <Button component="a" variant="default" href={print} target="_blank" rel="noreferrer">
          {words.print}
        </Button>
      }
    >
      <Facts items={facts} />
      <RecordTable
        caption={words.work}
        rows={offer.lines.map((line, place) => ({ ...line, place }))}
        rowKey={({ place }) => String(place)}
        columns={[
          { key: 'work', label: words.work, show: ({ description }: OfferLine) => description },
          { key: 'role', label: words.role, show: ({ role }: OfferLine) => said(quoteRoleNames[role]) || role },
          { key: 'hours', label: words.hours, align: 'end', show: ({ hours }: OfferLine) => String(hours) },
          { key: 'rate', label: words.rate, align: 'end', show: (line: OfferLine) => number(line.ratePerHour) },
          { key: 'amount', label: words.amount, align: 'end', show: ({ amount }: OfferLine) => number(amount) },
        ]}
      />
      <div className={styles.sums}>
        {words.net} {number(offer.net)} · {words.tax} {number(offer.tax)} ·{' '}
        <strong>
          {words.total} {number(offer.total)}
        </strong>
      </div>
    </Section>
  );
}
