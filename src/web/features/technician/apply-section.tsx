import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/jobs.contract.ts';
import { api } from '../../lib/api.ts';
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
    mutationFn: () => api.post('/jobs/{id}/apply', { params: { id: job.id } }),
    onSuccess: keep,
  });
  const isLater = job.effectiveAt != null && Date.parse(job.effectiveAt) > now;
  return (
    <Section title={t('technician.apply.title')}>
      {job.applying ? (
        <Applying attempts={job.attempts} said={job.result?.message} />
      ) : (
        <Group justify="space-between">
          <Text flex="1 1 16rem">{t(isLater ? 'technician.apply.laterText' : 'technician.apply.text')}</Text>
          <Button
            size="md"
            leftSection={<Send size={18} aria-hidden />}
            loading={apply.isPending}
            onClick={() => apply.mutate()}
          >
            {t(isLater ? 'technician.apply.prepare' : 'technician.apply.apply')}
          </Button>
        </Group>
      )}
      {apply.isError && <ProblemMessage error={apply.error} />}
    </Section>
  );
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
