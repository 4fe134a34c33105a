import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { ChangeRequestReply } from '../../../contract/change-requests.contract.ts';
import { behalfChannelNames } from '../../../contract/words/behalf-channels.ts';
import { proofNames } from '../../../contract/words/proof.ts';
import { fill } from '../../../contract/words/wording.ts';
import { requestNumber } from '../../../domain/change-request/request-number.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import { hasRole, useMe } from '../../lib/session.ts';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import { When } from '../../ui/when.tsx';
import { useSupportWords } from './use-support-words.ts';

/** Whose it is, on which lines, who filed it and how it ended. */
export function RequestFacts({ request, customer }: { request: ChangeRequestReply; customer: string }) {
  const { words, language } = useSupportWords();
  const me = useMe();
  const { onBehalf, filedBy, lines, reason, proof, jobId, organisationId } = request;
  const instant = (label: string, at: string | null): Fact[] =>
    at === null ? [] : [[label, <When key={label} at={at} />]];
  const other = (label: string, id: string | null): Fact[] =>
    id === null ? [] : [[label, <PageLink key={label} to={`/requests/${id}`} label={requestNumber(id)} />]];
  const said = (label: string, value: string | null | undefined): Fact[] => (value ? [[label, value]] : []);
  const channel = onBehalf?.channel;
  const items: Fact[] = [
    [
      words.request.customer,
      hasRole(me, 'agent', 'admin') ? (
        <PageLink key="customer" to={`/customers/${organisationId}`} label={customer} />
      ) : (
        customer
      ),
    ],
    [words.request.lines, lines.map(({ number }) => phoneNumberText(number)).join(', ')],
    [words.request.filedBy, onBehalf ? fill(words.request.behalf, { name: filedBy }) : filedBy],
    ...said(words.request.asked, channel && behalfChannelNames[channel][language]),
    ...instant(words.request.filedAt, request.receivedAt),
    ...instant(words.request.starts, request.effectiveAt),
    ...instant(words.request.ends, request.revertAt),
    ...instant(words.request.live, request.completedAt),
    ...said(words.request.proof, proof && proofNames[proof][language]),
    ...said(words.request.reason, reason),
    ...other(words.request.reopens, request.reopens),
    ...other(words.request.reopenedAs, request.reopenedAs),
    ...other(words.request.returnOf, request.returnOf),
    ...other(words.request.mergedInto, request.mergedInto),
    ...(jobId !== null && hasRole(me, 'technician', 'operator', 'admin')
      ? ([[words.request.job, <PageLink key="job" to={`/jobs/${jobId}`} label={words.request.openJob} />]] as Fact[])
      : []),
  ];
  return (
    <Section title={words.request.facts}>
      <Facts items={items} />
    </Section>
  );
}

function PageLink({ to, label }: { to: string; label: string }) {
  return (
    <Anchor component={Link} to={to} inherit underline="always">
      {label}
    </Anchor>
  );
}
