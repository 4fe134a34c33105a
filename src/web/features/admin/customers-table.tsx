import type { TFunction } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CustomerReply } from '../../../contract/customers.contract.ts';
import { useNow } from '../../lib/clock.ts';
import { type Formats, useFormats } from '../../lib/formats.ts';
import { countyName } from '../../lib/place-names.ts';
import cells from '../../ui/dense-cells.module.css';
import { type DenseColumn, DenseTable } from '../../ui/dense-table.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { contractState } from './contract-state.ts';

/** Contracts begin and end at midnight. */
const lookAgainMs = 60_000;

/** Customers with the state of their contract: without one in force their requests are turned away. */
export function CustomersTable({ customers }: { customers: readonly CustomerReply[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(lookAgainMs);
  const columns = useMemo(() => columnsOf(t, formats), [t, formats]);
  return (
    <DenseTable
      label={t('admin.customers.title')}
      columns={columns}
      rows={customers}
      rowKey={idOf}
      mark={(customer) => markOf(customer, now)}
    />
  );
}

function columnsOf(t: TFunction, formats: Formats): DenseColumn<CustomerReply>[] {
  return [
    {
      key: 'name',
      label: t('admin.name'),
      width: 'minmax(0, 1.6fr)',
      card: 1,
      show: ({ id, name }) => (
        <div className={cells.two}>
          <Link to={`/customers/${id}`} className={cells.link}>
            {name}
          </Link>
        </div>
      ),
    },
    {
      key: 'contract',
      label: t('admin.customers.contract'),
      // Two dates with months and days of two digits each.
      width: '13.5rem',
      card: 2,
      show: ({ contract }) => <Contract contract={contract} formats={formats} />,
    },
    {
      key: 'plan',
      label: t('admin.customers.plan'),
      width: '5.5rem',
      card: 1,
      show: ({ plan }) => <Plain>{t(`admin.plans.${plan}`)}</Plain>,
    },
    {
      key: 'environment',
      label: t('admin.customers.environment'),
      width: '8rem',
      card: 0,
      from: 48,
      show: ({ environment }) => <Plain>{t(`admin.environments.${environment}`)}</Plain>,
    },
    {
      key: 'county',
      label: t('admin.county'),
      width: '9rem',
      card: 2,
      from: 40,
      show: ({ county }) => <Plain>{countyName(county)}</Plain>,
    },
  ];
}

function Plain({ children }: { children: ReactNode }) {
  return (
    <div className={cells.two}>
      <span>{children}</span>
    </div>
  );
}

function Contract({ contract, formats: { date } }: Pick<CustomerReply, 'contract'> & { formats: Formats }) {
  const { t } = useTranslation();
  const { state, tone } = contractState({ contract }, useNow(lookAgainMs));
  return (
    <div className={cells.two}>
      <ToneBadge tone={tone}>{t(`admin.customers.contractIs.${state}`)}</ToneBadge>
      {contract && (
        <span className={cells.soft}>
          {date(contract.from)} – {date(contract.until)}
        </span>
      )}
    </div>
  );
}

function idOf({ id }: CustomerReply): string {
  return id;
}

function markOf(customer: CustomerReply, now: number): 'bad' | 'warn' | undefined {
  const { tone } = contractState(customer, now);
  return tone === 'bad' || tone === 'warn' ? tone : undefined;
}
