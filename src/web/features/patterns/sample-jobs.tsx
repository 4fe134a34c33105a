import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { DenseColumn } from '../../ui/dense-table.tsx';
import { DueCell } from '../../ui/due-window.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './patterns.module.css';
import { inHours } from './sample-time.ts';
import type { patternsEn } from './words.en.ts';

export interface SampleJob {
  id: string;
  customer: string;
  what: string;
  status: string;
  dueBy: string;
  mark?: 'bad' | 'warn';
}

/** Rows with and without a mark, late and early, and a name that is longer than its place. */
export function sampleJobs({ tables }: typeof patternsEn): SampleJob[] {
  const { harbour, bakery, school, bank, greeting, closure, hours, menu } = tables;
  return [
    { id: '1', customer: school, what: closure, status: 'open', dueBy: inHours(-1), mark: 'bad' },
    { id: '2', customer: bakery, what: greeting, status: 'taken', dueBy: inHours(3), mark: 'warn' },
    { id: '3', customer: harbour, what: hours, status: 'open', dueBy: inHours(26) },
    { id: '4', customer: bank, what: menu, status: 'open', dueBy: inHours(75) },
  ];
}

export function jobColumns({ tables }: typeof patternsEn): DenseColumn<SampleJob>[] {
  return [
    {
      key: 'customer',
      label: tables.customer,
      width: 'minmax(0, 1.5fr)',
      card: 1,
      show: ({ id, customer }) => (
        <div className={styles.cell}>
          <Anchor component={Link} to={`/patterns?job=${id}`} fw={600}>
            {customer}
          </Anchor>
        </div>
      ),
    },
    {
      key: 'what',
      label: tables.what,
      width: 'minmax(0, 1fr)',
      card: 2,
      show: ({ what }) => <div className={styles.cell}>{what}</div>,
    },
    {
      key: 'state',
      label: tables.state,
      width: '8rem',
      card: 0,
      from: 46,
      show: ({ status }) => <StatusBadge status={status} />,
    },
    { key: 'due', label: tables.due, width: '15rem', card: 1, show: ({ dueBy }) => <DueCell dueBy={dueBy} /> },
  ];
}
