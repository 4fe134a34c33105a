import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../../ui/page-header.tsx';
import { HoursSteps } from './hours-steps.tsx';

/** Sets the weekly hours of one or many lines, or those of a season. */
export function HoursPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const line = search.get('line');
  const back = line
    ? { to: `/lines/${line}`, label: t('customer.requests.line') }
    : { to: '/lines', label: t('customer.line.back') };
  return (
    <>
      <PageHeader title={t('customer.hours.title')} text={t('customer.hours.text')} back={back} />
      <HoursSteps key={line ?? ''} lineIds={line ? [line] : []} />
    </>
  );
}
