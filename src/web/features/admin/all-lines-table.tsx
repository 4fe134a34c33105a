import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { areaName } from '../../lib/place-names.ts';
import cells from '../../ui/dense-cells.module.css';
import { type DenseColumn, DenseTable } from '../../ui/dense-table.tsx';
import { phoneSystemsQuery, SettledBadge } from './lines-table.tsx';

/** The lines of all customers; those whose phone system has something else, or nobody knows what, stand out. */
export function AllLinesTable({ lines }: { lines: readonly LineReply[] }) {
  const { t } = useTranslation();
  return <DenseTable label={t('admin.lines.title')} columns={useColumns()} rows={lines} rowKey={idOf} mark={markOf} />;
}

function useColumns(): DenseColumn<LineReply>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'number',
        label: t('admin.lines.number'),
        width: 'minmax(0, 1.2fr)',
        card: 1,
        show: ({ id, number, label }) => (
          <div className={cells.two}>
            <Link to={`/lines/${id}`} className={cells.link}>
              {phoneNumberText(number)}
            </Link>
            <span className={cells.soft}>{label}</span>
          </div>
        ),
      },
      {
        key: 'customer',
        label: t('admin.customers.one'),
        width: 'minmax(0, 1.4fr)',
        card: 2,
        show: ({ organisationId, customerName }) => (
          <div className={cells.two}>
            <Link to={`/customers/${organisationId}`} className={cells.also}>
              {customerName}
            </Link>
          </div>
        ),
      },
      {
        key: 'system',
        label: t('admin.lines.system'),
        width: 'minmax(0, 1fr)',
        card: 0,
        from: 52,
        show: (line) => (
          <div className={cells.two}>
            <SystemName id={line.phoneSystemId} />
          </div>
        ),
      },
      {
        key: 'county',
        label: t('admin.county'),
        width: '9.5rem',
        card: 2,
        from: 42,
        show: (line) => (
          <div className={cells.two}>
            <span>{areaName(line)}</span>
          </div>
        ),
      },
      {
        key: 'state',
        label: t('admin.lines.state'),
        width: '9.5rem',
        card: 1,
        show: (line) => <SettledBadge line={line} />,
      },
    ],
    [t],
  );
}

function SystemName({ id }: { id: string | undefined }) {
  const systems = useQuery(phoneSystemsQuery);
  return <span>{systems.data?.items.find((system) => system.id === id)?.name ?? '…'}</span>;
}

function idOf({ id }: LineReply): string {
  return id;
}

function markOf({ revision, settledRevision, unknownSince }: LineReply): 'bad' | 'warn' | undefined {
  if (unknownSince !== null) return 'bad';
  return settledRevision !== null && settledRevision < revision ? 'warn' : undefined;
}
