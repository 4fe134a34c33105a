import { MultiSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffPatch, StaffReply } from '../../../contract/access.contract.ts';
import { type StaffRole, staffRoles } from '../../../domain/access/role.ts';
import { allItems, api, pagesOf } from '../../lib/api.ts';
import { useMe } from '../../lib/session.ts';
import { InviteButton } from '../../people/invite-button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
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
    { key: 'roles', label: t('people.roleLabel'), show: ({ roles }) => <RoleBadges roles={roles} /> },
    { key: 'status', label: t('people.status'), show: (person) => <StaffState person={person} /> },
    { key: 'actions', label: '', align: 'end', show: (person) => <StaffActions person={person} /> },
  ];
}

/** Roles are rights, so they are changed in a dialog, with a reason, and never by a slip in a list. */
function ChangeRoles({ person }: { person: StaffReply }) {
  const { t } = useTranslation();
  const edit = useEdit();
  const { name } = person;
  const chosen = useRef(person.roles);
  return (
    <ConfirmButton
      size="xs"
      label={t('people.staff.roles')}
      title={t('people.staff.rolesTitle', { name })}
      text={
        <RolesChoice
          person={person}
          onChange={(roles) => {
            chosen.current = roles;
          }}
        />
      }
      confirmLabel={t('people.staff.roles')}
      dismissLabel={t('people.staff.rolesKeep')}
      reason={{ label: t('people.staff.reason'), least: 3 }}
      onConfirm={async (reason) => {
        await edit(person, { roles: chosen.current, reason });
        toastDone(t('people.saved'));
      }}
    />
  );
}

/** The last role stays: somebody without one is disabled instead. */
function RolesChoice({ person, onChange }: { person: StaffReply; onChange(roles: StaffRole[]): void }) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState(person.roles);
  const choose = (values: string[]) => {
    if (values.length === 0) return;
    setRoles(values as StaffRole[]);
    onChange(values as StaffRole[]);
  };
  return (
    <MultiSelect
      label={t('people.roleLabel')}
      value={roles}
      data={staffRoles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
      onChange={choose}
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
  const reason = { label: t('people.staff.reason'), least: 3 };
  return (
    <>
      <ChangeRoles person={person} />
      {person.secondFactor && (
        <ConfirmButton
          size="xs"
          label={t('people.staff.reset')}
          title={t('people.staff.resetTitle', { name })}
          text={t('people.staff.resetText')}
          confirmLabel={t('people.staff.reset')}
          dismissLabel={t('people.staff.resetKeep')}
          danger
          reason={reason}
          onConfirm={(given) => edit(person, { secondFactor: 'reset', reason: given })}
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
          reason={reason}
          onConfirm={(given) => edit(person, { disabled: !isDisabled, reason: given })}
        />
      )}
    </>
  );
}
