import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiKeyReply } from '../../../contract/api-keys.contract.ts';
import { allItems, api, pagesOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { RoleBadges } from '../../ui/role-badges.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';

export function ApiKeysPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [making, setMaking] = useState(false);
  const keys = useInfiniteQuery(pagesOf('/api-keys', { query: { limit: 100 } }));
  const items = allItems(keys.data);
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t('people.keys.title')}
        text={t('people.keys.text')}
        actions={
          <>
            {hasRole(me, 'owner') && (
              <Button variant="default" component={Link} to="/webhooks">
                {t('people.keys.webhooks')}
              </Button>
            )}
            <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setMaking(true)}>
              {t('people.keys.new')}
            </Button>
          </>
        }
      />
      <NewKeyDialog open={making} onClose={() => setMaking(false)} />
      <Section flush>
        {keys.isError && <ProblemMessage error={keys.error} onRetry={() => void keys.refetch()} />}
        {keys.isPending && <ListSkeleton />}
        {keys.data && items.length === 0 && <EmptyState icon={KeyRound} title={t('people.keys.none')} />}
        {items.length > 0 && (
          <RecordTable caption={t('people.keys.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
        )}
        <MoreButton {...keys} />
      </Section>
    </>
  );
}

function useColumns(): Column<ApiKeyReply>[] {
  const { t } = useTranslation();
  const { date, dateTime } = useFormats();
  const queryClient = useQueryClient();
  const revoke = async (id: string) => {
    await api.post('/api-keys/{id}/revoke', { params: { id } });
    await queryClient.invalidateQueries({ queryKey: ['/api-keys'] });
  };
  return [
    {
      key: 'name',
      label: t('people.keys.name'),
      show: ({ name, prefix }) => <TwoLines main={name} below={<code>{prefix}…</code>} />,
    },
    { key: 'role', label: t('people.roleLabel'), show: ({ role }) => <RoleBadges roles={[role]} /> },
    { key: 'status', label: t('people.status'), show: (key) => <KeyState apiKey={key} /> },
    {
      key: 'used',
      tight: true,
      label: t('people.keys.lastUsed'),
      show: ({ lastUsedAt }) => (lastUsedAt === null ? t('people.keys.never') : dateTime(lastUsedAt)),
    },
    {
      key: 'expires',
      tight: true,
      label: t('people.keys.expires'),
      show: ({ expiresAt }) => (expiresAt === null ? t('people.keys.noEnd') : date(expiresAt)),
    },
    {
      key: 'actions',
      label: '',
      align: 'end',
      show: ({ id, name, revokedAt }) =>
        revokedAt === null && (
          <ConfirmButton
            size="xs"
            label={t('people.keys.revoke')}
            title={t('people.keys.revokeTitle', { name })}
            text={t('people.keys.revokeText')}
            confirmLabel={t('people.keys.revoke')}
            dismissLabel={t('people.keys.revokeKeep')}
            danger
            onConfirm={() => revoke(id)}
          />
        ),
    },
  ];
}

function KeyState({ apiKey }: { apiKey: ApiKeyReply }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  if (apiKey.revokedAt !== null) return <ToneBadge tone="neutral">{t('people.keys.revoked')}</ToneBadge>;
  const isOver = apiKey.expiresAt !== null && new Date(apiKey.expiresAt).getTime() <= now;
  return (
    <ToneBadge tone={isOver ? 'warn' : 'good'}>{t(isOver ? 'people.keys.expired' : 'people.keys.valid')}</ToneBadge>
  );
}
