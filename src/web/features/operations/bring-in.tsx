import { Anchor, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { CalendarDraftReply } from '../../../contract/calendar.contract.ts';
import { addressOf } from '../../lib/api.ts';
import { ProblemError } from '../../lib/problem-error.ts';
import { send } from '../../lib/send.ts';
import { useAction } from '../../lib/use-action.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './calendar.module.css';
import { useCalendarWords } from './use-calendar-words.ts';

/** Where the government publishes each year's table. */
const publisher = 'https://data.gov.tw/dataset/14718';

/** Rows that the server names; a file with more has them all wrong in the same way. */
const mostNamed = 20;

async function readFile(file: File): Promise<CalendarDraftReply> {
  const body = new FormData();
  body.append('file', file);
  return (await send(addressOf('/calendar/imports'), { method: 'post', body })).body as CalendarDraftReply;
}

/** Takes one file of a published year. What can be read opens as a draft; a faulty file is answered row by row. */
export function BringIn() {
  const t = useCalendarWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const reading = useAction({
    mutationFn: readFile,
    onSuccess: async ({ id }: CalendarDraftReply) => {
      await queryClient.invalidateQueries({ queryKey: ['/calendar/imports'] });
      await navigate(`/calendar/imports/${id}`);
    },
  });
  const fileName = reading.variables?.name ?? '';
  return (
    <div id="bring-in">
      <Section title={t('bring.title')}>
        <Text c="dimmed" mb="md">
          {t('bring.text')}{' '}
          <Anchor href={publisher} inherit underline="always" target="_blank" rel="noreferrer">
            {t('bring.publisher')}
          </Anchor>
        </Text>
        <FileDrop
          label={t('bring.label')}
          hint={t('bring.hint')}
          accept=".csv,.json,.ics,text/csv,application/json,text/calendar"
          disabled={reading.isPending}
          onFile={reading.mutate}
        />
        <div aria-live="polite">
          {reading.isPending && <Text mt="md">{t('bring.reading', { fileName })}</Text>}
          {reading.isError && <Faults error={reading.error} fileName={fileName} />}
        </div>
      </Section>
    </div>
  );
}

function Faults({ error, fileName }: { error: unknown; fileName: string }) {
  const t = useCalendarWords();
  const faults = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  if (faults.length === 0)
    return (
      <div className={styles.faults}>
        <ProblemMessage error={error} />
      </div>
    );
  return (
    <section className={styles.faults} data-tone="bad" aria-label={t('bring.faultTitle', { fileName })}>
      <Text fw={650}>
        <CircleAlert size={18} aria-hidden /> {t('bring.faultTitle', { fileName })}
      </Text>
      <Text>{t('bring.faultText')}</Text>
      <ul>
        {faults.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {faults.length === mostNamed && <Text>{t('bring.faultMore', { count: mostNamed })}</Text>}
      <Text>{t('bring.faultNext')}</Text>
    </section>
  );
}
