import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { QuoteReply } from '../../../contract/quotes.contract.ts';
import { behalfChannelNames } from '../../../contract/words/behalf-channels.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { fill } from '../../../contract/words/wording.ts';
import { AttachedFiles } from '../../attachments/attachments.tsx';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { AssessmentSection } from './assessment-section.tsx';
import { OfferSection } from './offer-section.tsx';
import { QuoteActions } from './quote-actions.tsx';
import { QuoteBadge } from './quote-status.tsx';
import { QuoteThread } from './quote-thread.tsx';
import styles from './quotes.module.css';
import { SketchTree } from './sketch-tree.tsx';
import { useQuoteWords } from './use-quote-words.ts';
import { VersionsSection } from './versions-section.tsx';
import { WorkSection } from './work-section.tsx';

/** One quote, for its customer, for sales, and for the technician who holds its job. */
export function QuotePage() {
  const { words, said } = useQuoteWords();
  const { id = '' } = useParams();
  const me = useMe();
  const quote = useQuery(queryOf('/quotes/{id}', { params: { id } }));
  const isSales = hasRole(me, 'sales', 'admin');
  const isOurs = !hasRole(me, 'owner', 'member');
  const back =
    isOurs && !isSales ? { to: '/expert-jobs', label: words.jobs.title } : { to: '/quotes', label: words.back };
  const { data } = quote;
  if (data === undefined)
    return (
      <>
        <PageHeader title={words.number} back={back} />
        {quote.isError && <ProblemMessage error={quote.error} onRetry={() => void quote.refetch()} />}
        {quote.isPending && <ListSkeleton />}
      </>
    );
  const isOwner = hasRole(me, 'owner');
  return (
    <Stack>
      <PageHeader
        title={`${data.number} · ${said(vocabulary.kind?.[data.kind])}`}
        text={isOurs ? data.customer : undefined}
        aside={<QuoteBadge status={data.status} />}
        back={back}
        actions={<QuoteActions quote={data} />}
      />
      {!isOurs && !isOwner && data.status === 'quoted' && <Text>{words.ownerAccepts}</Text>}
      {data.work && <WorkSection quote={data} work={data.work} />}
      {data.offer && <OfferSection quote={data} offer={data.offer} />}
      {data.offer && data.offer.version > 1 && <VersionsSection id={id} />}
      <RequestSection quote={data} />
      {isSales && data.actions.includes('assess') && <AssessmentSection key={id} id={id} />}
      <QuoteThread id={id} side={isOurs ? 'staff' : 'customer'} />
    </Stack>
  );
}

function RequestSection({ quote }: { quote: QuoteReply }) {
  const { words, said } = useQuoteWords();
  const { date, dateTime } = useFormats();
  const { requestedBy, requestedAt, onBehalf, wishedOn, description, sketch, attachments, reason } = quote;
  const facts: Fact[] = [
    [
      words.requestedBy,
      `${onBehalf ? fill(words.onBehalf, { name: requestedBy }) : requestedBy} · ${dateTime(requestedAt)}`,
    ],
    ...(onBehalf
      ? ([[words.askedBy, `${said(behalfChannelNames[onBehalf.channel])} · ${onBehalf.evidence}`, 'words']] as Fact[])
      : []),
    ...(wishedOn ? ([[words.wishedOn, date(wishedOn)]] as Fact[]) : []),
    ...(reason ? ([[words.reason, reason, 'words']] as Fact[]) : []),
    [
      words.description,
      <span key="words" className={styles.words}>
        {description}
      </span>,
      'words',
    ],
    ...(typeof sketch === 'string' ? ([[words.form.sketch, sketch, 'words']] as Fact[]) : []),
  ];
  return (
    <Section title={words.request}>
      <Facts items={facts} />
      {Array.isArray(sketch) && <SketchTree rows={sketch} label={words.form.tree} />}
      <AttachedFiles files={attachments} />
    </Section>
  );
}
