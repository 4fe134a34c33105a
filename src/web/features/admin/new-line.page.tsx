import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { queryOf } from '../../lib/api.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { LineForm } from './line-form.tsx';

/** Adds a line to the customer that the address names, or to one that is chosen here. */
export function NewLinePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const id = search.get('customer') ?? '';
  const customer = useQuery({ ...queryOf('/customers/{id}', { params: { id } }), enabled: id !== '' });
  const back =
    id === ''
      ? { to: '/lines', label: t('admin.lines.title') }
      : { to: `/customers/${id}`, label: customer.data?.name ?? t('admin.customers.one') };
  return (
    <>
      <PageHeader title={t('admin.lines.add')} text={t('admin.lines.addText')} back={back} />
      <Section>
        {customer.isError && <ProblemMessage error={customer.error} onRetry={() => void customer.refetch()} />}
        {id !== '' && customer.isPending && <ListSkeleton rows={8} />}
        {(id === '' || customer.data) && (
          <LineForm owner={customer.data} onAdded={(line) => navigate(`/customers/${line.organisationId}`)} />
        )}
      </Section>
    </>
  );
}
