import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { EnquiryReply } from '../../../contract/enquiries.contract.ts';
import { enquiryStatusNames } from '../../../contract/words/enquiry-status-names.ts';
import type { EnquiryStatus } from '../../../domain/enquiry/enquiry-state.ts';
import { useFormats } from '../../lib/formats.ts';
import { DueCell } from '../../ui/due-window.tsx';
import { RecordTable } from '../../ui/record-table.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

const tones: Record<EnquiryStatus, Tone> = {
  ...{ waiting: 'warn', answered: 'good', closed: 'neutral', handedOver: 'info', merged: 'neutral' },
};

export function EnquiryBadge({ status }: { status: EnquiryStatus }) {
  const { said } = useEnquiryWords();
  return <ToneBadge tone={tones[status]}>{said(enquiryStatusNames[status])}</ToneBadge>;
}

/** Questions in a list; `withCustomer` for our staff. */
export function EnquiryTable(parts: { caption: string; items: readonly EnquiryReply[]; withCustomer: boolean }) {
  const { words } = useEnquiryWords();
  const { promise } = useFormats();
  const dueOf = (dueBy: string) => (parts.withCustomer ? <DueCell dueBy={dueBy} /> : promise(dueBy));
  const columns = [
    {
      key: 'question',
      label: words.list.question,
      show: ({ id, number, text }: EnquiryReply) => (
        <>
          <Anchor component={Link} to={`/enquiries/${id}`} underline="always">
            {number}
          </Anchor>
          <Text size="sm" lineClamp={2}>
            {text}
          </Text>
        </>
      ),
    },
    ...(parts.withCustomer
      ? [{ key: 'customer', label: words.list.customer, show: (each: EnquiryReply) => each.customer }]
      : []),
    { key: 'status', label: words.list.status, show: ({ status }: EnquiryReply) => <EnquiryBadge status={status} /> },
    {
      ...{ key: 'due', label: words.list.due, tight: true },
      show: ({ dueBy }: EnquiryReply) => (dueBy ? dueOf(dueBy) : '–'),
    },
    ...(parts.withCustomer
      ? [{ key: 'holder', label: words.list.holder, show: ({ takenBy }: EnquiryReply) => takenBy?.name ?? '–' }]
      : []),
  ];
  return <RecordTable caption={parts.caption} columns={columns} rows={parts.items} rowKey={({ id }) => id} />;
}
