import { Anchor, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { HandJobReply } from '../../../contract/emergency-jobs.contract.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { queryOf } from '../../lib/api.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { LeaseLeft } from '../../ui/countdown.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Section } from '../../ui/section.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useHandLineWords, useHandTask } from './emergency-words.ts';
import { useTakeHandJob } from './use-emergency-jobs.ts';

/** Lines that somebody has to close or open by hand now, above the queue; nothing where there are none. */
export function EmergencyJobs() {
  const t = useHandLineWords();
  const { taskOf, windowOf } = useHandTask();
  const { data } = useQuery(queryOf('/emergency-jobs'));
  const jobs = data?.items ?? [];
  if (jobs.length === 0) return null;
  const columns: Column<HandJobReply>[] = [
    {
      key: 'line',
      label: t('facts'),
      tight: true,
      show: ({ id, number, label }) => (
        <TwoLines
          main={
            <Anchor component={Link} to={`/jobs/emergency/${id}`}>
              {phoneNumberText(number)}
            </Anchor>
          }
          below={label}
        />
      ),
    },
    { key: 'customer', label: t('customer'), show: ({ customer }) => customer },
    { key: 'task', label: t('steps'), show: (job) => <TwoLines main={taskOf(job)} below={windowOf(job)} /> },
    { key: 'holder', label: t('who'), show: (job) => <Holder job={job} /> },
  ];
  return (
    <Section title={t('title')}>
      <Text size="sm" mb="sm">
        {t('text')}
      </Text>
      <RecordTable caption={t('title')} columns={columns} rows={jobs} rowKey={({ id }) => id} />
    </Section>
  );
}

function Holder({ job }: { job: HandJobReply }) {
  const t = useHandLineWords();
  const me = useMe();
  const take = useTakeHandJob();
  const { id, takenBy, leaseUntil, label } = job;
  if (takenBy)
    return (
      <>
        <div>{takenBy.id === me.id ? t('yours') : t('takenBy', { name: takenBy.name })}</div>
        {leaseUntil && <LeaseLeft until={leaseUntil} />}
      </>
    );
  if (!hasRole(me, 'technician')) return t('free');
  return (
    <Button color="red" loading={take.isPending} aria-label={t('takeNamed', { label })} onClick={() => take.mutate(id)}>
      {t('take')}
    </Button>
  );
}
