import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { fill } from '../../../contract/words/wording.ts';
import { isTerminal } from '../../../domain/change-request/lifecycle.ts';
import { queryOf } from '../../lib/api.ts';
import { slotName, wordOf } from '../../lines/slot-name.ts';
import { DueWindow } from '../../ui/due-window.tsx';
import { ObjectHeader } from '../../ui/object-header.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton, PageSkeleton } from '../../ui/skeletons.tsx';
import { StatusBadge, toneOfStatus } from '../../ui/status-badge.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { RequestFacts } from './request-facts.tsx';
import { useSupportWords } from './use-support-words.ts';

/** A request as everybody at the desk may read it: state, promise and history, never its contents. */
export function RequestPage() {
  const { words } = useSupportWords();
  const { id = '' } = useParams();
  const request = useQuery(queryOf('/change-requests/{id}', { params: { id } }));
  if (request.isError) {
    return (
      <>
        <PageHeader title={words.requests.request} back={{ to: '/requests', label: words.requests.title }} />
        <ProblemMessage error={request.error} onRetry={() => void request.refetch()} />
      </>
    );
  }
  if (!request.data) return <PageSkeleton />;
  return <Parts key={id} request={request.data} />;
}

function Parts({ request }: { request: ChangeRequestReply }) {
  const { t } = useTranslation();
  const { words } = useSupportWords();
  const { number, kind, slot, status, deadline, organisationId, closure } = request;
  const customer = useQuery(queryOf('/customers/{id}', { params: { id: organisationId } }));
  const over = isTerminal(status);
  return (
    <>
      <ObjectHeader
        kind={fill(words.request.kind, { number })}
        title={[wordOf('kind', kind), slot && slotName(t, slot)].filter(Boolean).join(' · ')}
        text={customer.data?.name ?? ' '}
        state={<StatusBadge status={status} />}
        tone={toneOfStatus(status)}
        back={{ to: '/requests', label: words.requests.title }}
      >
        <Text size="sm" c="dimmed">
          {words.request.hidden}
        </Text>
      </ObjectHeader>
      {closure === null && (
        <Section title={over ? words.request.promised : words.request.promise}>
          <DueWindow
            deadline={deadline}
            settled={over || status === 'scheduled'}
            waitsFor={status === 'pending' ? 'customer' : undefined}
          />
        </Section>
      )}
      <RequestFacts request={request} customer={customer.data?.name ?? ''} />
      <Section title={words.request.progress}>
        <History id={request.id} />
      </Section>
    </>
  );
}

/** What happened, newest first. */
function History({ id }: { id: string }) {
  const { words } = useSupportWords();
  const timeline = useQuery(queryOf('/change-requests/{id}/timeline', { params: { id } }));
  if (timeline.isError) return <ProblemMessage error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (!timeline.data) return <ListSkeleton rows={3} />;
  const items = timeline.data.items.toReversed().map(({ at, label, by, reason, after }) => ({
    at,
    title: label,
    by: by.name,
    detail: reason ?? goesOnIn(after, words.request.other),
  }));
  return <Timeline items={items} label={words.request.progress} />;
}

/** The request that reopens this one, or ends its time. */
function goesOnIn(after: unknown, label: string) {
  const { reopenedAs, returnedBy } = (after ?? {}) as { reopenedAs?: string; returnedBy?: string };
  const id = reopenedAs ?? returnedBy;
  if (id === undefined) return undefined;
  return (
    <Anchor component={Link} to={`/requests/${id}`}>
      {label}
    </Anchor>
  );
}
