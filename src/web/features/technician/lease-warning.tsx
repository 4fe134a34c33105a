import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useAction } from '../../lib/use-action.ts';
import { Countdown } from '../../ui/countdown.tsx';
import { toastProblem } from '../../ui/toasts.tsx';
import { StateBanner } from './state-banner.tsx';
import { useKeepJob } from './use-take.ts';

/** How long before its end a lease is warned of, ms: an emergency's lasts ten minutes in all. */
const warnedMs = { emergency: 3 * 60_000, other: 15 * 60_000 };

/** Warns its holder that the job is about to go back to the queue; one press goes on. */
export function LeaseWarning({ job }: { job: JobReply }) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  const now = useNow();
  const going = useAction({
    mutationFn: () => api.post('/jobs/{id}/keep', { params: { id: job.id } }),
    onSuccess: keep,
    onError: toastProblem,
  });
  const { leaseUntil, emergency, paused, applying } = job;
  const left = leaseUntil === null ? Number.POSITIVE_INFINITY : Date.parse(leaseUntil) - now;
  const isNear = left > 0 && left <= warnedMs[emergency ? 'emergency' : 'other'] && !paused && !applying;
  if (!isNear || leaseUntil === null) return null;
  return (
    <div role="alert">
      <StateBanner
        tone="warn"
        title={t('technician.lease.title')}
        step={
          <Button loading={going.isPending} onClick={() => going.mutate()}>
            {t('technician.lease.goOn')}
          </Button>
        }
      >
        <Text size="sm">
          {t('technician.lease.text')} <Countdown until={leaseUntil} label={t('ui.lease')} />
        </Text>
      </StateBanner>
    </div>
  );
}
