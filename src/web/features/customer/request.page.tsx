import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { proofSentences } from '../../../contract/words/proof.ts';
import { changeRequestLifecycle } from '../../../domain/change-request/lifecycle.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { currentLanguage } from '../../lib/language.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { DueWindow } from '../../ui/due-window.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { isEnded } from './ended.ts';
import { replaceAddress } from './filing.ts';
import { LineName } from './line-name.tsx';
import { OurProblem } from './our-problem.tsx';
import { ProvideForm } from './provide-form.tsx';
import { canReopen } from './reopenable.ts';
import { useRequestTitle } from './request-card.tsx';
import { RequestLines } from './request-lines.tsx';
import { RequestLink } from './request-link.tsx';
import { RequestSounds } from './request-sounds.tsx';
import { RequestStatus } from './request-status.tsx';
import { RequestTimeline } from './request-timeline.tsx';

/** One request from filing to proof, updated live. */
export function RequestPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const request = useQuery(queryOf('/change-requests/{id}', { params: { id } }));
  if (request.isError) {
    return (
      <>
        <PageHeader title={t('customer.requests.what')} back={{ to: '/requests', label: t('customer.request.back') }} />
        <ProblemMessage error={request.error} onRetry={() => void request.refetch()} />
      </>
    );
  }
  if (!request.data) return <PageSkeleton />;
  return <RequestParts key={id} request={request.data} />;
}

function RequestParts({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const titleOf = useRequestTitle();
  return (
    <>
      <PageHeader
        title={titleOf(request)}
        text={<LineName lineId={request.lineId} />}
        aside={
          <span role="status">
            <RequestStatus status={request.status} />
          </span>
        }
        back={{ to: '/requests', label: t('customer.request.back') }}
        actions={<Cancel request={request} />}
      />
      {request.status === 'pending' && <ProvideForm request={request} />}
      {request.status === 'failed' && <OurProblem request={request} />}
      <Due request={request} />
      <RequestLines request={request} />
      <RequestSounds request={request} />
      <Section title={t('customer.request.timeline')}>
        <RequestTimeline requestId={request.id} />
      </Section>
      <RequestFacts request={request} />
    </>
  );
}

/** The promise; after the end, how it ended and how that is known, beside what was promised. */
function Due({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const { status, deadline, reason, proof } = request;
  const ended = isEnded(request);
  const completed = status === 'completed';
  const title = completed ? 'completion' : ended ? 'end' : 'promise';
  const at = dateTime(request.completedAt ?? request.updatedAt);
  return (
    <Section title={t(`customer.request.${title}`)}>
      {ended && <Text mb="sm">{completed ? t('customer.request.completed', { at }) : at}</Text>}
      {completed && proof !== null && <Text mb="sm">{proofSentences[proof][currentLanguage()]}</Text>}
      {reason && status !== 'failed' && <Text mb="sm">{t('customer.request.reason', { reason })}</Text>}
      {ended && (
        <Text size="sm" c="dimmed" mt="md">
          {t('customer.request.promised')}
        </Text>
      )}
      <DueWindow deadline={deadline} settled={ended} waitsFor={status === 'pending' ? 'you' : undefined} />
      <Reopen request={request} />
    </Section>
  );
}

/** Reopening, within some days of completion. */
function Reopen({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const now = useNow(60_000);
  const { id, reopenableUntil } = request;
  if (reopenableUntil === null || !canReopen(request, now)) return null;
  return (
    <Group mt="md" gap="sm">
      <Button component={Link} to={replaceAddress({ reopens: id })} variant="default" size="sm">
        {t('customer.reopen.label')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('customer.reopen.until', { at: dateTime(reopenableUntil) })}
      </Text>
    </Group>
  );
}

function RequestFacts({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const optional = (label: string, value: string | null) => (value === null ? [] : [[label, value] as const]);
  return (
    <Section title={t('customer.request.facts')}>
      <Facts
        items={[
          [
            t('customer.request.line'),
            <Anchor key="line" component={Link} to={`/lines/${request.lineId}`}>
              <LineName lineId={request.lineId} />
            </Anchor>,
          ],
          [
            t('customer.request.filedBy'),
            request.onBehalf ? t('customer.request.onBehalf', { name: request.filedBy }) : request.filedBy,
          ],
          [t('customer.request.filedAt'), dateTime(request.receivedAt)],
          ...optional(t('customer.request.effectiveAt'), request.effectiveAt && dateTime(request.effectiveAt)),
          ...optional(t('customer.request.revertAt'), request.revertAt && dateTime(request.revertAt)),
          [t('customer.request.number'), request.number],
          ...(request.note === null ? [] : [[t('customer.request.note'), request.note, 'words'] as const]),
          ...(request.reopens === null
            ? []
            : [[t('customer.reopen.of'), <RequestLink key="reopens" id={request.reopens} />] as const]),
          ...(request.reopenedAs === null
            ? []
            : [[t('customer.reopen.by'), <RequestLink key="reopenedAs" id={request.reopenedAs} />] as const]),
        ]}
      />
    </Section>
  );
}

function Cancel({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  if (!changeRequestLifecycle[request.status].cancel) return null;
  const cancel = async (reason: string) => {
    const now = await api.post('/change-requests/{id}/cancel', {
      params: { id: request.id },
      body: reason === '' ? {} : { reason },
    });
    queryClient.setQueryData(queryOf('/change-requests/{id}', { params: { id: request.id } }).queryKey, now);
    toastDone(t('customer.request.cancelled'));
  };
  return (
    <ConfirmButton
      label={t('customer.request.cancel')}
      title={t('customer.request.cancelTitle')}
      text={t('customer.request.cancelText')}
      confirmLabel={t('customer.request.cancelDo')}
      dismissLabel={t('customer.request.cancelKeep')}
      danger
      reason={{ label: t('customer.request.cancelReason'), least: 0 }}
      onConfirm={cancel}
    />
  );
}
