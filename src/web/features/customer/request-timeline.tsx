import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../lib/api.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import type { Tone } from '../../ui/tone-badge.tsx';
import { RequestLink } from './request-link.tsx';

const tones: Record<string, Tone> = {
  'change_request.filed': 'info',
  'change_request.checkPassed': 'good',
  'change_request.checkRefused': 'bad',
  'change_request.take': 'work',
  'change_request.steal': 'work',
  'change_request.apply': 'work',
  'change_request.schedule': 'work',
  'change_request.switch': 'work',
  'change_request.askCustomer': 'warn',
  'change_request.hold': 'warn',
  'change_request.complete': 'good',
  'change_request.fail': 'bad',
  'change_request.reject': 'bad',
  'change_request.reopen': 'warn',
};

/** The request in which this completed one goes on: it reopens it, or ends its limited time. */
function takenUpAs(t: TFunction, after: unknown): ReactNode {
  const { reopenedAs, returnedBy } = (after ?? {}) as { reopenedAs?: string; returnedBy?: string };
  const id = reopenedAs ?? returnedBy;
  if (id === undefined) return undefined;
  return (
    <>
      {t('customer.reopen.as')} <RequestLink id={id} />
    </>
  );
}

/** What happened to a request, newest first, in words. */
export function RequestTimeline({ requestId }: { requestId: string }) {
  const { t } = useTranslation();
  const timeline = useQuery(queryOf('/change-requests/{id}/timeline', { params: { id: requestId } }));
  if (timeline.isError) return <ProblemMessage error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (!timeline.data) return <ListSkeleton rows={3} />;
  const items = timeline.data.items.toReversed().map(({ at, action, label, by, reason, text, after }) => ({
    at,
    title: label,
    by: by.name,
    detail: reason ?? takenUpAs(t, after),
    quote: text ?? undefined,
    tone: tones[action],
  }));
  return <Timeline items={items} label={t('customer.request.timeline')} />;
}
