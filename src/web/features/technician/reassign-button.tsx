import { Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobReply } from '../../../contract/job-shapes.ts';
import { api, queryOf } from '../../lib/api.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { useKeepJob } from './use-take.ts';

/** For operators: gives the job to a technician of their choice. */
export function ReassignButton({ job }: { job: JobReply }) {
  const { t } = useTranslation();
  const keep = useKeepJob();
  const [to, setTo] = useState<string | null>(null);
  const params = { id: job.id };
  return (
    <ConfirmButton
      size="sm"
      label={t('technician.reassign.label')}
      title={t('technician.reassign.title', { customer: job.customer })}
      text={<Choice job={job} value={to} onChange={setTo} />}
      confirmLabel={t('technician.reassign.confirm')}
      dismissLabel={t('technician.reassign.keep')}
      ready={to !== null}
      reason={{ label: t('technician.reassign.reason'), least: 0, keptAs: `reassign:${job.id}` }}
      onConfirm={async (reason) => {
        const body = { to: to ?? '', ...(reason === '' ? {} : { reason }) };
        keep(await api.post('/jobs/{id}/reassign', { params, body }));
        setTo(null);
      }}
    />
  );
}

function Choice(parts: { job: JobReply; value: string | null; onChange(id: string | null): void }) {
  const { t } = useTranslation();
  const { job, value, onChange } = parts;
  // Anew each time: how many jobs each of them holds changes all day.
  const technicians = useQuery({ ...queryOf('/technicians'), staleTime: 0 });
  if (technicians.isError)
    return <ProblemMessage error={technicians.error} onRetry={() => void technicians.refetch()} />;
  const others = (technicians.data?.items ?? []).filter(({ id }) => id !== job.takenBy?.id);
  return (
    <Stack gap="md">
      <Text>
        {job.takenBy
          ? t('technician.reassign.textTaken', { holder: job.takenBy.name })
          : t('technician.reassign.textOpen')}
      </Text>
      <Select
        label={t('technician.reassign.to')}
        placeholder={technicians.isPending ? t('technician.reassign.loading') : t('technician.reassign.choose')}
        nothingFoundMessage={t('technician.reassign.nobody')}
        data={others.map(({ id, name, taken }) => ({
          value: id,
          label: t('technician.reassign.holds', { name, count: taken }),
        }))}
        value={value}
        onChange={onChange}
        searchable
        required
      />
    </Stack>
  );
}
