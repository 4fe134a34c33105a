import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.tsx';
import { WhatComes } from './what-comes.tsx';

/** Sales' start: what there is for them today. */
export function SalesStartPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('start.sales.title')} text={t('start.sales.text')} />
      <WhatComes desk="sales" />
    </>
  );
}
