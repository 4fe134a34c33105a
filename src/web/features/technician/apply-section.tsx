import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { TakeNext } from './take-next.tsx';
import { useKeepJob } from './use-take.ts';

/** Applies the change and shows its progress by live events. */
export function ApplySection({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  const now = useNow(30_000);
  const apply = useAction({
    // Some lines are live already: only the failed ones are tried again.
    mutationFn: () =>
      job.requestStatus === 'partial'
        ? api.post('/jobs/{id}/retry', { params: { id: job.id } })
        : api.post('/jobs/{id}/apply', { params: { id: job.id } }),
    onSuccess: keep,
  });
  const trouble = useTrouble(job.id);
  const isLater = job.effectiveAt != null && Date.parse(job.effectiveAt) > now;
  return (
    <Section title={t('technician.apply.title')}>
      {job.applying ? (
        <Applying attempts={job.attempts} said={job.result?.message} />
      ) : (
        <Group justify="space-between">
          <Text flex="1 1 16rem" role={trouble === null ? undefined : 'alert'}>
            {t(trouble ?? (isLater ? 'technician.apply.laterText' : 'technician.apply.text'))}
          </Text>
          <Button
            size="md"
            variant={trouble === null ? 'filled' : 'default'}
            leftSection={<Send size={18} aria-hidden />}
            loading={apply.isPending}
            onClick={() => apply.mutate()}
          >
            {t(
              trouble !== null
                ? 'technician.apply.anyway'
                : isLater
                  ? 'technician.apply.prepare'
                  : 'technician.apply.apply',
            )}
          </Button>
        </Group>
      )}
      {apply.isError && <ProblemMessage error={apply.error} />}
    </Section>
  );
}

/** Why the last answer of the phone system advises against applying now; null when nothing does. Asks nothing itself. */
function useTrouble(id: string) {
  const { data } = useQuery({ ...queryOf('/jobs/{id}/read-back', { params: { id } }), enabled: false, gcTime: 0 });
  if (!data?.last?.readable || data.asking) return null;
  if (data.last.fault !== null) return 'technician.apply.silent';
  return data.last.agrees === false && data.last.configuration !== null ? 'technician.apply.differs' : null;
}

function Applying({ attempts, said }: { attempts: number; said: unknown }) {
  const { t } = useTranslation();
  const isTechnician = hasRole(useMe(), 'technician');
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('technician.apply.running')}</Text>
      <Progress value={100} animated aria-label={t('technician.apply.running')} />
      <Text size="sm" c="dimmed">
        {attempts > 0
          ? t('technician.apply.again', { attempts, said: said ?? t('technician.apply.ours') })
          : t('technician.apply.runningText')}
      </Text>
      {isTechnician && (
        <Group justify="flex-end">
          <TakeNext />
        </Group>
      )}
    </Stack>
  );
}
