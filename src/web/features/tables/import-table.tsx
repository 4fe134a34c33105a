import { Alert, Anchor, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TableImportReply } from '../../../contract/tables.contract.ts';
import { addressOf } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { PlannedImport } from './planned-import.tsx';
import { sendTable, type TableOf } from './send-table.ts';
import { useTablesWords } from './use-tables-words.ts';

/** A file that was checked, and what it would do. */
interface Checked {
  file: File;
  reply: TableImportReply;
}

/** Takes one file, shows what it would do row by row, and does it by one press. */
export function ImportTable({ of }: { of: TableOf }) {
  const t = useTablesWords();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [done, setDone] = useState<TableImportReply['counts'] | null>(null);
  const check = useAction({
    mutationFn: (file: File) => sendTable(of, file),
    onMutate: () => setDone(null),
    onSuccess: (reply, file) => setChecked({ file, reply }),
    onError: () => setChecked(null),
  });
  const apply = useApply(of, {
    onDone: ({ counts }) => {
      setChecked(null);
      setDone(counts);
    },
    // What the file does now is shown again, below the refusal.
    onRefused: ({ file }) => check.mutate(file),
  });
  return (
    <>
      <PageHeader title={t(`${of}.title`)} text={t(`${of}.text`)} back={{ to: `/${of}`, label: t(`${of}.list`) }} />
      <Section>
        <Text c="dimmed" mb="md">
          <Anchor href={addressOf(`/${of}.csv`)} download inherit underline="always">
            {t('template')}
          </Anchor>{' '}
          {t('templateText')}
        </Text>
        <FileDrop
          label={t('label')}
          hint={t('hint')}
          accept=".csv,.txt,text/csv"
          disabled={check.isPending || apply.isPending}
          onFile={(file) => {
            apply.reset();
            check.mutate(file);
          }}
        />
        <div aria-live="polite">
          {check.isPending && <Text mt="md">{t('checking', { fileName: check.variables?.name ?? '' })}</Text>}
          {check.isError && <ProblemMessage error={check.error} />}
          {apply.isError && <ProblemMessage error={apply.error} />}
          {done && (
            <Alert mt="md" variant="light" color="teal" title={t(`${of}.done`)}>
              {t('summary', done)}{' '}
              <Anchor component={Link} to={`/${of}`} inherit underline="always">
                {t('toList')}
              </Anchor>
            </Alert>
          )}
        </div>
      </Section>
      {checked && (
        <PlannedImport
          key={checked.reply.plan}
          fileName={checked.file.name}
          reply={checked.reply}
          isBusy={apply.isPending}
          onApply={() => apply.mutate(checked)}
        />
      )}
    </>
  );
}

function useApply(of: TableOf, then: { onDone(reply: TableImportReply): void; onRefused(checked: Checked): void }) {
  const queryClient = useQueryClient();
  return useAction({
    mutationFn: ({ file, reply }: Checked) => sendTable(of, file, reply.plan),
    onSuccess: async (reply) => {
      then.onDone(reply);
      await queryClient.invalidateQueries({ queryKey: [`/${of}`] });
      await queryClient.invalidateQueries({ queryKey: [`/${of}/{id}`] });
    },
    onError: (_error, checked) => then.onRefused(checked),
  });
}
