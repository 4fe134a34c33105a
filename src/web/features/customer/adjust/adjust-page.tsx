import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../../ui/page-header.tsx';
import { WithServiceHours } from '../service-hours-notice.tsx';

/** The page of an adjustment, with the line that the link names chosen already and the way back to it. */
export function AdjustPage({
  of,
  children,
}: {
  of: 'days' | 'hours' | 'settings';
  children(lineIds: string[]): ReactNode;
}) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const line = search.get('line');
  const back = line
    ? { to: `/lines/${line}`, label: t('customer.requests.line') }
    : { to: '/lines', label: t('customer.line.back') };
  return (
    <>
      <PageHeader title={t(`customer.${of}.title`)} text={t(`customer.${of}.text`)} back={back} />
      <WithServiceHours>
        <div key={line ?? ''}>{children(line ? [line] : [])}</div>
      </WithServiceHours>
    </>
  );
}
