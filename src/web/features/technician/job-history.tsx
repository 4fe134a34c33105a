import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import type { Tone } from '../../ui/tone-badge.tsx';

const tones: Record<string, Tone> = {
  complete: 'good',
  checkPassed: 'good',
  fail: 'bad',
  checkRefused: 'bad',
  reject: 'bad',
  take: 'work',
  apply: 'work',
  retry: 'work',
  settleSome: 'warn',
  steal: 'warn',
  lapse: 'warn',
  hold: 'warn',
  askCustomer: 'warn',
};

/** What happened to the request so far, newest first. */
export function JobHistory({ changeRequestId: id }: { changeRequestId: string }) {
  const { t } = useTranslation();
  const timeline = useQuery(queryOf('/change-requests/{id}/timeline', { params: { id } }));
  const items = [...(timeline.data?.items ?? [])].reverse().map(({ at, action, label, by, reason, text }) => ({
    at,
    title: label,
    by: by.name,
    tone: tones[action.split('.')[1] ?? ''] ?? 'neutral',
    detail: reason ?? undefined,
    quote: text ?? undefined,
  }));
  return (
    <Section title={t('technician.history')}>
      {timeline.isPending && <Skeleton height={120} radius="md" />}
      {timeline.isError && <ProblemMessage error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.data && <Timeline items={items} label={t('technician.history')} />}
    </Section>
  );
}
