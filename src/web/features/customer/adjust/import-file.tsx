import { Alert, Button, FileButton, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DayImportReply } from '../../../../contract/day-files.contract.ts';
import { addressOf } from '../../../lib/api.ts';
import { send } from '../../../lib/send.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import styles from '../customer.module.css';

async function readFile(file: File): Promise<DayImportReply> {
  const body = new FormData();
  body.append('file', file);
  return (await send(addressOf('/holidays/imports'), { method: 'post', body })).body as DayImportReply;
}

/** Reads the days of a calendar file into the form; what was left out is told row by row. */
export function ImportFile({ onDays }: { onDays(days: DayImportReply['days']): void }) {
  const { t } = useTranslation();
  const reading = useMutation({ mutationFn: readFile, onSuccess: ({ days }) => onDays(days) });
  const { data } = reading;
  return (
    <div>
      <FileButton accept=".csv,.ics,text/csv,text/calendar" onChange={(file) => file && reading.mutate(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="sm"
            loading={reading.isPending}
            leftSection={<FileUp size={16} aria-hidden />}
          >
            {t('customer.days.import')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed" mt={4}>
        {t('customer.days.importHint')}
      </Text>
      <div aria-live="polite">
        {reading.isError && <ProblemMessage error={reading.error} />}
        {data && (
          <Alert mt="sm" variant="light" color={data.faults.length > 0 ? 'yellow' : 'teal'}>
            {t('customer.days.imported', { count: data.days.length })}
            {data.faults.length > 0 && (
              <>
                {' '}
                {t('customer.days.leftOut', { count: data.faults.length })}
                <ul className={styles.reasons}>
                  {data.faults.slice(0, 20).map(({ row, message }) => (
                    <li key={`${row} ${message}`}>{t('customer.days.row', { row, message })}</li>
                  ))}
                </ul>
              </>
            )}
          </Alert>
        )}
      </div>
    </div>
  );
}
