import { Anchor, Button, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { JobReply } from '../../../contract/jobs.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { LeaseLeft } from '../../ui/countdown.tsx';
import { DueIn } from '../../ui/due-window.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { ReleaseButton, RetryButton, StealButton } from './job-buttons.tsx';
import styles from './queue.module.css';
import { useFaultTitle } from './use-fault-title.ts';
import { useTake } from './use-take.ts';
import { useWord } from './use-word.ts';

/** One job of the queue: customer, change, deadline, holder, and the one action that fits. */
export const QueueRow = memo(function QueueRow({ job }: { job: JobReply }) {
  const { t } = useTranslation();
  const { promise } = useFormats();
  const word = useWord();
  return (
    <div className={styles.row} data-emergency={job.emergency}>
      <div className={styles.about}>
        <Anchor component={Link} to={`/jobs/${job.id}`} fw={600} truncate className={styles.link}>
          {job.customer}
        </Anchor>
        <Text size="sm" c="dimmed" truncate>
          {job.lineLabel} · {phoneNumberText(job.lineNumber)}
          {job.lineCount > 1 && ` ${t('technician.moreLines', { others: job.lineCount - 1 })}`}
        </Text>
      </div>
      <div className={styles.what}>
        <Text size="sm" truncate>
          {word('kind', job.kind)}
          {job.slot !== null && ` · ${word('slot', job.slot)}`}
        </Text>
        <div className={styles.badges}>
          {job.emergency && <ToneBadge tone="bad">{t('technician.emergency')}</ToneBadge>}
          {job.paused && <ToneBadge tone="warn">{t('technician.onHold')}</ToneBadge>}
          {job.applying && <ToneBadge tone="work">{t('technician.applying')}</ToneBadge>}
          {job.takenBy && (
            <Text size="sm" c="dimmed" truncate>
              {job.takenBy.name}
            </Text>
          )}
        </div>
        <Reason job={job} />
      </div>
      <div className={styles.due}>
        {job.status === 'failed' ? <Failed job={job} /> : <DueIn dueBy={job.dueBy} />}
        {job.status === 'taken' && job.leaseUntil && !job.paused ? (
          <LeaseLeft until={job.leaseUntil} />
        ) : (
          <Text size="xs" c="dimmed" truncate>
            {t('technician.dueBy', { at: promise(job.dueBy) })}
          </Text>
        )}
      </div>
      <div className={styles.step}>
        <Step job={job} />
      </div>
    </div>
  );
});

/** Why it failed or is paused. */
function Reason({ job }: { job: JobReply }) {
  const title = useFaultTitle(job.fault);
  if (job.reason === null || !(job.paused || job.status === 'failed')) return null;
  return (
    <Text size="xs" truncate title={job.reason} className={styles.reason}>
      {title ?? job.reason}
    </Text>
  );
}

function Failed({ job }: { job: JobReply }) {
  const { t } = useTranslation();
  const { promise } = useFormats();
  return (
    <ToneBadge tone="bad">{t('technician.failedAt', { at: job.finishedAt ? promise(job.finishedAt) : '' })}</ToneBadge>
  );
}

/** The one action that fits the job and its reader. */
function Step({ job }: { job: JobReply }) {
  const me = useMe();
  const isTechnician = hasRole(me, 'technician');
  if (job.status === 'open') return isTechnician && !job.paused ? <TakeButton job={job} /> : null;
  if (job.status === 'failed') return hasRole(me, 'operator') ? <RetryButton job={job} size="xs" /> : null;
  if (job.status !== 'taken' || job.paused || job.applying) return null;
  if (job.takenBy?.id === me.id) return <ReleaseButton job={job} size="xs" />;
  return isTechnician ? <StealButton job={job} size="xs" /> : null;
}

function TakeButton({ job }: { job: JobReply }) {
  const { t } = useTranslation();
  const take = useTake();
  return (
    <Button
      size="xs"
      variant="default"
      loading={take.isPending}
      onClick={() => take.mutate(job.id)}
      aria-label={t('technician.takeOf', { customer: job.customer })}
    >
      {t('technician.take')}
    </Button>
  );
}
