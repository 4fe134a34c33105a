import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply, ReadBackReply } from '../../../contract/jobs.contract.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';
import { api } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { FoundThere } from './found-there.tsx';

/** The actual state of the phone system. Read when the page opens and on request, never while a change is being applied. */
export function ReadBackSection({ job }: { job: JobDetailReply }) {
  const { t } = useTranslation();
  const byHand = job.checklist !== undefined;
  const readBack = useQuery({
    // Not under `/jobs`: a live event must not read a phone system for a job that somebody else holds by now.
    queryKey: ['read-back', job.id],
    queryFn: ({ signal }) => api.get('/jobs/{id}/read-back', { params: { id: job.id }, signal }),
    enabled: !byHand && !job.applying,
    gcTime: 0,
    retry: false,
  });
  const { refetch } = readBack;
  const attempts = job.attempts;
  useEffect(() => {
    if (attempts > 0 && !byHand) void refetch();
  }, [attempts, byHand, refetch]);
  return (
    <Section
      title={t('technician.readBack.title')}
      actions={
        !byHand && (
          <Button
            size="xs"
            variant="default"
            loading={readBack.isFetching}
            disabled={job.applying}
            onClick={() => void refetch()}
          >
            {t('technician.readBack.again')}
          </Button>
        )
      }
    >
      {byHand && <Text>{t('technician.readBack.byHand')}</Text>}
      {readBack.isError && <ProblemMessage error={readBack.error} />}
      {readBack.isLoading && <Skeleton height={56} radius="md" />}
      {readBack.data && !readBack.isError && <Answer answer={readBack.data} />}
    </Section>
  );
}

function Answer({ answer }: { answer: ReadBackReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  if (!answer.readable) return <Text>{t('technician.readBack.byHand')}</Text>;
  const isEmpty = answer.configuration === null;
  return (
    <Stack gap="sm" align="flex-start">
      <ToneBadge tone={answer.agrees ? 'good' : 'warn'}>
        {t(
          answer.agrees
            ? 'technician.readBack.agrees'
            : isEmpty
              ? 'technician.readBack.empty'
              : 'technician.readBack.differs',
        )}
      </ToneBadge>
      <Text size="sm" c="dimmed">
        {answer.revision === null
          ? t('technician.readBack.at', { at: dateTime(answer.at) })
          : t('technician.readBack.atRevision', { at: dateTime(answer.at), revision: answer.revision })}
      </Text>
      {isEmpty && <Text size="sm">{t('technician.readBack.emptyText')}</Text>}
      {answer.configuration != null && <FoundThere answer={answer} config={answer.configuration as LineConfig} />}
    </Stack>
  );
}
