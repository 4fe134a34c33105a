import { useInfiniteQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LineGroupReply } from '../../../../contract/line-groups.contract.ts';
import { allItems, pagesOf } from '../../../lib/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MoreButton } from '../../../ui/more-button.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../../ui/record-table.tsx';
import { Section } from '../../../ui/section.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { TwoLines } from '../../../ui/two-lines.tsx';
import { LineGroupActions } from './line-group-actions.tsx';
import { NewLineGroup } from './line-group-form.tsx';
import { useOwnLines } from './lines-field.tsx';

/** The organisation's saved groups of lines: seen, made, renamed, given other lines, deleted. */
export function LineGroupsPage() {
  const { t } = useTranslation();
  const groups = useInfiniteQuery(pagesOf('/line-groups', { query: { limit: 50 } }));
  const items = allItems(groups.data);
  const columns = useColumns();
  return (
    <>
      <PageHeader
        title={t('customer.groups.title')}
        text={t('customer.groups.text')}
        back={{ to: '/lines', label: t('customer.line.back') }}
        actions={<NewLineGroup />}
      />
      <Section flush>
        {groups.isError && <ProblemMessage error={groups.error} onRetry={() => void groups.refetch()} />}
        {groups.isPending && <ListSkeleton />}
        {groups.data && items.length === 0 && (
          <EmptyState icon={Layers} title={t('customer.groups.none')} text={t('customer.groups.noneText')} />
        )}
        {items.length > 0 && (
          <RecordTable caption={t('customer.groups.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
        )}
        <MoreButton {...groups} />
      </Section>
    </>
  );
}

/** As many lines are told by their names. */
const named = 3;

function useColumns(): Column<LineGroupReply>[] {
  const { t } = useTranslation();
  const lines = useOwnLines();
  const labels = new Map(lines.data?.items.map(({ id, label }) => [id, label]));
  const namesOf = ({ lineIds }: LineGroupReply) => {
    const first = lineIds
      .slice(0, named)
      .map((id) => labels.get(id) ?? '…')
      .reduce((one, other) => t('lines.andThen', { first: one, second: other }));
    const more = lineIds.length - named;
    return more > 0 ? t('customer.groups.more', { lines: first, count: more }) : first;
  };
  return [
    { key: 'name', label: t('customer.groups.name'), show: ({ name }) => <strong>{name}</strong> },
    {
      key: 'lines',
      label: t('customer.groups.lines'),
      show: (group) => (
        <TwoLines main={t('customer.groups.count', { count: group.lineIds.length })} below={namesOf(group)} />
      ),
    },
    { key: 'actions', label: '', align: 'end', show: (group) => <LineGroupActions group={group} /> },
  ];
}
