import { MultiSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StaffPatch, StaffReply } from '../../../contract/access.contract.ts';
import { type StaffRole, staffRoles } from '../../../domain/access/role.ts';
import { allItems, api, pagesOf } from '../../lib/api.ts';
import { useMe } from '../../lib/session.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { InviteButton } from './invite-button.tsx';

export function StaffPage() {
  const { t } = useTranslation();
  const staff = useInfiniteQuery(pagesOf('/staff', { query: { limit: 100 } }));
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('people.staff.title')} text={t('people.staff.text')} actions={<InviteButton />} />
      <Section flush>
        {staff.isError && <ProblemMessage error={staff.error} onRetry={() => void staff.refetch()} />}
        {staff.isPending && <ListSkeleton rows={6} />}
        {staff.data && (
          <RecordTable
            caption={t('people.staff.title')}
            columns={columns}
            rows={allItems(staff.data)}
            rowKey={({ userId }) => userId}
          />
        )}
        <MoreButton {...staff} />
      </Section>
    </>
  );
}

function useEdit(): (person: StaffReply, body: StaffPatch) => Promise<void> {
  const queryClient = useQueryClient();
  return async ({ userId }, body) => {
    try {
      await api.patch('/staff/{userId}', { params: { userId }, body });
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['/staff'] });
    }
  };
}

function useColumns(): Column<StaffReply>[] {
  const { t } = useTranslation();
  return [
    { key: 'name', label: t('people.name'), show: ({ name, email }) => <TwoLines main={name} below={email} /> },
    { key: 'roles', label: t('people.roleLabel'), show: (person) => <RolesChoice person={person} /> },
    { key: 'status', label: t('people.status'), show: (person) => <StaffState person={person} /> },
    { key: 'actions', label: '', align: 'end', show: (person) => <StaffActions person={person} /> },
  ];
}

function RolesChoice({ person }: { person: StaffReply }) {
  const { t } = useTranslation();
  const edit = useEdit();
  const choose = (roles: string[]) =>
    edit(person, { roles: roles as StaffRole[] }).then(() => toastDone(t('people.saved')), toastProblem);
  return (
    <MultiSelect
      size="sm"
      miw={200}
      aria-label={t('people.roleOf', { name: person.name })}
      value={person.roles}
      data={staffRoles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
      onChange={(roles) => roles.length > 0 && void choose(roles)}
    />
  );
}

function StaffState({ person }: { person: StaffReply }) {
  const { t } = useTranslation();
  if (person.disabledAt !== null) return <ToneBadge tone="bad">{t('people.staff.disabled')}</ToneBadge>;
  if (person.demo) return <ToneBadge tone="neutral">{t('people.staff.demo')}</ToneBadge>;
  return (
    <ToneBadge tone={person.secondFactor ? 'good' : 'warn'}>
      {t(person.secondFactor ? 'people.staff.secured' : 'people.staff.unsecured')}
    </ToneBadge>
  );
}

function StaffActions({ person }: { person: StaffReply }) {
  const { t } = useTranslation();
  const edit = useEdit();
  const me = useMe();
  const { name } = person;
  const isDisabled = person.disabledAt !== null;
  const able = isDisabled ? 'enable' : 'disable';
  return (
    <>
      {person.secondFactor && (
        <ConfirmButton
          size="xs"
          label={t('people.staff.reset')}
          title={t('people.staff.resetTitle', { name })}
          text={t('people.staff.resetText')}
          confirmLabel={t('people.staff.reset')}
          dismissLabel={t('people.staff.resetKeep')}
          danger
          onConfirm={() => edit(person, { secondFactor: 'reset' })}
        />
      )}
      {person.userId !== me.id && (
        <ConfirmButton
          size="xs"
          label={t(`people.staff.${able}`)}
          title={t(`people.staff.${able}Title`, { name })}
          text={t(`people.staff.${able}Text`)}
          confirmLabel={t(`people.staff.${able}`)}
          dismissLabel={t(`people.staff.${able}Keep`)}
          danger={!isDisabled}
          onConfirm={() => edit(person, { disabled: !isDisabled })}
        />
      )}
    </>
  );
}
