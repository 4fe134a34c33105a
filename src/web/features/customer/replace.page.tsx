import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queryOf } from '../../lib/api.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { emptyPlace, usePlaceReady } from './place-fields.tsx';
import { ReplaceSteps } from './replace-steps.tsx';

/** Replacing a voice file on one page; or taking a completed request up again, in the same steps. */
export function ReplacePage() {
  const [search] = useSearchParams();
  const reopens = search.get('reopens');
  return reopens === null ? <Replace search={search} /> : <Reopen key={reopens} id={reopens} />;
}

function Replace({ search }: { search: URLSearchParams }) {
  const { t } = useTranslation();
  const place = emptyPlace(search.get('line'), search.get('slot'));
  const isReady = usePlaceReady(place.lineId);
  return (
    <>
      <PageHeader title={t('customer.replace.title')} text={t('customer.replace.text')} back={backOf(t, search)} />
      {isReady ? (
        <ReplaceSteps start={{ place, recording: search.get('recording'), reopens: null }} />
      ) : (
        <Skeleton height={230} radius="lg" />
      )}
    </>
  );
}

/** Where one came from, as the link here said. */
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
      {former.data && isReady && <ReplaceSteps start={{ place, recording: former.data.promptId, reopens: id }} />}
      {!former.isError && !(former.data && isReady) && <Skeleton height={230} radius="lg" />}
    </>
  );
}
