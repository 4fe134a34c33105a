import { Alert, Anchor, Button, Group, NativeSelect, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import type { QuoteFiled } from '../../../contract/quotes.contract.ts';
import { behalfChannelNames } from '../../../contract/words/behalf-channels.ts';
import { sayRequestTimes, timesLine } from '../../../contract/words/request-times.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import type { Role } from '../../../domain/access/role.ts';
import { type PaidKind, paidKinds } from '../../../domain/change-request/kind.ts';
import { type BehalfChannel, behalfChannels, type OnBehalf } from '../../../domain/change-request/on-behalf.ts';
import { asksForRedesign } from '../../../domain/quote/redesign-words.ts';
import type { QuoteFor } from '../../filing-for/quote-for.tsx';
import { api, freshKey, queryOf } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { currentLanguage } from '../../lib/language.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { useUnsavedGuard } from '../../lib/unsaved-guard.ts';
import { useAction } from '../../lib/use-action.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { toastDone } from '../../ui/toasts.tsx';
import {
  type FilingDraft,
  FilingFields,
  isReady,
  requestOf,
  untouchedDraft,
  type Wanted,
  wishes,
} from './filing-fields.tsx';
import { useEnquiryWords } from './use-enquiry-words.ts';

const QuoteForFields = lazy(async () => ({ default: (await import('../../filing-for/quote-for.tsx')).QuoteForFields }));

type FiledReply = ChangeRequestReply | QuoteFiled;
type Kind = Wanted | PaidKind;
const requestFilers: readonly Role[] = ['agent', 'technician'];
const sellers: readonly Role[] = ['sales', 'admin'];
const unnamed = { en: '', 'zh-TW': '' };

/** A question is handed over on its own page. */
const channels = behalfChannels.filter((channel) => channel !== 'enquiry');

/** Files for a customer who asked elsewhere: whose, what, and what shows that they asked. */
export function FileForPage() {
  const { words } = useEnquiryWords();
  const [search, setSearch] = useSearchParams();
  const [filed, setFiled] = useState<FiledReply[]>([]);
  const customer = search.get('customer') ?? '';
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const found = queryOf('/customers', { query: { limit: 200, ...(q === '' ? {} : { q }) } });
  const customers = useQuery({ ...found, placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title={words.fileFor.title} text={words.fileFor.text} />
      {filed.map((each) => (
        <Filed key={each.id} filed={each} />
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
          onFiled={(one) => setFiled((former) => [one, ...former])}
        />
      )}
    </>
  );
}

/** What was filed, to be told to the customer. */
function Filed({ filed }: { filed: FiledReply }) {
  const { words, language } = useEnquiryWords();
  const now = useNow(60_000);
  const readsQuotes = hasRole(useMe(), ...sellers);
  const isRequest = 'deadline' in filed;
  const text = isRequest ? timesLine(sayRequestTimes(filed, language, new Date(now))) : words.fileFor.offerFollows;
  return (
    <Section title={words.fileFor.filed.replace('{number}', filed.number)}>
      <Text>
        {text}{' '}
        {(isRequest || readsQuotes) && (
          <Anchor component={Link} to={`/${isRequest ? 'requests' : 'quotes'}/${filed.id}`} underline="always">
            {isRequest ? words.fileFor.open : words.fileFor.openQuote}
          </Anchor>
        )}
      </Text>
    </Section>
  );
}

/** Something that cannot be had back by one press. */
function isBegun({ text, hours, voice }: FilingDraft): boolean {
  return text.trim() !== '' || hours !== null || voice !== null;
}

/** Requests are filed by those who answer for lines, paid work also by sales (docs/rules.md#enquiries). */
function KindSelect({ kind, onKind }: { kind: Kind; onKind(kind: Kind): void }) {
  const { words, said } = useEnquiryWords();
  const filesRequests = hasRole(useMe(), ...requestFilers);
  const paid = paidKinds.map((value) => ({ value, label: said(vocabulary.kind?.[value] ?? unnamed) }));
  const requests = wishes.map((value) => ({ value, label: words.handOver.kinds[value] }));
  const groups = [
    { group: words.fileFor.requests, items: requests },
    { group: words.fileFor.paid, items: paid },
  ];
  return (
    <NativeSelect
      label={words.handOver.kind}
      value={kind}
      onChange={(event) => onKind(event.currentTarget.value as Kind)}
      data={filesRequests ? groups : paid}
      maw={400}
    />
  );
}

function What({ organisationId, onFiled }: { organisationId: string; onFiled(filed: FiledReply): void }) {
  const { words } = useEnquiryWords();
  const me = useMe();
  const [draft, setDraft] = useState(() => untouchedDraft(words.handOver.defaultName));
  const [paid, setPaid] = useState<PaidKind | null>(hasRole(me, ...requestFilers) ? null : 'ivr_redesign');
  const [quote, setQuote] = useState<QuoteFor | null>(null);
  const [onBehalf, setOnBehalf] = useState<OnBehalf>({ channel: 'phone', evidence: '' });
  const [key] = useState(freshKey);
  const isAsked = onBehalf.evidence.trim() !== '';
  const isWhole = paid === null ? isReady(draft) : quote !== null;
  const filing = useAction({
    mutationFn: async (): Promise<FiledReply> =>
      paid !== null && quote !== null
        ? await api.post('/quotes', { body: { ...quote, onBehalf }, key })
        : await api.post('/change-requests', { body: { ...requestOf(draft), onBehalf }, key }),
    onSuccess: (filed) => {
      toastDone(words.handOver.done);
      onFiled(filed);
    },
  });
  useUnsavedGuard(!filing.isSuccess && (isBegun(draft) || quote !== null || isAsked));
  const choose = (kind: Kind) => {
    const chosen = paidKinds.find((each) => each === kind) ?? null;
    setPaid(chosen);
    if (chosen === null) setDraft((before) => ({ ...before, wanted: kind as Wanted }));
  };
  return (
    <Section title={words.fileFor.what}>
      <Stack>
        <KindSelect kind={paid ?? draft.wanted} onKind={choose} />
        {paid === null ? (
          <FilingFields
            organisationId={organisationId}
            draft={draft}
            onPart={(part) => setDraft((before) => ({ ...before, ...part }))}
          />
        ) : (
          <Suspense fallback={<Skeleton height={320} radius="lg" />}>
            <QuoteForFields
              organisationId={organisationId}
              kind={paid}
              text={draft.text}
              linked={hasRole(me, ...sellers)}
              onChange={setQuote}
            />
          </Suspense>
        )}
        {paid === null && <Redesign text={draft.text} onPress={() => setPaid('ivr_redesign')} />}
        <AskedHow onBehalf={onBehalf} onPart={(part) => setOnBehalf((before) => ({ ...before, ...part }))} />
        {filing.isError && (
          <ProblemMessage error={filing.error} fieldNames={{ 'onBehalf.evidence': words.fileFor.evidence }} />
        )}
        <Group>
          <Button disabled={!isWhole || !isAsked} loading={filing.isPending} onClick={() => filing.mutate()}>
            {paid === null ? words.handOver.file : words.fileFor.fileQuote}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

/** How the customer asked, and what shows it. */
function AskedHow({ onBehalf, onPart }: { onBehalf: OnBehalf; onPart(part: Partial<OnBehalf>): void }) {
  const { words } = useEnquiryWords();
  return (
    <>
      <NativeSelect
        label={words.fileFor.channel}
        value={onBehalf.channel}
        onChange={(event) => onPart({ channel: event.currentTarget.value as BehalfChannel })}
        data={channels.map((value) => ({ value, label: behalfChannelNames[value][currentLanguage()] }))}
        maw={400}
      />
      <TextInput
        label={words.fileFor.evidence}
        description={words.fileFor.evidenceHint}
        value={onBehalf.evidence}
        maxLength={500}
        onChange={(event) => onPart({ evidence: event.currentTarget.value })}
      />
    </>
  );
}

/** A change of a line that is really another menu is led to the quotes before it is filed. */
function Redesign({ text, onPress }: { text: string; onPress(): void }) {
  const { words } = useEnquiryWords();
  if (!asksForRedesign(text)) return null;
  return (
    <Alert role="status" color="blue" title={words.fileFor.redesign.title}>
      <Stack gap="sm" align="flex-start">
        {words.fileFor.redesign.text}
        <Button variant="default" onClick={onPress}>
          {words.fileFor.redesign.button}
        </Button>
      </Stack>
    </Alert>
  );
}
