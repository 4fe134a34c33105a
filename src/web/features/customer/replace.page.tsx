import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { queryOf } from '../../lib/api.ts';
import { fieldOfInstant } from '../../lib/taipei-input.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { replaceAddress } from './filing.ts';
import { emptyPlace, usePlaceReady } from './place-fields.tsx';
import { canReopen } from './reopenable.ts';
import { ReplaceSteps } from './replace-steps.tsx';
import { RequestLink } from './request-link.tsx';
import { WithServiceHours } from './service-hours-notice.tsx';

/** Replaces a voice file on one page, or reopens a completed request, in the same steps. */
export function ReplacePage() {
  const [search] = useSearchParams();
  const reopens = search.get('reopens') ?? '';
  return reopens === '' ? <Replace key={search.toString()} search={search} /> : <Reopen key={reopens} id={reopens} />;
}

function Replace({ search }: { search: URLSearchParams }) {
  const { t } = useTranslation();
  const place = emptyPlace(search.get('line'), search.get('slot'));
  const isReady = usePlaceReady(place.lineId);
  return (
    <>
      <PageHeader title={t('customer.replace.title')} text={t('customer.replace.text')} back={backOf(t, search)} />
      <WithServiceHours>
        {isReady ? (
          <ReplaceSteps start={{ place, recording: search.get('recording'), revertAt: '', reopens: null }} />
        ) : (
          <Skeleton height={230} radius="lg" />
        )}
      </WithServiceHours>
    </>
  );
}

/** The page one came from, as named by the link. */
function backOf(t: TFunction, search: URLSearchParams): { to: string; label: string } {
  const from = search.get('from');
  const line = search.get('line');
  if (from === 'requests') return { to: '/requests', label: t('customer.request.back') };
  if (from === 'line' && line) return { to: `/lines/${line}`, label: t('customer.requests.line') };
  return { to: '/lines', label: t('customer.line.back') };
}

function Reopen({ id }: { id: string }) {
  const { t } = useTranslation();
  const former = useQuery(queryOf('/change-requests/{id}', { params: { id } }));
  const place = emptyPlace(former.data?.lineId ?? null, former.data?.slot ?? null);
  const isReady = usePlaceReady(place.lineId);
  return (
    <>
      <PageHeader
        title={t('customer.reopen.title', { number: former.data?.number ?? '' }).trim()}
        text={t('customer.reopen.text')}
        back={{ to: `/requests/${id}`, label: t('customer.reopen.back') }}
      />
      {former.isError && <ProblemMessage error={former.error} onRetry={() => void former.refetch()} />}
      {former.data && isReady && (
        <WithServiceHours>
          <ReopenSteps former={former.data} />
        </WithServiceHours>
      )}
      {!former.isError && !(former.data && isReady) && <Skeleton height={230} radius="lg" />}
    </>
  );
}

/** The steps, or a sentence that says why they are not available. */
function ReopenSteps({ former }: { former: ChangeRequestReply }) {
  const { t } = useTranslation();
  // Decided when the page opens, so that nobody loses what is typed at midnight; the server decides when sending.
  const [now] = useState(() => Date.now());
  const { id, lineId, slot, promptId, reopenedAs, revertAt } = former;
  if (reopenedAs !== null) {
    return (
      <EmptyState icon={RotateCcw} title={t('customer.reopen.already')} action={<RequestLink id={reopenedAs} />} />
    );
  }
  if (!canReopen(former, now)) {
    return (
      <EmptyState
        icon={RotateCcw}
        title={t('customer.reopen.cannot')}
        text={t('customer.reopen.cannotText')}
        action={
          <Button component={Link} to={replaceAddress({ line: lineId, slot: slot ?? undefined })}>
            {t('customer.replace.title')}
          </Button>
        }
      />
    );
  }
  const isLimited = revertAt !== null && new Date(revertAt).getTime() > now;
  const start = {
    place: emptyPlace(lineId, slot),
    recording: promptId,
    revertAt: isLimited ? fieldOfInstant(revertAt) : '',
    reopens: id,
  };
  return <ReplaceSteps start={start} />;
}
