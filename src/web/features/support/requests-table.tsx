import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { fill } from '../../../contract/words/wording.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { slotName, wordOf } from '../../lines/slot-name.ts';
import { NextCell } from '../../ui/due-window.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useSupportWords } from './use-support-words.ts';

/** Requests with state and promise; each leads to its page. */
export function RequestsTable({ requests, caption }: { requests: readonly ChangeRequestReply[]; caption: string }) {
  const columns = useColumns();
  return <RecordTable caption={caption} columns={columns} rows={requests} rowKey={({ id }) => id} />;
}

function useColumns(): Column<ChangeRequestReply>[] {
  const { t } = useTranslation();
  const { words } = useSupportWords();
  return [
    {
      key: 'number',
      label: words.requests.request,
      show: ({ id, number, kind, slot }) => (
        <TwoLines
          main={
            <Anchor component={Link} to={`/requests/${id}`} fw={600}>
              {number}
            </Anchor>
          }
          below={[wordOf('kind', kind), slot && slotName(t, slot)].filter(Boolean).join(' · ')}
        />
      ),
    },
    {
      key: 'line',
      label: words.requests.line,
      show: ({ lines: [first, ...others] }) => {
        const line = first ? phoneNumberText(first.number) : '';
        return others.length === 0 ? line : fill(words.requests.more, { line, n: others.length });
      },
    },
    { key: 'status', label: words.requests.status, show: ({ status }) => <StatusBadge status={status} /> },
    {
      key: 'due',
      label: words.requests.due,
      show: (request) => <NextCell request={request} />,
    },
  ];
}
