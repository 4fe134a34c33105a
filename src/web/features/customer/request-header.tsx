import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { ObjectHeader } from '../../ui/object-header.tsx';
import type { ProgressStep } from '../../ui/progress-line.tsx';
import { AddToCalendar } from './add-to-calendar.tsx';
import { CancelRequest } from './cancel-request.tsx';
import { replaceAddress } from './filing.ts';
import { LineName } from './line-name.tsx';
import { MoveRequest } from './move-request.tsx';
import { canReopen } from './reopenable.ts';
import { useRequestTitle } from './request-card.tsx';
import { happenedIn, progressOf } from './request-progress.ts';
import { RequestStatus, toneOfRequest } from './request-status.tsx';
import { RequestTimes } from './request-times.tsx';

/** The head of a request: what it is, where it stands with the customer's own times, and the one thing to do. */
export function RequestHeader({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const titleOf = useRequestTitle();
  const steps = useProgress(request);
  const isOver = request.status === 'cancelled' || request.status === 'rejected';
  return (
    <ObjectHeader
      kind={t('customer.request.kind', { number: request.number })}
      title={titleOf(request)}
      text={<LineName lineId={request.lineId} />}
      state={<RequestStatus status={request.status} />}
      tone={toneOfRequest(request.status)}
      back={{ to: '/requests', label: t('customer.request.back') }}
      progress={{ label: t('customer.progress.title'), steps }}
      actions={
        <>
          <Reopen request={request} />
          <MoveRequest request={request} />
          <CancelRequest request={request} />
        </>
      }
    >
      {!isOver && <RequestTimes request={request} strong />}
      <AddToCalendar request={request} />
    </ObjectHeader>
  );
}

function useProgress(request: ChangeRequestReply): ProgressStep[] {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const now = useNow(60_000);
  const timeline = useQuery(queryOf('/change-requests/{id}/timeline', { params: { id: request.id } }));
  return progressOf(request, happenedIn(timeline.data?.items ?? [])).map(({ key, label, state, at, isLatest }) => ({
    key,
    state,
    label: t(`customer.progress.${label as 'live'}`),
    time: at === null ? undefined : isLatest ? t('customer.progress.latest', { at: moment(at, now) }) : moment(at, now),
  }));
}

/** Reopening, within some days of completion. */
function Reopen({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  if (!canReopen(request, now)) return null;
  return (
    <Button
      component={Link}
      to={replaceAddress({ reopens: request.id })}
      variant="default"
      leftSection={<RotateCcw size={16} aria-hidden />}
    >
      {t('customer.reopen.label')}
    </Button>
  );
}
