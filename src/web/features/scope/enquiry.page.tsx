import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { EnquiryReply } from '../../../contract/enquiries.contract.ts';
import { requestNumber } from '../../../domain/change-request/request-number.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { EnquiryActions } from './enquiry-actions.tsx';
import { EnquiryBadge } from './enquiry-table.tsx';
import { EnquiryThread } from './enquiry-thread.tsx';
import { HandOver } from './hand-over.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';
import { useScopeWords } from './use-scope-words.ts';

/** One question, for its customer and for agents. */
export function EnquiryPage() {
  const { words } = useEnquiryWords();
  const { id = '' } = useParams();
  const isAgent = hasRole(useMe(), 'agent');
  const enquiry = useQuery(queryOf('/enquiries/{id}', { params: { id } }));
  const back = isAgent ? { to: '/enquiries', label: words.page.back } : { to: '/ask', label: words.page.backOwn };
  const { data } = enquiry;
  if (data === undefined)
    return (
      <>
        <PageHeader title={words.list.question} back={back} />
        {enquiry.isError && <ProblemMessage error={enquiry.error} onRetry={() => void enquiry.refetch()} />}
        {enquiry.isPending && <ListSkeleton />}
      </>
    );
  return (
    <Stack>
      <PageHeader
        title={data.number}
        text={isAgent ? data.customer : undefined}
        aside={<EnquiryBadge status={data.status} />}
        back={back}
        actions={<EnquiryActions enquiry={data} />}
      />
      <About enquiry={data} isAgent={isAgent} />
      <EnquiryThread enquiry={data} side={isAgent ? 'staff' : 'customer'} />
      {data.actions.includes('handOver') && <HandOver key={id} enquiry={data} />}
    </Stack>
  );
}

function RequestFact({ id }: { id: string }) {
  return (
    <Anchor component={Link} to={`/requests/${id}`} inherit underline="always">
      {requestNumber(id)}
    </Anchor>
  );
}

function About({ enquiry, isAgent }: { enquiry: EnquiryReply; isAgent: boolean }) {
  const { words } = useEnquiryWords();
  const { words: scope } = useScopeWords();
  const { dateTime, promise } = useFormats();
  const { askedBy, askedAt, category, dueBy, takenBy, changeRequestId, mergedInto } = enquiry;
  const facts: Fact[] = [
    [words.page.asked, `${askedBy}, ${dateTime(askedAt)}`],
    [words.page.category, scope.categories[category]],
    ...(dueBy ? ([[words.page.due, promise(dueBy)]] as Fact[]) : []),
    ...(isAgent ? ([[words.page.holder, takenBy?.name ?? words.page.nobody]] as Fact[]) : []),
    ...(changeRequestId ? ([[words.page.request, <RequestFact key="request" id={changeRequestId} />]] as Fact[]) : []),
  ];
  return (
    <Section>
      <Facts items={facts} />
      {mergedInto && (
        <Text>
          {words.page.merged}{' '}
          <Anchor component={Link} to={`/enquiries/${mergedInto}`} underline="always">
            {words.page.openMerged}
          </Anchor>
        </Text>
      )}
    </Section>
  );
}
