import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { DeedButton } from './job-buttons.tsx';
import { DoneState, FailedState } from './job-result.tsx';
import { StateBanner } from './state-banner.tsx';
import { TakeNext } from './take-next.tsx';
import { useTake, useTryAgain } from './use-take.ts';

/** Null for the job's holder at work: the page itself shows everything. */
export function JobState({ job, isMine, wasMine }: { job: JobDetailReply; isMine: boolean; wasMine: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const isTechnician = hasRole(me, 'technician');
  if (job.status === 'done') return <DoneState job={job} />;
  if (job.status === 'failed') {
    return <FailedState job={job} step={<AfterFailure job={job} />} />;
  }
  if (job.paused) {
    return (
      <StateBanner
        tone="warn"
        icon="hold"
        title={t('technician.state.paused')}
        step={isMine && isTechnician && <TakeNext />}
      >
        <HeldBecause job={job} />
      </StateBanner>
    );
  }
  if (isMine) return null;
  return job.status === 'open' ? <OpenState job={job} wasMine={wasMine} /> : <TakenState job={job} wasMine={wasMine} />;
}

/** Whoever had it goes on with it, operators put it back into the queue, other technicians go on with the next. */
function AfterFailure({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const me = useMe();
  const tryAgain = useTryAgain();
  const isTechnician = hasRole(me, 'technician');
  if (isTechnician && job.takenBy?.id === me.id) {
    return (
      <Button loading={tryAgain.isPending} onClick={() => tryAgain.mutate(job.id)}>
        {t('technician.tryAgain')}
      </Button>
    );
  }
  return hasRole(me, 'operator') ? <DeedButton deed="retry" job={job} /> : isTechnician && <TakeNext />;
}

/** The reason, who paused the work and when, from its history. */
function HeldBecause({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const { promise } = useFormats();
  const timeline = useQuery(queryOf('/change-requests/{id}/timeline', { params: { id: job.changeRequestId } }));
  const hold = timeline.data?.items.findLast(({ action }) => action.endsWith('.hold'));
  const reason = job.reason ?? hold?.reason;
  return (
    <>
      {reason && <Text>{t('technician.state.why', { reason })}</Text>}
      {hold && <Text size="sm">{t('technician.state.since', { at: promise(hold.at), by: hold.by.name })}</Text>}
    </>
  );
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
      <Text size="sm">
        {t(
          wasMine
            ? 'technician.state.backText'
            : isTechnician
              ? 'technician.state.openText'
              : 'technician.state.openForStaff',
        )}
      </Text>
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
      step={isTechnician && !job.applying && <DeedButton deed="steal" job={job} />}
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
