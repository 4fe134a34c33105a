import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { Conversation } from '../../conversation/conversation.tsx';
import { queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { ClockBar } from '../../ui/clock-bar.tsx';
import { DueWindow } from '../../ui/due-window.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { ProofCard } from '../../ui/proof-card.tsx';
import { Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { When } from '../../ui/when.tsx';
import { ChangedSince } from './adjust/changed-since.tsx';
import { ChangesSection } from './adjust/changes-section.tsx';
import { isEnded } from './ended.ts';
import { ForecastNote } from './forecast-note.tsx';
import { MergeRequest } from './merge-request.tsx';
import { OurProblem } from './our-problem.tsx';
import { ProvideForm } from './provide-form.tsx';
import { canReopen } from './reopenable.ts';
import { RequestFacts } from './request-facts.tsx';
import { RequestHeader } from './request-header.tsx';
import { RequestLines } from './request-lines.tsx';
import { RequestLink } from './request-link.tsx';
import styles from './request-page.module.css';
import { RequestSounds } from './request-sounds.tsx';
import { RequestTimeline } from './request-timeline.tsx';

// Few requests are one.
const ClosureSection = lazy(async () => ({
  default: (await import('./closure/closure-section.tsx')).ClosureSection,
}));

/** One request from filing to proof, updated live. */
export function RequestPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const request = useQuery(queryOf('/change-requests/{id}', { params: { id } }));
  // Also waited for: its times stand in the header.
  const timeline = useQuery(queryOf('/change-requests/{id}/timeline', { params: { id } }));
  if (request.isError) {
    return (
      <>
        <PageHeader title={t('customer.requests.what')} back={{ to: '/requests', label: t('customer.request.back') }} />
        <ProblemMessage error={request.error} onRetry={() => void request.refetch()} />
      </>
    );
  }
  if (!request.data || timeline.isPending) return <PageSkeleton />;
  return <RequestParts key={id} request={request.data} />;
}

/** What needs somebody and what changes on the left; what was promised and what happened on the right. */
function RequestParts({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  return (
    <>
      <RequestHeader request={request} />
      <div className={styles.columns}>
        <div>
          {request.status === 'pending' && <ProvideForm request={request} />}
          {request.status === 'failed' && <OurProblem request={request} />}
          {request.closure !== null && (
            <Suspense fallback={<Skeleton height={120} radius="lg" />}>
              <ClosureSection request={request} />
            </Suspense>
          )}
          <Outcome request={request} />
          {request.effectiveAt !== null && request.closure === null && !isEnded(request) && (
            <ChangedSince requestId={request.id} />
          )}
          <RequestSounds request={request} />
          {request.kind !== 'voice_replacement' && request.closure === null && (
            <ChangesSection requestId={request.id} />
          )}
          <RequestLines request={request} />
          <MergeRequest request={request} />
          <Conversation requestId={request.id} side="customer" hint={t(`conversation.${readerOf(request)}`)} />
        </div>
        <div>
          {request.closure === null && <Promised request={request} />}
          <Section title={t('customer.request.timeline')}>
            <RequestTimeline requestId={request.id} />
          </Section>
          <RequestFacts request={request} />
        </div>
      </div>
    </>
  );
}

/** Who reads a message now. */
function readerOf({ status, closure }: ChangeRequestReply) {
  if (status === 'inProgress') return 'readsNow';
  if (status === 'scheduled') return 'scheduled';
  if (status !== 'completed') return 'readsLater';
  return closure === null ? 'done' : 'over';
}

/** How it ended, and how that is known. */
function Outcome({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { status, reason, proof, completedAt, updatedAt } = request;
  if (status === 'completed') {
    return (
      <Section title={t('customer.request.completion')}>
        {proof === null ? <When at={completedAt ?? updatedAt} /> : <ProofCard proof={proof} at={completedAt} />}
        {reason && <Text mt="md">{t('customer.request.reason', { reason })}</Text>}
        <ReopenUntil request={request} />
      </Section>
    );
  }
  if (status === 'held') {
    return (
      <Section title={t('customer.request.held')}>
        <When at={updatedAt} />
        {reason && <Text mt="xs">{t('customer.request.reason', { reason })}</Text>}
      </Section>
    );
  }
  if (!isEnded(request)) return null;
  if (request.mergedInto !== null) {
    return (
      <Section title={t('customer.request.end')}>
        <When at={updatedAt} />
        <Text mt="xs">
          {t('customer.adjust.mergedInto')} <RequestLink id={request.mergedInto} />
        </Text>
      </Section>
    );
  }
  return (
    <Section title={t('customer.request.end')}>
      <When at={updatedAt} />
      {reason && <Text mt="xs">{t('customer.request.reason', { reason })}</Text>}
      <Text mt="xs">{t('customer.request.asBefore')}</Text>
    </Section>
  );
}

function ReopenUntil({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const now = useNow(60_000);
  if (request.reopenableUntil === null || !canReopen(request, now)) return null;
  return (
    <Text size="sm" c="dimmed" mt="md">
      {t('customer.reopen.until', { at: moment(request.reopenableUntil, now) })}
    </Text>
  );
}

/** The promise with its receipt; after the end what it had been. */
function Promised({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { status, deadline } = request;
  const ended = isEnded(request);
  return (
    <Section title={t(`customer.request.${ended ? 'promised' : 'promise'}`)}>
      <DueWindow
        deadline={deadline}
        settled={ended || status === 'scheduled'}
        waitsFor={status === 'pending' ? 'you' : undefined}
      />
      {!ended && <ForecastNote forecast={request.forecast} />}
      <ClockBar request={request} reader="customer" />
    </Section>
  );
}
