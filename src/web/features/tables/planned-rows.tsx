import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ImportRow } from '../../../contract/tables.contract.ts';
import { headOf } from '../../../contract/words/tables.ts';
import { currentLanguage } from '../../lib/language.ts';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { useTablesWords } from './use-tables-words.ts';

const atOnce = 100;

const tones: Record<ImportRow['outcome'], Tone> = {
  added: 'good',
  changed: 'info',
  unchanged: 'neutral',
  refused: 'bad',
};

/** Rows of a file with what each does; the first hundred, and more on request. */
export function PlannedRows({ caption, rows }: { caption: string; rows: readonly ImportRow[] }) {
  const t = useTablesWords();
  const [shown, setShown] = useState(atOnce);
  const columns: Column<ImportRow>[] = [
    { key: 'row', label: t('row'), tight: true, show: ({ row }) => row },
    { key: 'name', label: t('name'), show: ({ name }) => name },
    {
      key: 'outcome',
      label: t('outcome'),
      show: ({ outcome }) => <ToneBadge tone={tones[outcome]}>{t(`outcomes.${outcome}`)}</ToneBadge>,
    },
    { key: 'details', label: t('details'), show: (row) => <Details row={row} /> },
  ];
  if (rows.length === 0) return <Text mt="md">{t('noRows')}</Text>;
  return (
    <>
      <RecordTable
        caption={caption}
        columns={columns}
        rows={rows.slice(0, shown)}
        rowKey={({ row, name }) => `${row} ${name}`}
      />
      {shown < rows.length && (
        <Group justify="center" p="md">
          <Button variant="default" onClick={() => setShown(shown + atOnce)}>
            {t('more')}
          </Button>
        </Group>
      )}
    </>
  );
}

function Details({ row: { changes, faults } }: { row: ImportRow }) {
  const t = useTablesWords();
  const language = currentLanguage();
  const head = (field: string) => headOf(field, language);
  return (
    <>
      {changes.map(({ field, from, to }) => (
        <div key={field}>{t('change', { field: head(field), from: from ?? t('empty'), to: to ?? t('empty') })}</div>
      ))}
      {faults.map(({ field, message }) => (
        <div key={field + message}>
          <strong>{head(field)}</strong> {message}
        </div>
      ))}
    </>
  );
}
