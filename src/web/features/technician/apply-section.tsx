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
import { PartialState } from './partial-state.tsx';
import { TakeNext } from './take-next.tsx';
import { useKeepJob } from './use-take.ts';

/** The sentence and the button: at first, of a planned switch, and where some lines are live already. */
const words = {
  first: ['technician.apply.text', 'technician.apply.apply'],
  later: ['technician.apply.laterText', 'technician.apply.prepare'],
  again: ['technician.apply.againText', 'technician.apply.retry'],
} as const;

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
  const isAgain = job.requestStatus === 'partial';
  const [text, label] = isAgain ? words.again : isLater ? words.later : words.first;
  const count = job.lines?.length ?? 0;
  return (
    <Section title={t('technician.apply.title')}>
      {isAgain && !job.applying && <PartialState job={job} />}
      {job.applying ? (
        <Applying job={job} />
      ) : (
        <Group justify="space-between">
          <Text flex="1 1 16rem" role={trouble === null ? undefined : 'alert'}>
            {trouble === null ? t(text, { count, others: job.lineCount - count }) : t(trouble)}
          </Text>
          <Button
            size="md"
            variant={trouble === null ? 'filled' : 'default'}
            leftSection={<Send size={18} aria-hidden />}
            loading={apply.isPending}
            onClick={() => apply.mutate()}
          >
            {trouble !== null && !isAgain ? t('technician.apply.anyway') : t(label, { count })}
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

function Applying({ job: { attempts, result, lines, lineCount } }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const said = result?.message;
  const live = lineCount - (lines?.length ?? lineCount);
  const isTechnician = hasRole(useMe(), 'technician');
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('technician.apply.running')}</Text>
      {lineCount > 1 && <Text>{t('technician.apply.live', { live, lines: lineCount })}</Text>}
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
