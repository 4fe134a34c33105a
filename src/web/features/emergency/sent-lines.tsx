import { Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { memo, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BroadcastReply, SentLineReply } from '../../../contract/broadcasts.contract.ts';
import { broadcastLineStateNames } from '../../../contract/words/broadcasts.ts';
import { type BroadcastLineState, broadcastLineStates } from '../../../domain/broadcast/broadcast-state.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import type { Language } from '../../lib/language.ts';
import { TableTabs } from '../../ui/dense-table-tabs.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { When } from '../../ui/when.tsx';
import { BroadcastLineBadge } from './broadcast-state.tsx';
import { useEmergencyWords } from './emergency-words.ts';

/** What has become of each line; a failed one says why. */
export function SentLines({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const { i18n } = useTranslation();
  const panelId = useId();
  const { counts } = broadcast;
  const [view, setView] = useState<BroadcastLineState | 'all'>('all');
  const states = broadcastLineStates.filter((state) => counts[state] > 0 || state === view);
  return (
    <Section title={t('sentLines.title')}>
      <TableTabs<BroadcastLineState | 'all'>
        label={t('sentLines.views')}
        tabs={[
          { name: 'all' as const, label: t('sentLines.all'), count: counts.close },
          ...states.map((name) => ({
            ...{ name, label: broadcastLineStateNames[name][i18n.language as Language], count: counts[name] },
            urgent: name === 'failed',
          })),
        ]}
        value={view}
        panelId={panelId}
        onChange={setView}
      />
      <div id={panelId} role="tabpanel" aria-label={t('sentLines.title')}>
        <Lines id={broadcast.id} view={view} />
      </div>
    </Section>
  );
}

/** Live events have them read again; of another view what was shown stays until it is there. */
function Lines({ id, view }: { id: string; view: BroadcastLineState | 'all' }) {
  const t = useEmergencyWords();
  const query = { limit: 10, ...(view === 'all' ? {} : { state: view }) };
  const lines = useInfiniteQuery({
    ...pagesOf('/broadcasts/{id}/lines', { params: { id }, query }),
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => allItems(lines.data), [lines.data]);
  if (lines.isPending) return <ListSkeleton rows={3} />;
  return (
    <>
      {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.data && items.length === 0 && (
        <Text c="dimmed" pt="md">
          {t('sentLines.none')}
        </Text>
      )}
      {items.length > 0 && <LinesTable items={items} />}
      <MoreButton {...lines} />
    </>
  );
}

/** Drawn again only when a line in it has changed: the counts of a large broadcast change several times a second. */
const LinesTable = memo(function LinesTable({ items }: { items: SentLineReply[] }) {
  const t = useEmergencyWords();
  const columns: Column<SentLineReply>[] = [
    {
      key: 'line',
      label: t('preview.line'),
      tight: true,
      show: ({ number, label }) => <TwoLines main={phoneNumberText(number)} below={label} />,
    },
    { key: 'customer', label: t('preview.customer'), show: ({ customer }) => customer },
    {
      key: 'state',
      label: t('sentLines.state'),
      show: ({ state, fault, byHand, takenBy }) => (
        <>
          <BroadcastLineBadge state={state} />
          {fault !== null && <Text size="sm">{fault}</Text>}
          {byHand && (state === 'queued' || state === 'restoring') && (
            <Text size="sm">{takenBy === null ? t('sentLines.waits') : t('sentLines.with', { name: takenBy })}</Text>
          )}
        </>
      ),
    },
    { key: 'since', label: t('sentLines.since'), show: ({ at }) => <When at={at} plain /> },
  ];
  return <RecordTable caption={t('sentLines.title')} columns={columns} rows={items} rowKey={({ lineId }) => lineId} />;
});
