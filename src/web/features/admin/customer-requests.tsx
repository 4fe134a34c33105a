import { Anchor, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems } from '../../lib/api.ts';
import type { Language } from '../../lib/language.ts';
import { NextCell } from '../../ui/due-window.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { openRequestsOf } from './customer-reads.ts';

/** The customer's open requests; each links to its job. */
export function CustomerRequests({ id }: { id: string }) {
  const { t } = useTranslation();
  const requests = useInfiniteQuery(openRequestsOf(id));
  const columns = useColumns();
  const items = allItems(requests.data);
  return (
    <Section flush title={t('admin.customers.openRequests')}>
      {requests.isError && <ProblemMessage error={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.data && items.length === 0 && (
        <Text c="dimmed" px={20} pb="md">
          {t('admin.customers.noOpenRequests')}
        </Text>
      )}
      {items.length > 0 && (
        <RecordTable
          caption={t('admin.customers.openRequests')}
          columns={columns}
          rows={items}
          rowKey={(request) => request.id}
        />
      )}
      <MoreButton {...requests} />
    </Section>
  );
}

function useColumns(): Column<ChangeRequestReply>[] {
  const { t, i18n } = useTranslation();
  const word = (list: string, code: string) => vocabulary[list]?.[code]?.[i18n.language as Language] ?? code;
  return [
    {
      key: 'number',
      label: t('admin.customers.request'),
      show: ({ number, jobId, kind, slot }) => (
        <TwoLines
          main={
            jobId === null ? (
              number
            ) : (
              <Anchor component={Link} to={`/jobs/${jobId}`} fw={600}>
                {number}
              </Anchor>
            )
          }
          below={[word('kind', kind), slot && word('slot', slot.replace(/^custom:/, ''))].filter(Boolean).join(' · ')}
        />
      ),
    },
    {
      key: 'line',
      label: t('admin.lines.one'),
      tight: true,
      show: ({ lines: [first] }) => first && phoneNumberText(first.number),
    },
    { key: 'status', label: t('people.status'), show: ({ status }) => <StatusBadge status={status} /> },
    { key: 'due', label: t('admin.customers.due'), show: (request) => <NextCell request={request} /> },
  ];
}
