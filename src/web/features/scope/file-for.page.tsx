import { Anchor, Button, Group, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { behalfChannelNames } from '../../../contract/words/behalf-channels.ts';
import { sayRequestTimes, timesLine } from '../../../contract/words/request-times.ts';
import { type BehalfChannel, behalfChannels } from '../../../domain/change-request/on-behalf.ts';
import { api, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { currentLanguage } from '../../lib/language.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import { type FilingDraft, FilingFields, isReady, requestOf, untouchedDraft } from './filing-fields.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

/** A question is handed over on its own page. */
const channels = behalfChannels.filter((channel) => channel !== 'enquiry');

/** Files for a customer who asked elsewhere: whose, what, and what shows that they asked. */
export function FileForPage() {
  const { words } = useEnquiryWords();
  const [search, setSearch] = useSearchParams();
  const [filed, setFiled] = useState<ChangeRequestReply[]>([]);
  const customer = search.get('customer') ?? '';
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const found = queryOf('/customers', { query: { limit: 200, ...(q === '' ? {} : { q }) } });
  const customers = useQuery({ ...found, placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title={words.fileFor.title} text={words.fileFor.text} />
      {filed.map((request) => (
        <Filed key={request.id} request={request} />
      ))}
      <Section title={words.fileFor.whose}>
        {customers.isError && <ProblemMessage error={customers.error} onRetry={() => void customers.refetch()} />}
        <Select
          label={words.fileFor.customer}
          data={customers.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={customer === '' ? null : customer}
          onChange={(id) => setSearch(id === null ? {} : { customer: id }, { replace: true })}
          searchable
          searchValue={typed}
          onSearchChange={setTyped}
          maw={400}
        />
      </Section>
      {customer !== '' && (
        <What
          // What was typed for one customer is not for another.
          key={`${customer} ${filed.length}`}
          organisationId={customer}
          onFiled={(request) => setFiled((former) => [request, ...former])}
        />
      )}
    </>
  );
}

/** What was filed, to be told to the customer. */
function Filed({ request }: { request: ChangeRequestReply }) {
  const { words, language } = useEnquiryWords();
  const now = useNow(60_000);
  return (
    <Section title={words.fileFor.filed.replace('{number}', request.number)}>
      <Text>
        {timesLine(sayRequestTimes(request, language, new Date(now)))}{' '}
        <Anchor component={Link} to={`/requests/${request.id}`} underline="always">
          {words.fileFor.open}
        </Anchor>
      </Text>
    </Section>
  );
}

/** Something that cannot be had back by one press. */
function isBegun({ text, hours, voice }: FilingDraft): boolean {
  return text.trim() !== '' || hours !== null || voice !== null;
}

function What({ organisationId, onFiled }: { organisationId: string; onFiled(request: ChangeRequestReply): void }) {
  const { words } = useEnquiryWords();
  const [draft, setDraft] = useState(() => untouchedDraft(words.handOver.defaultName));
  const [channel, setChannel] = useState<BehalfChannel>('phone');
  const [evidence, setEvidence] = useState('');
  const onBehalf = { channel, evidence: evidence.trim() };
  const filing = useAction({
    mutationFn: () => api.post('/change-requests', { body: { ...requestOf(draft), onBehalf } }),
    onSuccess: (request) => {
      toastDone(words.handOver.done);
      if ('deadline' in request) onFiled(request);
    },
  });
  useUnsavedGuard(!filing.isSuccess && (isBegun(draft) || evidence.trim() !== ''));
  return (
    <Section title={words.fileFor.what}>
      <Stack>
        <FilingFields
          organisationId={organisationId}
          draft={draft}
          onPart={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        <NativeSelect
          label={words.fileFor.channel}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value as BehalfChannel)}
          data={channels.map((value) => ({ value, label: behalfChannelNames[value][currentLanguage()] }))}
          maw={400}
        />
        <TextInput
          label={words.fileFor.evidence}
          description={words.fileFor.evidenceHint}
          value={evidence}
          maxLength={500}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        {filing.isError && (
          <ProblemMessage error={filing.error} fieldNames={{ 'onBehalf.evidence': words.fileFor.evidence }} />
        )}
        <Group>
          <Button
            disabled={!isReady(draft) || onBehalf.evidence === ''}
            loading={filing.isPending}
            onClick={() => filing.mutate()}
          >
            {words.handOver.file}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
