import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/jobs.contract.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { RetryButton, StealButton } from './job-buttons.tsx';
import { DoneState, FailedState } from './job-result.tsx';
import { StateBanner } from './state-banner.tsx';
import { useTake } from './use-take.ts';

/** Nothing for the job's holder at work: the page itself says it all. */
export function JobState({ job, isMine, wasMine }: { job: JobDetailReply; isMine: boolean; wasMine: boolean }) {
  const { t } = useTranslation();
  const isOperator = hasRole(useMe(), 'operator');
  if (job.status === 'done') return <DoneState job={job} />;
  if (job.status === 'failed') return <FailedState job={job} step={isOperator && <RetryButton job={job} />} />;
  if (job.paused) {
    return (
      <StateBanner tone="warn" icon="hold" title={t('technician.state.paused')}>
        {job.reason !== null && <Text>{job.reason}</Text>}
      </StateBanner>
    );
  }
  if (isMine) return null;
  return job.status === 'open' ? <OpenState job={job} wasMine={wasMine} /> : <TakenState job={job} wasMine={wasMine} />;
}

function OpenState({ job, wasMine }: { job: JobDetailReply; wasMine: boolean }) {
  const { t } = useTranslation();
  const take = useTake();
  const isTechnician = hasRole(useMe(), 'technician');
  return (
    <StateBanner
      tone={wasMine ? 'warn' : 'info'}
      title={t(wasMine ? 'technician.state.back' : 'technician.state.open')}
      step={
        isTechnician && (
          <Button loading={take.isPending} onClick={() => take.mutate(job.id)}>
            {t(wasMine ? 'technician.takeAgain' : 'technician.take')}
          </Button>
        )
      }
    >
      <Text size="sm">{t(isTechnician ? 'technician.state.openText' : 'technician.state.openForStaff')}</Text>
    </StateBanner>
  );
}

function TakenState({ job, wasMine }: { job: JobDetailReply; wasMine: boolean }) {
  const { t } = useTranslation();
  const { promise } = useFormats();
  const isTechnician = hasRole(useMe(), 'technician');
  const holder = job.takenBy?.name ?? '';
  return (
    <StateBanner
      tone={wasMine ? 'warn' : 'info'}
      title={t(wasMine ? 'technician.state.stolen' : 'technician.state.taken', { holder })}
      step={isTechnician && !job.applying && <StealButton job={job} />}
    >
      {wasMine && job.reason !== null && <Text>{t('technician.state.why', { reason: job.reason })}</Text>}
      <Text size="sm">
        {t('technician.state.takenText', {
          since: job.takenAt ? promise(job.takenAt) : '',
          until: job.leaseUntil ? promise(job.leaseUntil) : '',
        })}
      </Text>
    </StateBanner>
  );
}
