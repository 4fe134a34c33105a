import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { HandJobReply } from '../../../contract/emergency-jobs.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { api, queryOf } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { DefaultSound } from '../../lines/default-sound.tsx';
import { PromptName } from '../../lines/prompt-name.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { LeaseLeft } from '../../ui/countdown.tsx';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PlayButton } from '../../ui/play-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { toastDone, toastProblem } from '../../ui/toasts.tsx';
import { type Tone, ToneBadge } from '../../ui/tone-badge.tsx';
import { useHandLineWords, useHandTask } from './emergency-words.ts';
import { StateBanner } from './state-banner.tsx';
import { useRefreshHandJobs, useTakeHandJob } from './use-emergency-jobs.ts';

/** One line that a person closes or opens on its phone system: which, what, until when, and the report that it is done. */
export function EmergencyJobPage() {
  const { id = '' } = useParams();
  const t = useHandLineWords();
  const { taskOf, windowOf } = useHandTask();
  const me = useMe();
  const read = useQuery(queryOf('/emergency-jobs/{id}', { params: { id } }));
  const back = { to: '/jobs', label: t('back') };
  if (read.isError && !read.data)
    return (
      <>
        <PageHeader title={t('kind')} back={back} />
        <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />
      </>
    );
  if (!read.data) return <PageSkeleton />;
  const job = read.data;
  const isMine = job.status === 'taken' && job.takenBy?.id === me.id;
  const tone: Tone = job.status === 'done' ? 'good' : isMine ? 'work' : 'bad';
  return (
    <>
      <ObjectHeader
        kind={t('kind')}
        title={`${taskOf(job)}: ${job.label}`}
        text={windowOf(job)}
        state={<ToneBadge tone={tone}>{stateOf(t, job, isMine)}</ToneBadge>}
        tone={tone}
        back={back}
        actions={isMine && <Release id={id} />}
      >
        {isMine && job.leaseUntil && <LeaseLeft until={job.leaseUntil} />}
      </ObjectHeader>
      <div role="status">
        <Status job={job} />
      </div>
      <TheLine job={job} />
      {job.status !== 'done' && <Steps job={job} isMine={isMine} />}
    </>
  );
}

function stateOf(t: ReturnType<typeof useHandLineWords>, { outcome, takenBy }: HandJobReply, isMine: boolean): string {
  if (outcome !== null) return t(outcome === 'withdrawn' ? 'ended.withdrawn' : 'ended.done');
  if (isMine) return t('yours');
  return takenBy ? t('takenBy', { name: takenBy.name }) : t('free');
}

function Status({ job: { id, status, outcome } }: { job: HandJobReply }) {
  const t = useHandLineWords();
  const isTechnician = hasRole(useMe(), 'technician');
  const take = useTakeHandJob();
  if (status === 'done') {
    const end = outcome === 'withdrawn' ? 'withdrawn' : 'done';
    return (
      <StateBanner tone="good" title={t(`ended.${end}`)}>
        <Text size="sm">{t(`endedText.${end}`)}</Text>
      </StateBanner>
    );
  }
  if (status !== 'open') return null;
  const step = isTechnician && (
    <Button color="red" loading={take.isPending} onClick={() => take.mutate(id)}>
      {t('take')}
    </Button>
  );
  return (
    <StateBanner tone="warn" title={t('free')} step={step}>
      {isTechnician && <Text size="sm">{t('untaken')}</Text>}
    </StateBanner>
  );
}

function TheLine({ job }: { job: HandJobReply }) {
  const t = useHandLineWords();
  const { windowOf } = useHandTask();
  return (
    <Section title={t('facts')}>
      <Facts
        items={[
          [t('number'), phoneNumberText(job.number)],
          [t('customer'), job.customer],
          [t('system'), job.phoneSystem],
          [t('time'), windowOf(job)],
          ...(job.task === 'close' ? [[t('sound'), <Sound key="sound" job={job} />] as const] : []),
        ]}
      />
    </Section>
  );
}

/** A line's own voice file is there already: it was entered when the customer gave it. */
function Sound({ job: { promptId, isOwnPrompt } }: { job: HandJobReply }) {
  const t = useHandLineWords();
  return (
    <Group gap="xs" wrap="nowrap">
      {promptId === null && <DefaultSound lineSlot="emergency" />}
      {promptId !== null && !isOwnPrompt && <PlayButton promptId={promptId} label={t('sound')} />}
      {promptId === null ? t('bundled') : <PromptName promptId={promptId} withLength />}
    </Group>
  );
}

function Steps({ job, isMine }: { job: HandJobReply; isMine: boolean }) {
  const t = useHandLineWords();
  const { windowOf } = useHandTask();
  const { task, closedBefore } = job;
  const values = { number: phoneNumberText(job.number), system: job.phoneSystem, window: windowOf(job) };
  const closing = closedBefore ? (['find', 'longer', 'call'] as const) : (['find', 'close', 'plays', 'call'] as const);
  const steps = task === 'open' ? (['find', 'open', 'callOpen'] as const) : closing;
  return (
    <Section title={t('steps')}>
      <Stack>
        <List type="ordered" spacing="xs">
          {steps.map((step) => (
            <List.Item key={step}>{t(`step.${step}`, values)}</List.Item>
          ))}
        </List>
        {task === 'close' && <Text size="sm">{t('reopens')}</Text>}
        {isMine && <Report job={job} />}
      </Stack>
    </Section>
  );
}

function Report({ job }: { job: HandJobReply }) {
  const t = useHandLineWords();
  const refresh = useRefreshHandJobs();
  const { id, task, from, until } = job;
  const number = phoneNumberText(job.number);
  return (
    <>
      <Text size="sm">{t('lapses')}</Text>
      <Group>
        <ConfirmButton
          variant="filled"
          label={t(task === 'open' ? 'didOpen' : 'didClose')}
          title={t(task === 'open' ? 'askOpen' : 'askClose', { number })}
          text={t('report')}
          confirmLabel={t(task === 'open' ? 'didOpen' : 'didClose')}
          dismissLabel={t('notYet')}
          onConfirm={async () => {
            try {
              await api.post('/emergency-jobs/{id}/finish', { params: { id }, body: { did: task, from, until } });
              toastDone(t('done'));
            } finally {
              await refresh();
            }
          }}
        />
      </Group>
    </>
  );
}

function Release({ id }: { id: string }) {
  const t = useHandLineWords();
  const refresh = useRefreshHandJobs();
  const releasing = useAction({
    mutationFn: () => api.post('/emergency-jobs/{id}/release', { params: { id } }),
    onSuccess: () => toastDone(t('released')),
    onError: toastProblem,
    onSettled: refresh,
  });
  return (
    <Button variant="default" loading={releasing.isPending} onClick={() => releasing.mutate()}>
      {t('release')}
    </Button>
  );
}
