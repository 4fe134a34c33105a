import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { BroadcastReply, DraftLineReply } from '../../../contract/broadcasts.contract.ts';
import { type LineDisposition, lineDispositions } from '../../../domain/broadcast/broadcast-state.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { TableTabs } from '../../ui/dense-table-tabs.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useEmergencyWords } from './emergency-words.ts';
import { HeardThen } from './heard-then.tsx';

/** What would become of each line, and what its callers hear before and during the closure. */
export function PreviewSection({ broadcast }: { broadcast: BroadcastReply }) {
  const t = useEmergencyWords();
  const panelId = useId();
  const [disposition, setDisposition] = useState<LineDisposition>('close');
  return (
    <Section title={t('preview.title')}>
      <TableTabs<LineDisposition>
        label={t('preview.views')}
        tabs={lineDispositions.map((name) => ({
          ...{ name, label: t(`preview.${name}`), count: broadcast.counts[name] },
          urgent: name === 'blocked',
        }))}
        value={disposition}
        panelId={panelId}
        onChange={setDisposition}
      />
      <div id={panelId} role="tabpanel" aria-label={t(`preview.${disposition}`)}>
        <DraftLines broadcast={broadcast} disposition={disposition} />
      </div>
    </Section>
  );
}

function DraftLines({ broadcast, disposition }: { broadcast: BroadcastReply; disposition: LineDisposition }) {
  const t = useEmergencyWords();
  const { id, sound } = broadcast;
  const lines = useInfiniteQuery(
    pagesOf('/broadcasts/{id}/preview', { params: { id }, query: { disposition, limit: 10 } }),
  );
  const items = allItems(lines.data);
  const changes = disposition === 'close';
  const columns: Column<DraftLineReply>[] = [
    {
      key: 'line',
      label: t('preview.line'),
      tight: true,
      show: ({ number, label }) => <TwoLines main={phoneNumberText(number)} below={label} />,
    },
    { key: 'customer', label: t('preview.customer'), show: ({ customer }) => customer },
    {
      key: 'becomes',
      label: t('preview.becomes'),
      show: (line) => <Becomes line={line} />,
    },
    {
      key: 'before',
      label: t('preview.before'),
      show: ({ before }) => <HeardThen heard={before} deskPromptId={sound.promptId} />,
    },
    ...(changes
      ? [
          {
            key: 'after',
            label: t('preview.after'),
            show: ({ after }: DraftLineReply) => <HeardThen heard={after} deskPromptId={sound.promptId} />,
          },
        ]
      : []),
  ];
  if (lines.isPending) return <ListSkeleton rows={3} />;
  return (
    <>
      {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.data && items.length === 0 && (
        <Text c="dimmed" pt="md">
          {t('preview.none')}
        </Text>
      )}
      {items.length > 0 && (
        <RecordTable
          caption={t(`preview.${disposition}`)}
          columns={columns}
          rows={items}
          rowKey={({ lineId }) => lineId}
        />
      )}
      <MoreButton {...lines} />
    </>
  );
}

/** In words, and for what the line cannot do, why. */
function Becomes({ line: { disposition, why, opensAtEnd, byHand } }: { line: DraftLineReply }) {
  const t = useEmergencyWords();
  return (
    <Stack gap={2}>
      <Group gap="xs">{t(`preview.${disposition}`)}</Group>
      <Text size="sm" c="dimmed">
        {disposition === 'blocked' ? why : t(`preview.why.${disposition}`)}
      </Text>
      {disposition === 'close' && byHand && (
        <Text size="sm" c="dimmed">
          {t('preview.byHand')}
        </Text>
      )}
      {disposition === 'close' && opensAtEnd && !byHand && (
        <Text size="sm" c="dimmed">
          {t('preview.opensAtEnd')}
        </Text>
      )}
    </Stack>
  );
}
