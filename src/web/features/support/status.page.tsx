import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ServiceStatusReply } from '../../../contract/operations.contract.ts';
import { fill } from '../../../contract/words/wording.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { useSupportWords } from './use-support-words.ts';

/** Looked at anew this often, ms. */
const lookAgainMs = 30_000;

/** Whether our service works, for whoever is asked on the phone. */
export function StatusPage() {
  const { words } = useSupportWords();
  const status = useQuery({ ...queryOf('/operations/status'), refetchInterval: lookAgainMs });
  return (
    <>
      <PageHeader title={words.status.title} text={words.status.text} />
      {status.isError && <ProblemMessage error={status.error} onRetry={() => void status.refetch()} />}
      {status.isPending && <ListSkeleton rows={4} />}
      {status.data && !status.isError && <Parts status={status.data} />}
    </>
  );
}

function Parts({ status }: { status: ServiceStatusReply }) {
  const { words } = useSupportWords();
  const { dateTime } = useFormats();
  const { works, parts, at } = status;
  return (
    <>
      <Group gap="sm" mb="md">
        <div role="status">
          <ToneBadge tone={works ? 'good' : 'bad'}>{works ? words.status.works : words.status.faulty}</ToneBadge>
        </div>
        <Text size="sm" c="dimmed">
          {fill(words.status.at, { at: dateTime(at) })}
        </Text>
      </Group>
      <Section title={words.status.parts}>
        <Facts
          items={parts.map(({ part, works: isUp }) => [
            words.status[part],
            <ToneBadge key={part} tone={isUp ? 'good' : 'bad'}>
              {isUp ? words.status.up : words.status.down}
            </ToneBadge>,
          ])}
        />
      </Section>
      <Queues status={status} />
      <Section title={words.status.tell}>
        <Text>{works ? words.status.tellWorks : words.status.tellFaulty}</Text>
      </Section>
    </>
  );
}

function Queues({ status: { jobs, tasks, phoneSystems } }: { status: ServiceStatusReply }) {
  const { words } = useSupportWords();
  const { dateTime } = useFormats();
  const { all, silent, silentSince } = phoneSystems;
  const ofJobs = [words.status.noJobs, words.status.oneJob][jobs.waiting] ?? words.status.jobs;
  const ofTasks = tasks.waiting === null ? words.status.unknownTasks : words.status.tasks;
  const ofSystems = silent > 0 ? words.status.silent : all === 0 ? words.status.noSystems : words.status.allAnswer;
  return (
    <>
      <Section title={words.status.technicians}>
        <Text>{fill(ofJobs, { n: jobs.waiting, at: jobs.oldestAt ? dateTime(jobs.oldestAt) : '' })}</Text>
      </Section>
      <Section title={words.status.background}>
        <Text>{tasks.waiting === 0 ? words.status.noTasks : fill(ofTasks, { n: tasks.waiting ?? 0 })}</Text>
      </Section>
      <Section title={words.status.systems}>
        <Text>{fill(ofSystems, { n: all, silent, at: silentSince ? dateTime(silentSince) : '' })}</Text>
      </Section>
    </>
  );
}
