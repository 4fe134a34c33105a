import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../../ui/page-header.tsx';
import { OtherSteps } from './other-steps.tsx';

/** Forwarding, hold music, or a wish in words. */
export function OtherPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const line = search.get('line');
  const back = line
    ? { to: `/lines/${line}`, label: t('customer.requests.line') }
    : { to: '/lines', label: t('customer.line.back') };
  return (
    <>
      <PageHeader title={t('customer.settings.title')} text={t('customer.settings.text')} back={back} />
      <OtherSteps key={line ?? ''} lineIds={line ? [line] : []} />
    </>
  );
}
