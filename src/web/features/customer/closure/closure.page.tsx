import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../../ui/page-header.tsx';
import { WithServiceHours } from '../service-hours-notice.tsx';
import { ClosureSteps } from './closure-steps.tsx';
import { useClosureWords } from './closure-words.ts';

/** Closes lines in an emergency, from now or later until an end. */
export function ClosurePage() {
  const t = useClosureWords();
  const { t: common } = useTranslation();
  const [search] = useSearchParams();
  const line = search.get('line');
  const back = line
    ? { to: `/lines/${line}`, label: common('customer.requests.line') }
    : { to: '/lines', label: common('customer.line.back') };
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} back={back} />
      <WithServiceHours>
        <ClosureSteps key={line ?? ''} lineIds={line ? [line] : []} />
      </WithServiceHours>
    </>
  );
}
