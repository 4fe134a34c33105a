import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { PlugZap, Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PhoneSystemReply } from '../../../contract/phone-systems.contract.ts';
import { api } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './admin.module.css';
import { phoneSystemsQuery } from './lines-table.tsx';
import { AddPhoneSystem, EditPhoneSystem } from './phone-system-form.tsx';

/** Where lines live, and whether it answers. */
export function PhoneSystemsPage() {
  const { t } = useTranslation();
  const isAdmin = hasRole(useMe(), 'admin');
  const systems = useQuery(phoneSystemsQuery);
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
  const me = useMe();
  const columns: Column<PhoneSystemReply>[] = [
    { key: 'name', label: t('admin.name'), show: ({ name }) => <Text fw={600}>{name}</Text> },
    { key: 'kind', label: t('admin.systems.kind'), show: ({ kind }) => t(`admin.systems.kinds.${kind}`) },
  ];
  const settings: Column<PhoneSystemReply> = {
    key: 'settings',
    label: t('admin.systems.settings'),
    show: (system) => <Settings system={system} />,
  };
  const actions: Column<PhoneSystemReply> = {
    key: 'actions',
    label: '',
    align: 'end',
    show: (system) => (
      <>
        <TestButton id={system.id} name={system.name} />
        {hasRole(me, 'admin') && <EditPhoneSystem id={system.id} />}
      </>
    ),
  };
  if (hasRole(me, 'admin')) columns.push(settings);
  if (hasRole(me, 'admin', 'technician')) columns.push(actions);
  return columns;
}

function Settings({ system: { kind, settings } }: { system: PhoneSystemReply }) {
  const { t } = useTranslation();
  if (kind === 'directory') return <code>{String(settings?.folder ?? '')}</code>;
  return t('admin.systems.renditionOf', { rendition: String(settings?.rendition ?? '') });
}

/** Asks the phone system now; what it answers stands beside the button. */
function TestButton({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const test = useMutation({ mutationFn: () => api.post('/phone-systems/{id}/test', { params: { id } }) });
  return (
    <div className={styles.result}>
      <Button
        size="xs"
        variant="default"
        leftSection={<PlugZap size={16} aria-hidden />}
        loading={test.isPending}
        aria-label={t('admin.systems.testOf', { name })}
        onClick={() => test.mutate()}
      >
        {t('admin.systems.test')}
      </Button>
      <div role="status">
        {test.data && (
          <>
            <ToneBadge tone={test.data.ok ? 'good' : 'bad'}>
              {t(test.data.ok ? 'admin.systems.answers' : 'admin.systems.silent')}
            </ToneBadge>
            <Text size="xs" c="dimmed">
              {test.data.detail}
            </Text>
          </>
        )}
      </div>
      {test.isError && <ProblemMessage error={test.error} />}
    </div>
  );
}
