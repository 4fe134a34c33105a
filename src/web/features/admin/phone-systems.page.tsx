import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PhoneSystemReply } from '../../../contract/phone-systems.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import styles from './admin.module.css';
import { Connection } from './connection.tsx';
import { phoneSystemsQuery } from './lines-table.tsx';
import { AddPhoneSystem, EditPhoneSystem } from './phone-system-form.tsx';
import { renditionName } from './rendition-names.ts';

const askAgainMs = 3_000;

/** The phone systems, and whether they answer. */
export function PhoneSystemsPage() {
  const { t } = useTranslation();
  const isAdmin = hasRole(useMe(), 'admin');
  const systems = useQuery({
    ...phoneSystemsQuery,
    // The result comes as a live event; polling finds it when the stream is interrupted.
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ connection }) => connection.testing) ? askAgainMs : false,
  });
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t('admin.systems.title')}
        text={t('admin.systems.text')}
        actions={isAdmin && <AddPhoneSystem />}
      />
      <TourMark on={['technician.test', 'operator.systems', 'admin.systems']}>
        <Section flush>
          {systems.isError && <ProblemMessage error={systems.error} onRetry={() => void systems.refetch()} />}
          {systems.isPending && <ListSkeleton rows={3} />}
          {systems.data?.items.length === 0 && (
            <EmptyState icon={Server} title={t('admin.systems.none')} text={t('admin.systems.noneText')} />
          )}
          {systems.data && systems.data.items.length > 0 && (
            <RecordTable
              caption={t('admin.systems.title')}
              columns={columns}
              rows={systems.data.items}
              rowKey={({ id }) => id}
            />
          )}
        </Section>
      </TourMark>
    </>
  );
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
  ];
  const actions: Column<PhoneSystemReply> = {
    key: 'actions',
    label: '',
    align: 'end',
    show: (system) => (
      <>
        <Connection system={system} />
        {hasRole(me, 'admin') && <EditPhoneSystem id={system.id} />}
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
