import { Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { PhoneCall } from 'lucide-react';
import { Link, useParams } from 'react-router';
import type { LineReply } from '../../../contract/lines.contract.ts';
import type { OpenQuoteReply } from '../../../contract/quotes.contract.ts';
import { quoteStatusNames } from '../../../contract/words/quote-status-names.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { allItems, pagesOf, queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { countyName } from '../../lib/place-names.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Column, RecordTable } from '../../ui/record-table.tsx';
import { Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton, PageSkeleton } from '../../ui/skeletons.tsx';
import { Contract } from './customers.page.tsx';
import { RequestsTable } from './requests-table.tsx';
import { useSupportWords } from './use-support-words.ts';

/** One customer for whoever has it on the phone: contract, numbers, and what is open. */
export function CustomerPage() {
  const { words } = useSupportWords();
  const { date } = useFormats();
  const { id = '' } = useParams();
  const customer = useQuery(queryOf('/customers/{id}', { params: { id } }));
  const back = { to: '/customers', label: words.customers.title };
  if (customer.isError) {
    return (
      <>
        <PageHeader title={words.customers.name} back={back} />
        <ProblemMessage error={customer.error} onRetry={() => void customer.refetch()} />
      </>
    );
  }
  if (!customer.data) return <PageSkeleton />;
  const { name, plan, contract, county, onboardedOn } = customer.data;
  return (
    <>
      <PageHeader
        title={name}
        back={back}
        actions={
          <Button
            component={Link}
            to={`/file-for?customer=${id}`}
            variant="default"
            leftSection={<PhoneCall size={16} aria-hidden />}
          >
            {words.customers.file}
          </Button>
        }
      />
      <Section>
        <Facts
          items={[
            [words.customers.plan, words.customers.plans[plan]],
            [words.customers.contract, <Contract key="contract" contract={contract} />],
            [words.customers.county, countyName(county)],
            [words.customers.since, date(onboardedOn)],
          ]}
        />
      </Section>
      <OpenRequests id={id} />
      <OpenQuotes id={id} />
      <Lines id={id} />
    </>
  );
}

function OpenRequests({ id }: { id: string }) {
  const { words } = useSupportWords();
  const query = { organisationId: id, open: 'true' as const, limit: 50 };
  const requests = useInfiniteQuery(pagesOf('/change-requests', { query }));
  const items = allItems(requests.data);
  return (
    <Section flush title={words.customers.open}>
      {requests.isError && <ProblemMessage error={requests.error} onRetry={() => void requests.refetch()} />}
      {requests.isPending && <ListSkeleton rows={2} />}
      {requests.data && items.length === 0 && (
        <Text c="dimmed" px={20} pb="md">
          {words.customers.noOpen}
        </Text>
      )}
      {items.length > 0 && <RequestsTable requests={items} caption={words.customers.open} />}
      <MoreButton {...requests} />
    </Section>
  );
}

/** Of paid work an agent says where it stands; what is in it is for sales. */
function OpenQuotes({ id }: { id: string }) {
  const { words, language } = useSupportWords();
  const { dateTime } = useFormats();
  const quotes = useQuery(queryOf('/open-quotes', { query: { organisationId: id } }));
  const items = quotes.data?.items ?? [];
  const columns: Column<OpenQuoteReply>[] = [
    { key: 'number', label: words.customers.number, show: ({ number }) => number },
    { key: 'kind', label: words.customers.kind, show: ({ kind }) => vocabulary.kind?.[kind]?.[language] ?? '' },
    { key: 'status', label: words.customers.status, show: ({ status }) => quoteStatusNames[status][language] },
    {
      key: 'asked',
      label: words.customers.asked,
      show: ({ requestedBy, requestedAt }) => `${requestedBy}, ${dateTime(requestedAt)}`,
    },
  ];
  if (quotes.isError) return <ProblemMessage error={quotes.error} onRetry={() => void quotes.refetch()} />;
  if (items.length === 0) return null;
  return (
    <Section flush title={words.customers.quotes}>
      <RecordTable caption={words.customers.quotes} columns={columns} rows={items} rowKey={(quote) => quote.id} />
    </Section>
  );
}

function Lines({ id }: { id: string }) {
  const { words } = useSupportWords();
  const lines = useInfiniteQuery(pagesOf('/lines', { query: { organisationId: id, limit: 50 } }));
  const items = allItems(lines.data);
  const columns: Column<LineReply>[] = [
    { key: 'number', label: words.customers.line, show: ({ number }) => phoneNumberText(number) },
    { key: 'label', label: words.customers.label, show: ({ label }) => label ?? '' },
    { key: 'county', label: words.customers.county, show: ({ county }) => countyName(county) },
  ];
  return (
    <Section flush title={words.customers.lines}>
      {lines.isError && <ProblemMessage error={lines.error} onRetry={() => void lines.refetch()} />}
      {lines.isPending && <ListSkeleton rows={3} />}
      {lines.data && items.length === 0 && (
        <Text c="dimmed" px={20} pb="md">
          {words.customers.noLines}
        </Text>
      )}
      {items.length > 0 && (
        <RecordTable caption={words.customers.lines} columns={columns} rows={items} rowKey={(line) => line.id} />
      )}
      <MoreButton {...lines} />
    </Section>
  );
}
