import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { MailPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InvitationReply } from '../../../contract/access.contract.ts';
import type { Role } from '../../../domain/access/role.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { InvitationActions, InvitationState } from '../../people/invitation-actions.tsx';
import { InviteButton } from '../../people/invite-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { RoleBadges } from '../../ui/role-badges.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';

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
      show: (invitation) => <InvitationState invitation={invitation} />,
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
