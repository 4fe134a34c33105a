import { Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { MailPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InvitationReply } from '../../../contract/access.contract.ts';
import type { Role } from '../../../domain/access/role.ts';
import { allItems, api, pagesOf } from '../../lib/api.ts';
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
import { toastDone } from '../../ui/toasts.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { InviteButton } from './invite-button.tsx';

const tones = { open: 'info', accepted: 'good', revoked: 'neutral', expired: 'warn', refused: 'warn' } as const;

export function InvitationsPage() {
  const { t } = useTranslation();
  const invitations = useInfiniteQuery(pagesOf('/invitations', { query: { limit: 50 } }));
  const items = allItems(invitations.data);
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t('people.invitations.title')}
        text={t('people.invitations.text')}
        actions={<InviteButton />}
      />
      <Section flush>
        {invitations.isError && <ProblemMessage error={invitations.error} onRetry={() => void invitations.refetch()} />}
        {invitations.isPending && <ListSkeleton />}
        {invitations.data && items.length === 0 && <EmptyState icon={MailPlus} title={t('people.invitations.none')} />}
        {items.length > 0 && (
          <RecordTable caption={t('people.invitations.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
        )}
        <MoreButton {...invitations} />
      </Section>
    </>
  );
}

function useColumns(): Column<InvitationReply>[] {
  const { t } = useTranslation();
  const { date } = useFormats();
  const isAdmin = hasRole(useMe(), 'admin');
  return [
    {
      key: 'email',
      label: t('people.email'),
      // An owner's invitations are all for the own organisation.
      show: ({ email, organisationName }) =>
        isAdmin ? <TwoLines main={email} below={organisationName ?? t('people.invite.staffSide')} /> : email,
    },
    { key: 'roles', label: t('people.roleLabel'), show: ({ roles }) => <RoleBadges roles={roles as Role[]} /> },
    {
      key: 'status',
      label: t('people.status'),
      show: ({ status }) => <ToneBadge tone={tones[status]}>{t(`people.invitations.${status}`)}</ToneBadge>,
    },
    {
      key: 'by',
      label: t('people.invitations.by'),
      tight: true,
      show: ({ invitedBy, createdAt }) => (
        <>
          {invitedBy}
          <Text size="sm" c="dimmed">
            {date(createdAt)}
          </Text>
        </>
      ),
    },
    { key: 'expires', label: t('people.invitations.expires'), tight: true, show: ({ expiresAt }) => date(expiresAt) },
    { key: 'actions', label: '', align: 'end', show: (invitation) => <InvitationActions invitation={invitation} /> },
  ];
}

function InvitationActions({ invitation: { id, email, status } }: { invitation: InvitationReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['/invitations'] });
  return (
    <>
      {(status === 'open' || status === 'expired') && (
        <ConfirmButton
          size="xs"
          label={t('people.invitations.resend')}
          title={t('people.invitations.resendTitle')}
          text={t('people.invitations.resendText', { email })}
          confirmLabel={t('people.invitations.resend')}
          dismissLabel={t('people.invitations.resendKeep')}
          onConfirm={async () => {
            await api.post('/invitations/{id}/resend', { params: { id } });
            toastDone(t('people.invite.done'));
            await refresh();
          }}
        />
      )}
      {status === 'open' && (
        <ConfirmButton
          size="xs"
          label={t('people.invitations.revoke')}
          title={t('people.invitations.revokeTitle')}
          text={email}
          confirmLabel={t('people.invitations.revoke')}
          dismissLabel={t('people.invitations.revokeKeep')}
          danger
          onConfirm={async () => {
            await api.post('/invitations/{id}/revoke', { params: { id } });
            await refresh();
          }}
        />
      )}
    </>
  );
}
