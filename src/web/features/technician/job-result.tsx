import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import type { Placed } from '../../lines/place-name.ts';
import { type Difference, Differences } from './differences.tsx';
import { StateBanner } from './state-banner.tsx';
import { TakeNext } from './take-next.tsx';
import { useFaultTitle } from './use-fault-title.ts';

type Stored = Placed & { desired: unknown; actual: unknown };

/** The result stored at a job's end; parsed leniently. */
interface Result {
  state?: string;
  revision?: number;
  message?: string;
  restored?: boolean;
  differences?: Stored[];
}

export function resultOf(job: JobDetailReply): Result {
  return (job.result ?? {}) as Result;
}

export function DoneState({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const isTechnician = hasRole(useMe(), 'technician');
  const { state } = resultOf(job);
  const step = isTechnician && <TakeNext />;
  if (job.outcome === 'prepared') {
    return (
      <StateBanner tone="good" icon="warn" title={t('technician.state.prepared')} step={step}>
        <Text size="sm">{t('technician.state.preparedText')}</Text>
      </StateBanner>
    );
  }
  if (job.outcome === 'withdrawn') {
    const isAsked = job.requestStatus === 'pending';
    return (
      <StateBanner tone="info" title={t(isAsked ? 'technician.state.asked' : 'technician.state.withdrawn')} step={step}>
        <Text size="sm">{t(isAsked ? 'technician.state.askedText' : 'technician.state.withdrawnText')}</Text>
      </StateBanner>
    );
  }
  const title = t(state === 'signedOff' ? 'technician.state.signedOff' : 'technician.state.verified');
  return <StateBanner tone="good" title={title} step={step} />;
}

export function FailedState({ job, step }: { job: JobDetailReply; step: ReactNode }) {
  const { t } = useTranslation();
  const title = useFaultTitle(job.fault) ?? t('technician.state.failed');
  const { message, restored, differences } = resultOf(job);
  return (
    <StateBanner tone="bad" title={title} step={step}>
      {job.reason !== null && <Text>{job.reason}</Text>}
      {message !== undefined && <Text size="sm">{t('technician.state.said', { message })}</Text>}
      {restored !== undefined && (
        <Text size="sm">{t(restored ? 'technician.state.restored' : 'technician.state.notRestored')}</Text>
      )}
      {differences && <Differences items={differences.map(asDifference)} />}
    </StateBanner>
  );
}

function asDifference({ desired, actual, ...at }: Stored): Difference {
  return { ...at, before: actual, after: desired };
}
