import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InvitationReply, MemberReply } from '../../../contract/access.contract.ts';
import type { Role } from '../../../domain/access/role.ts';
import { allItems } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { InvitationActions, InvitationState } from '../../people/invitation-actions.tsx';
import { InviteButton } from '../../people/invite-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { RoleBadges } from '../../ui/role-badges.tsx';
import { Section } from '../../ui/section.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { invitationsOf, peopleOf } from './customer-reads.ts';

/** The customer's people, whom its owners manage, and the invitations that nobody has accepted yet. */
export function CustomerPeople({ id }: { id: string }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const people = useInfiniteQuery(peopleOf(id));
  const items = allItems(people.data);
  const columns: Column<MemberReply>[] = [
    { key: 'name', label: t('people.name'), show: ({ name, email }) => <TwoLines main={name} below={email} /> },
    { key: 'role', label: t('people.roleLabel'), show: ({ role }) => <RoleBadges roles={[role]} /> },
    { key: 'since', label: t('people.members.since'), tight: true, show: ({ createdAt }) => date(createdAt) },
  ];
  return (
    <Section
      flush
      title={t('admin.customers.people')}
      actions={<InviteButton size="xs" seat={{ organisationId: id, role: items.length === 0 ? 'owner' : 'member' }} />}
    >
      {people.isError && <ProblemMessage error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && items.length === 0 && (
        <EmptyState icon={UsersRound} title={t('admin.customers.noPeople')} text={t('admin.customers.noPeopleText')} />
      )}
      {items.length > 0 && (
        <RecordTable
          caption={t('admin.customers.people')}
          columns={columns}
          rows={items}
          rowKey={({ userId }) => userId}
        />
      )}
      <MoreButton {...people} />
      <OpenInvitations id={id} />
    </Section>
  );
}

/** Open, expired and refused ones; those that were accepted are people by now. */
function OpenInvitations({ id }: { id: string }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const invitations = useInfiniteQuery(invitationsOf(id));
  const items = allItems(invitations.data).filter(({ status }) => status !== 'accepted' && status !== 'revoked');
  if (invitations.isError)
    return <ProblemMessage error={invitations.error} onRetry={() => void invitations.refetch()} />;
  if (items.length === 0) return null;
  const columns: Column<InvitationReply>[] = [
    { key: 'email', label: t('people.email'), show: ({ email }) => email },
    { key: 'roles', label: t('people.roleLabel'), show: ({ roles }) => <RoleBadges roles={roles as Role[]} /> },
    { key: 'status', label: t('people.status'), show: (invitation) => <InvitationState invitation={invitation} /> },
    { key: 'expires', label: t('people.invitations.expires'), tight: true, show: ({ expiresAt }) => date(expiresAt) },
    { key: 'actions', label: '', align: 'end', show: (invitation) => <InvitationActions invitation={invitation} /> },
  ];
  return (
    <>
      <Text fw={600} px={20} pt="md" pb="xs">
        {t('admin.customers.invitations')}
      </Text>
      <RecordTable
        caption={t('admin.customers.invitations')}
        columns={columns}
        rows={items}
        rowKey={(invitation) => invitation.id}
      />
    </>
  );
}
