import { useTranslation } from 'react-i18next';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { QuoteBoard } from './quote-board.tsx';

/** Sales' start: the quotes that are under way, by where they stand. */
export function SalesStartPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('start.sales.title')} text={t('start.sales.text')} />
      <TourMark on="office.start">
        <QuoteBoard statuses={['requested', 'assessing', 'quoted', 'accepted']} />
      </TourMark>
    </>
  );
}
