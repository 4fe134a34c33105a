import { useInfiniteQuery } from '@tanstack/react-query';
import { PhoneCall } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { allItems } from '../../lib/api.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { AddLine } from './add-line.tsx';
import { linesOf } from './customer-reads.ts';
import { LinesTable } from './lines-table.tsx';

/** The customer's lines; one is added right here. */
export function CustomerLines({ customer }: { customer: CustomerReply }) {
  const { t } = useTranslation();
  const lines = useInfiniteQuery(linesOf(customer.id));
  const items = allItems(lines.data);
  return (
    <Section flush title={t('admin.lines.title')} actions={<AddLine owner={customer} />}>
      {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.data && items.length === 0 && (
        <EmptyState icon={PhoneCall} title={t('admin.lines.none')} text={t('admin.lines.noneText')} />
      )}
      {items.length > 0 && <LinesTable organisationId={customer.id} lines={items} caption={t('admin.lines.title')} />}
      <MoreButton {...lines} />
    </Section>
  );
}
