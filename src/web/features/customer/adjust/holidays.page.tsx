import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../../ui/page-header.tsx';
import { HolidaySteps } from './holiday-steps.tsx';

/** Sets days of one or many lines: closed, with hours of their own, or taken away. */
export function HolidaysPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const line = search.get('line');
  // Decided when the page opens: nothing that is typed moves at midnight.
  const [now] = useState(() => Date.now());
  const back = line
    ? { to: `/lines/${line}`, label: t('customer.requests.line') }
    : { to: '/lines', label: t('customer.line.back') };
  return (
    <>
      <PageHeader title={t('customer.days.title')} text={t('customer.days.text')} back={back} />
      <HolidaySteps key={line ?? ''} lineIds={line ? [line] : []} now={now} />
    </>
  );
}
