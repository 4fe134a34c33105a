import { Select } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MemberReply } from '../../../contract/access.contract.ts';
import { allItems, api, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { InviteButton } from '../../people/invite-button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { RoleBadges } from '../../ui/role-badges.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';

/** The members of the own organisation; an owner manages them. */
export function MembersPage() {
  const { t } = useTranslation();
  const me = useMe();
  const isOwner = hasRole(me, 'owner');
  const members = useInfiniteQuery(pagesOf('/members', { query: { limit: 100 } }));
  const columns = useColumns(isOwner);
  return (
    <>
      <PageHeader
        title={t('people.members.title')}
        text={me.organisation?.name}
        actions={isOwner && <InviteButton />}
      />
      <Section flush>
        {members.isError && <ProblemMessage error={members.error} onRetry={() => void members.refetch()} />}
        {members.isPending && <ListSkeleton />}
        {members.data && (
          <RecordTable
            caption={t('people.members.title')}
            columns={columns}
            rows={allItems(members.data)}
            rowKey={({ userId }) => userId}
          />
        )}
        <MoreButton {...members} />
      </Section>
    </>
  );
}

function useColumns(isOwner: boolean): Column<MemberReply>[] {
  const { t } = useTranslation();
  const { date } = useFormats();
  const columns: Column<MemberReply>[] = [
    { key: 'name', label: t('people.name'), show: ({ name, email }) => <TwoLines main={name} below={email} /> },
    {
      key: 'role',
      label: t('people.roleLabel'),
      show: (member) => (isOwner ? <RoleChoice member={member} /> : <RoleBadges roles={[member.role]} />),
    },
    { key: 'since', label: t('people.members.since'), tight: true, show: ({ createdAt }) => date(createdAt) },
  ];
  if (isOwner) {
    columns.push({ key: 'actions', label: '', align: 'end', show: (member) => <RemoveButton member={member} /> });
  }
  return columns;
}

function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['/members'] });
}

function RoleChoice({ member }: { member: MemberReply }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const choose = async (role: string | null) => {
    try {
      await api.patch('/members/{userId}', {
        params: { userId: member.userId },
        body: { role: role as MemberReply['role'] },
      });
      toastDone(t('people.saved'));
    } catch (error) {
      toastProblem(error);
    }
    await refresh();
  };
  return (
    <Select
      size="xs"
      w={180}
      aria-label={t('people.roleOf', { name: member.name })}
      value={member.role}
      allowDeselect={false}
      data={(['owner', 'member'] as const).map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
      onChange={(role) => void choose(role)}
    />
  );
}

function RemoveButton({ member }: { member: MemberReply }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const remove = async () => {
    await api.delete('/members/{userId}', { params: { userId: member.userId } });
    await refresh();
  };
  return (
    <ConfirmButton
      size="xs"
      label={t('people.members.remove')}
      title={t('people.members.removeTitle', { name: member.name })}
      text={t('people.members.removeText')}
      confirmLabel={t('people.members.remove')}
      dismissLabel={t('people.members.removeKeep')}
      danger
      onConfirm={remove}
    />
  );
}
