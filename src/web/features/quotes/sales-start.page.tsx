import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { QuoteBoard } from './quote-board.tsx';
import { useQuoteWords } from './use-quote-words.ts';

/** Sales' start: the quotes that are under way, by where they stand. */
export function SalesStartPage() {
  const { words } = useQuoteWords();
  return (
    <>
      <PageHeader title={words.start.title} text={words.start.text} />
      <TourMark on="office.start">
        <QuoteBoard statuses={['requested', 'assessing', 'quoted', 'accepted']} />
      </TourMark>
    </>
  );
}
