import { Button, Loader, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobDetailReply } from '../../../contract/job-shapes.ts';
import type { ReadBackReply, ReadingReply } from '../../../contract/read-back.contract.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { useAction } from '../../lib/use-action.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { FoundThere } from './found-there.tsx';
import { type JobLine, lineText } from './line-list.tsx';

/** How often an answer is looked for where the live stream is cut, ms. */
const askAgainMs = 3_000;
/** Ages are shown in whole minutes, ms. */
const minuteMs = 60_000;

/**
 * What the phone system had when it was asked last. It is asked when the page opens, after each attempt and when asked to, never while
 * it is being changed. The answer comes by itself.
 */
export function ReadBackSection({ job, byHand }: { job: JobDetailReply; byHand: boolean }) {
  const { t } = useTranslation();
  const readBack = useQuery({
    ...queryOf('/jobs/{id}/read-back', { params: { id: job.id } }),
    enabled: !byHand,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (state.data?.asking ? askAgainMs : false),
  });
  const ask = useAsking(job, byHand ? undefined : readBack.data);
  const isAsking = ask.isPending || readBack.data?.asking === true;
  const error = ask.error ?? readBack.error;
  return (
    <Section
      title={t('technician.readBack.title')}
      actions={
        !byHand && (
          <Button
            size="xs"
            variant="default"
            disabled={job.applying || isAsking || readBack.isPending}
            onClick={() => ask.mutate()}
          >
            {t('technician.readBack.again')}
          </Button>
        )
      }
    >
      {byHand && <Text>{t('technician.readBack.byHand')}</Text>}
      {job.lineCount > 1 && readBack.data && (
        <Text size="sm" fw={600} mb="xs">
          {lineText(readLine(job, readBack.data))}
        </Text>
      )}
      {error && <ProblemMessage error={error} />}
      <div role="status">
        {isAsking && (
          <Text size="sm" c="dimmed">
            <Loader size={14} aria-hidden /> {t('technician.readBack.asking')}
          </Text>
        )}
      </div>
      {!byHand && readBack.isPending && <Skeleton height={56} radius="md" />}
      {readBack.data?.last && <Answer answer={readBack.data.last} />}
    </Section>
  );
}

/** The line that was read: of several, one of those that are not done yet or the one named first. */
function readLine(job: JobDetailReply, { lineId }: ReadBackReply): Pick<JobLine, 'label' | 'number'> {
  const named = { label: job.lineLabel, number: job.lineNumber };
  return job.lines?.find((line) => line.lineId === lineId) ?? named;
}

/** Asks by itself once the page is open, and after each attempt. */
function useAsking({ id, applying, attempts }: JobDetailReply, known: ReadBackReply | undefined) {
  const queryClient = useQueryClient();
  const ask = useAction({
    mutationFn: () => api.post('/jobs/{id}/read-back', { params: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/jobs/{id}/read-back', { id }] }),
  });
  const asked = useRef<string | null>(null);
  const { mutate } = ask;
  const isKnown = known !== undefined;
  const isAsking = known?.asking === true;
  useEffect(() => {
    const occasion = String(attempts);
    if (!isKnown || applying || asked.current === occasion) return;
    asked.current = occasion;
    if (!isAsking) mutate();
  }, [attempts, applying, isKnown, isAsking, mutate]);
  return ask;
}

function Answer({ answer }: { answer: ReadingReply }) {
  const { t } = useTranslation();
  const { dateTime, relative } = useFormats();
  const now = useNow(minuteMs / 2);
  if (!answer.readable) return <Text>{t('technician.readBack.byHand')}</Text>;
  const age = relative(answer.at, now);
  if (answer.fault !== null) {
    return (
      <Stack gap="sm" align="flex-start">
        <ToneBadge tone="bad">{t('technician.readBack.silent')}</ToneBadge>
        <Text size="sm">{answer.fault}</Text>
        <Text size="sm" c="dimmed">
          {t('technician.readBack.triedAt', { at: dateTime(answer.at), age })}
        </Text>
      </Stack>
    );
  }
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
          ? t('technician.readBack.at', { at: dateTime(answer.at), age })
          : t('technician.readBack.atRevision', { at: dateTime(answer.at), age, revision: answer.revision })}
      </Text>
      {isEmpty && <Text size="sm">{t('technician.readBack.emptyText')}</Text>}
      {answer.configuration != null && <FoundThere answer={answer} config={answer.configuration as LineConfig} />}
    </Stack>
  );
}
