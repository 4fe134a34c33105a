import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Wrench } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ExpertJobReply } from '../../../contract/quote-parts.contract.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { useMe } from '../../lib/session.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { toastProblem } from '../../ui/toasts.tsx';
import { isOfQuotes } from './quote-reads.ts';
import { useQuoteWords } from './use-quote-words.ts';

/** The pool of experts: work of accepted quotes, what is due first at the head. */
export function ExpertJobsPage() {
  const { words } = useQuoteWords();
  const jobs = useQuery(queryOf('/expert-jobs'));
  return (
    <>
      <PageHeader title={words.jobs.title} text={words.jobs.text} back={{ to: '/jobs', label: words.jobs.back }} />
      {jobs.isError && <ProblemMessage error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.isPending && <ListSkeleton />}
      {jobs.data?.items.length === 0 && <EmptyState icon={Wrench} title={words.jobs.none} text={words.jobs.noneText} />}
      <Stack>
        {jobs.data?.items.map((job) => (
          <Job key={job.id} job={job} />
        ))}
      </Stack>
    </>
  );
}

function Job({ job }: { job: ExpertJobReply }) {
  const { words, said } = useQuoteWords();
  const { date } = useFormats();
  const me = useMe();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfQuotes(queryKey) });
  const { id, quoteId, takenBy } = job;
  const hand = useAction({
    mutationFn: (step: 'take' | 'release') => api.post(`/expert-jobs/{id}/${step}`, { params: { id } }),
    onError: toastProblem,
    onSettled: refresh,
  });
  const isMine = takenBy?.id === me.id;
  return (
    <Section title={`${job.number} · ${said(vocabulary.kind?.[job.kind])}`}>
      <Facts
        items={[
          [words.customer, job.customer],
          [words.jobs.due, date(job.agreedOn)],
          ...(takenBy ? ([[words.jobs.holder, takenBy.name]] as const) : []),
        ]}
      />
      <Group mt="md">
        {takenBy === null && (
          <Button loading={hand.isPending} onClick={() => hand.mutate('take')}>
            {words.jobs.take}
          </Button>
        )}
        {isMine && (
          <>
            <Button component={Link} to={`/quotes/${quoteId}`}>
              {words.jobs.open}
            </Button>
            <Deliver id={id} refresh={refresh} />
            <Button variant="default" loading={hand.isPending} onClick={() => hand.mutate('release')}>
              {words.jobs.release}
            </Button>
          </>
        )}
      </Group>
    </Section>
  );
}

function Deliver({ id, refresh }: { id: string; refresh(): Promise<void> }) {
  const { words } = useQuoteWords();
  const [hours, setHours] = useState('');
  const field = (
    <Stack gap="sm">
      <Text>{words.jobs.deliverText}</Text>
      <TextInput
        type="number"
        inputMode="decimal"
        min={0}
        step={0.25}
        label={words.jobs.hoursSpent}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
    </Stack>
  );
  return (
    <ConfirmButton
      label={words.jobs.deliver}
      title={words.jobs.deliverTitle}
      text={field}
      confirmLabel={words.jobs.deliver}
      dismissLabel={words.jobs.deliverKeep}
      ready={Number(hours) > 0}
      onConfirm={async () => {
        await api.post('/expert-jobs/{id}/deliver', { params: { id }, body: { hoursSpent: Number(hours) } });
        await refresh();
      }}
    />
  );
}
