import { useInfiniteQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MemberReply } from '../../../contract/access.contract.ts';
import { allItems } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { RoleBadges } from '../../ui/role-badges.tsx';
import { Section } from '../../ui/section.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { peopleOf } from './customer-reads.ts';

/** The customer's users. The customer's own owners manage them. */
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
    <Section flush title={t('admin.customers.people')}>
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
    </Section>
  );
}
