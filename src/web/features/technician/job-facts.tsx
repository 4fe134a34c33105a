import { Anchor, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { requestNumber } from '../../../domain/change-request/request-number.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ClockBar } from '../../ui/clock-bar.tsx';
import { DueWindow } from '../../ui/due-window.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import styles from './job.module.css';
import { useWord } from './use-word.ts';

/** Which line, and what was promised when. */
export function JobFacts({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const word = useWord();
  const request = useQuery(queryOf('/change-requests/{id}', { params: { id: job.changeRequestId } }));
  const { data } = request;
  return (
    <Section title={t('technician.facts.title')}>
      <div className={styles.compact}>
        <Facts
          items={[
            [t('technician.facts.number'), job.requestNumber],
            [
              t('technician.facts.line'),
              <>
                {job.lineLabel} · <span className={styles.whole}>{phoneNumberText(job.lineNumber)}</span>
                {job.lineCount > 1 && ` ${t('technician.moreLines', { others: job.lineCount - 1 })}`}
              </>,
            ],
            ...(job.slot === null ? [] : [[t('technician.facts.slot'), word('slot', job.slot)] as const]),
            [
              t('technician.facts.filed'),
              data ? `${dateTime(data.receivedAt)} · ${data.filedBy}` : <Skeleton key="filed" height={20} />,
            ],
            ...(data?.reopens
              ? [[t('technician.facts.reopens'), <FormerJob key="reopens" requestId={data.reopens} />] as const]
              : []),
            ...(data?.returnOf
              ? [[t('technician.facts.returnOf'), <FormerJob key="returnOf" requestId={data.returnOf} />] as const]
              : []),
            ...(data?.effectiveAt ? [[t('technician.facts.effective'), dateTime(data.effectiveAt)] as const] : []),
            ...(data?.revertAt ? [[t('technician.facts.revert'), dateTime(data.revertAt)] as const] : []),
          ]}
        />
      </div>
      <Text size="sm" c="dimmed" mt="md">
        {t('technician.facts.due')}
      </Text>
      {data ? (
        <>
          <DueWindow
            deadline={data.deadline}
            settled={job.status === 'done'}
            waitsFor={data.status === 'pending' ? 'customer' : undefined}
          />
          <ClockBar request={data} reader="staff" />
        </>
      ) : (
        <Skeleton height={56} />
      )}
    </Section>
  );
}

/** The request that is reopened, or whose change is put back, by its number; links to its job. */
function FormerJob({ requestId }: { requestId: string }) {
  const former = useQuery(queryOf('/change-requests/{id}', { params: { id: requestId } }));
  const number = requestNumber(requestId);
  if (!former.data?.jobId) return number;
  return (
    <Anchor component={Link} to={`/jobs/${former.data.jobId}`} inherit>
      {number}
    </Anchor>
  );
}

/** What the customer wrote with the request. */
export function NoteSection({ title, note }: { title: string; note: string | null }) {
  if (note === null) return null;
  return (
    <Section title={title}>
      <Text className={styles.note}>{note}</Text>
    </Section>
  );
}
