import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneSystemReply } from '../../../contract/phone-systems.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import styles from './admin.module.css';
import { Connection, ConnectionTest } from './connection.tsx';
import { EditPhoneSystem } from './edit-phone-system.tsx';
import { phoneSystemsOf } from './lines-table.tsx';
import { renditionName } from './rendition-names.ts';

const askAgainMs = 3_000;

/** Phone systems (of one customer: those that its lines are on), and whether they answer. */
export function PhoneSystemsTable({ organisationId, none }: { organisationId?: string; none: ReactNode }) {
  const { t } = useTranslation();
  const systems = useQuery({
    ...phoneSystemsOf(organisationId),
    // The result comes as a live event; polling finds it when the stream is interrupted.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ connection }) => connection.testing) ? askAgainMs : false,
  });
  const columns = useColumns();
  if (systems.isError) return <ProblemMessage error={systems.error} onRetry={() => void systems.refetch()} />;
  if (!systems.data) return <ListSkeleton rows={3} />;
  const { items } = systems.data;
  if (items.length === 0) return none;
  return <RecordTable caption={t('admin.systems.title')} columns={columns} rows={items} rowKey={({ id }) => id} />;
}

function useColumns(): Column<PhoneSystemReply>[] {
  const { t } = useTranslation();
  const { number, dateTime } = useFormats();
  const me = useMe();
  const columns: Column<PhoneSystemReply>[] = [
    { key: 'name', label: t('admin.name'), show: ({ name }) => <Text fw={600}>{name}</Text> },
    { key: 'kind', label: t('admin.systems.kind'), show: (system) => <Kind system={system} /> },
    { key: 'lines', label: t('admin.systems.lineCount'), show: ({ lineCount = 0 }) => number(lineCount) },
    {
      key: 'proved',
      label: t('admin.systems.lastSettled'),
      tight: true,
      show: ({ lastSettledAt }) => (lastSettledAt ? dateTime(lastSettledAt) : t('admin.systems.never')),
    },
    { key: 'connection', label: t('admin.systems.connection'), show: (system) => <Connection system={system} /> },
  ];
  const actions: Column<PhoneSystemReply> = {
    key: 'actions',
    label: '',
    align: 'end',
    show: (system) => (
      <>
        <ConnectionTest system={system} />
        {hasRole(me, 'admin') && <EditPhoneSystem {...system} />}
      </>
    ),
  };
  if (hasRole(me, 'admin', 'technician')) columns.push(actions);
  return columns;
}

/** Its kind, and its settings for those who may see them. */
function Kind({ system: { kind, settings } }: { system: PhoneSystemReply }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.whole}>{t(`admin.systems.kinds.${kind}`)}</span>
      {settings && (
        <Text size="sm" c="dimmed" className={styles.broken}>
          {kind === 'directory'
            ? String(settings.folder ?? '')
            : t('admin.systems.renditionOf', { rendition: renditionName(String(settings.rendition ?? '')) })}
        </Text>
      )}
    </>
  );
}
