import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImportRow, TableImportReply } from '../../../contract/tables.contract.ts';
import { Facts, Section } from '../../ui/section.tsx';
import { PlannedRows } from './planned-rows.tsx';
import { useTablesWords } from './use-tables-words.ts';

type Filter = 'all' | 'changes' | 'faults';

const shows: Record<Filter, (row: ImportRow) => boolean> = {
  all: () => true,
  changes: ({ outcome }) => outcome === 'added' || outcome === 'changed',
  faults: ({ outcome }) => outcome === 'refused',
};

/** What a file would do: counts, rows, and the press that does it. With refused rows these are shown first. */
export function PlannedImport(parts: { fileName: string; reply: TableImportReply; isBusy: boolean; onApply(): void }) {
  const { fileName, reply, isBusy, onApply } = parts;
  const { counts, rows } = reply;
  const t = useTablesWords();
  const [filter, setFilter] = useState<Filter>(counts.refused > 0 ? 'faults' : 'all');
  const toDo = counts.added + counts.changed;
  return (
    <Section title={t('result', { fileName })}>
      <Facts
        items={(['added', 'changed', 'unchanged', 'refused'] as const).map((outcome) => [
          t(`counts.${outcome}`),
          counts[outcome].toLocaleString('en'),
        ])}
      />
      <Group my="md" align="center">
        {counts.refused > 0 && <Text fw={650}>{t('repair')}</Text>}
        {counts.refused === 0 && toDo === 0 && <Text>{t('nothing')}</Text>}
        {counts.refused === 0 && toDo > 0 && (
          <Button loading={isBusy} onClick={onApply}>
            {t('apply', { count: toDo })}
          </Button>
        )}
      </Group>
      <SegmentedControl
        aria-label={t('show')}
        value={filter}
        onChange={(next) => setFilter(next as Filter)}
        data={(['all', 'changes', 'faults'] as const).map((value) => ({ value, label: t(`filters.${value}`) }))}
      />
      <PlannedRows key={filter} caption={t('result', { fileName })} rows={rows.filter(shows[filter])} />
    </Section>
  );
}
