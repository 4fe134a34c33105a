import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditSubjectKinds } from '../../../domain/audit-entry.ts';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { TourMark } from '../../shell/tour/tour-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import styles from './admin.module.css';
import { AuditEntry } from './audit-entry.tsx';
import { auditActions, useActionName } from './audit-names.ts';

interface Filter {
  organisationId?: string;
  subjectKind?: string;
  action?: string;
  subjectId?: string;
}

/** As the server takes it. */
function isSubjectId(typed: string): boolean {
  return /^[a-zA-Z0-9_.-]{1,80}$/.test(typed);
}

/** A filter that the server would refuse is not sent. */
function sendable({ subjectId, ...filter }: Filter): Filter {
  return subjectId !== undefined && isSubjectId(subjectId) ? { ...filter, subjectId } : filter;
}

/** Who did what, newest first: append-only, nobody can change it. */
export function AuditPage() {
  const { t } = useTranslation();
  const isAdmin = hasRole(useMe(), 'admin');
  const [filter, setFilter] = useState<Filter>({});
  const [wish] = useDebouncedValue(sendable(filter), 250);
  const audit = useInfiniteQuery({
    ...pagesOf('/audit', { query: { limit: 50, ...wish } }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const items = allItems(audit.data);
  return (
    <>
      <PageHeader title={t('admin.audit.title')} text={t('admin.audit.text')} />
      <Filters filter={filter} onChange={setFilter} />
      <TourMark on="admin.audit">
        <Section flush>
          {audit.isError && <ProblemMessage error={audit.error} onRetry={() => void audit.refetch()} />}
          {audit.isPending && <ListSkeleton rows={10} rowHeight={48} />}
          {audit.data && items.length === 0 && (
            <EmptyState icon={ScrollText} title={t('admin.noMatch')} text={t('admin.noMatchText')} />
          )}
          {items.map((entry) => (
            <AuditEntry key={entry.id} entry={entry} showsCustomer={isAdmin} />
          ))}
          <MoreButton {...audit} />
        </Section>
      </TourMark>
    </>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange(filter: Filter): void }) {
  const { t } = useTranslation();
  const nameOf = useActionName();
  const isAdmin = hasRole(useMe(), 'admin');
  const customers = useQuery({ ...queryOf('/customers', { query: { limit: 200 } }), enabled: isAdmin });
  const set = (part: Filter) => onChange({ ...filter, ...part });
  return (
    <search className={styles.filters}>
      {isAdmin && (
        <Select
          aria-label={t('admin.audit.everyCustomer')}
          placeholder={t('admin.audit.everyCustomer')}
          clearable
          searchable
          value={filter.organisationId ?? null}
          onChange={(value) => set({ organisationId: value ?? undefined })}
          data={customers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      )}
      <Select
        aria-label={t('admin.audit.everySubject')}
        placeholder={t('admin.audit.everySubject')}
        clearable
        value={filter.subjectKind ?? null}
        onChange={(value) => set({ subjectKind: value ?? undefined })}
        data={auditSubjectKinds.map((value) => ({ value, label: t(`admin.audit.subjects.${value}`) }))}
      />
      <Select
        aria-label={t('admin.audit.everyAction')}
        placeholder={t('admin.audit.everyAction')}
        clearable
        searchable
        value={filter.action ?? null}
        onChange={(value) => set({ action: value ?? undefined })}
        data={auditActions.map((value) => ({ value, label: nameOf(value) }))}
      />
      <TextInput
        aria-label={t('admin.audit.subjectId')}
        placeholder={t('admin.audit.subjectId')}
        value={filter.subjectId ?? ''}
        maxLength={80}
        error={filter.subjectId !== undefined && !isSubjectId(filter.subjectId) && t('admin.audit.noSubjectId')}
        onChange={(event) => set({ subjectId: event.currentTarget.value.trim() || undefined })}
      />
    </search>
  );
}
