import { Button, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Download, ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditReply } from '../../../contract/audit.contract.ts';
import { addressOf, allItems, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
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
import { type AuditFilter, sendable, useAuditFilter } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';

/** Who did what, newest first, day by day; the filter stands in the address, so that it can be passed on. */
export function AuditPage() {
  const { t } = useTranslation();
  const isAdmin = hasRole(useMe(), 'admin');
  const [filter, change] = useAuditFilter();
  // As text: an object of every rendering would be another value, and never come to rest.
  const [settled] = useDebouncedValue(JSON.stringify(sendable(filter)), 250);
  const wish = JSON.parse(settled) as AuditFilter;
  const audit = useInfiniteQuery({
    ...pagesOf('/audit', { query: { limit: 50, ...wish } }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const items = allItems(audit.data);
  return (
    <>
      <PageHeader title={t('admin.audit.title')} text={t('admin.audit.text')} actions={<Export filter={wish} />} />
      <AuditFilters filter={filter} onChange={change} />
      <TourMark on="admin.audit">
        <Section flush>
          {audit.isError && <ProblemMessage error={audit.error} onRetry={() => void audit.refetch()} />}
          {audit.isPending && <ListSkeleton rows={10} rowHeight={48} />}
          {audit.data && items.length === 0 && (
            <EmptyState icon={ScrollText} title={t('admin.noMatch')} text={t('admin.noMatchText')} />
          )}
          {byDay(items).map(([day, entries]) => (
            <Day key={day} day={day}>
              {entries.map((entry) => (
                <AuditEntry key={entry.id} entry={entry} showsCustomer={isAdmin} onNarrow={change} />
              ))}
            </Day>
          ))}
          <MoreButton {...audit} />
        </Section>
      </TourMark>
    </>
  );
}

/** A download of what the list shows; the browser writes it to disk as it arrives. */
function Export({ filter }: { filter: AuditFilter }) {
  const { t } = useTranslation();
  return (
    <Button
      component="a"
      href={addressOf('/audit.csv', { query: { ...filter } })}
      download
      variant="default"
      leftSection={<Download size={18} aria-hidden />}
    >
      {t('admin.audit.export')}
    </Button>
  );
}

function Day({ day, children }: { day: string; children: ReactNode }) {
  const formats = useFormats();
  return (
    <section aria-label={formats.day(day)}>
      <Title order={2} className={styles.auditDay}>
        {formats.day(day)}
      </Title>
      {children}
    </section>
  );
}

/** Entries by their date in Taipei, in the order in which they came. */
function byDay(entries: readonly AuditReply[]): [day: string, entries: AuditReply[]][] {
  const days = new Map<string, AuditReply[]>();
  for (const entry of entries) {
    const day = entry.at.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
