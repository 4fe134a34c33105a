import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LineReply } from '../../../contract/lines.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { queryOf } from '../../lib/api.ts';
import { areaName } from '../../lib/place-names.ts';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';

/** Phone systems are few, so all are loaded for names and choices. */
export const phoneSystemsQuery = phoneSystemsOf(undefined);

/** Those that a customer's lines are on, or all. */
export function phoneSystemsOf(organisationId: string | undefined) {
  return queryOf('/phone-systems', { query: { limit: 200, organisationId } });
}

/** The lines of one customer, with the names of the phone systems that they are on. */
export function LinesTable(parts: { organisationId: string; lines: readonly LineReply[]; caption: string }) {
  const { organisationId, lines, caption } = parts;
  const { t } = useTranslation();
  const systems = useQuery(phoneSystemsOf(organisationId));
  const columns: Column<LineReply>[] = [
    {
      key: 'number',
      label: t('admin.lines.number'),
      tight: true,
      show: ({ id, number }) => (
        <Anchor component={Link} to={`/lines/${id}`} fw={600}>
          {phoneNumberText(number)}
        </Anchor>
      ),
    },
    { key: 'label', label: t('admin.lines.label'), show: ({ label }) => label },
    {
      key: 'system',
      label: t('admin.lines.system'),
      show: ({ phoneSystemId }) => systems.data?.items.find(({ id }) => id === phoneSystemId)?.name ?? '…',
    },
    {
      key: 'county',
      label: t('admin.county'),
      show: areaName,
    },
    { key: 'state', label: t('admin.lines.state'), show: (line) => <SettledBadge line={line} /> },
  ];
  return <RecordTable caption={caption} columns={columns} rows={lines} rowKey={({ id }) => id} />;
}

/** Whether the newest revision is confirmed on the phone system. */
export function SettledBadge({
  line,
}: {
  line: Pick<LineReply, 'revision' | 'settledRevision' | 'unknownSince' | 'retiredAt'>;
}) {
  const { t } = useTranslation();
  if (line.retiredAt !== null) return <ToneBadge tone="neutral">{t('admin.lines.retired')}</ToneBadge>;
  if (line.unknownSince !== null) return <ToneBadge tone="bad">{t('admin.lines.unknown')}</ToneBadge>;
  if (line.settledRevision === null) return <ToneBadge tone="neutral">{t('admin.lines.neverSettled')}</ToneBadge>;
  if (line.settledRevision < line.revision) return <ToneBadge tone="warn">{t('admin.lines.behind')}</ToneBadge>;
  return <ToneBadge tone="good">{t('admin.lines.settled', { revision: line.revision })}</ToneBadge>;
}
