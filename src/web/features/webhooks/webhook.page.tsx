import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { WebhookReply } from '../../../contract/webhooks.contract.ts';
import { offCauseNames, webhookEventNames } from '../../../contract/words/webhooks.ts';
import { fill } from '../../../contract/words/wording.ts';
import { queryOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { type Fact, Facts, Section } from '../../ui/section.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { When } from '../../ui/when.tsx';
import { useWebhookWords } from '../../webhooks/use-webhook-words.ts';
import { nameOf, WebhookState } from '../../webhooks/webhook-state.tsx';
import { DeliveriesSection } from './deliveries-section.tsx';
import { RotateSecret } from './rotate-secret.tsx';
import { WebhookActions } from './webhook-actions.tsx';

/** One endpoint: its health, its secret, and what was sent to it. */
export function WebhookPage() {
  const { id = '' } = useParams();
  const { words } = useWebhookWords();
  const [tested, setTested] = useState<number | null>(null);
  const webhook = useQuery(queryOf('/webhooks/{id}', { params: { id } }));
  if (webhook.isPending) return <PageSkeleton />;
  if (webhook.isError) {
    return (
      <>
        <PageHeader title={words.title} back={{ to: '/webhooks', label: words.title }} />
        <ProblemMessage error={webhook.error} onRetry={() => void webhook.refetch()} />
      </>
    );
  }
  const { data } = webhook;
  return (
    <>
      <PageHeader
        title={nameOf(data)}
        back={{ to: '/webhooks', label: words.title }}
        aside={<WebhookState webhook={data} />}
        text={data.offCause === null ? undefined : <OffText webhook={data} />}
        actions={<WebhookActions webhook={data} onTested={setTested} />}
      />
      <HealthSection webhook={data} />
      <DeliveriesSection id={id} opened={tested} isOn={data.enabled} />
      <SecretSection webhook={data} />
    </>
  );
}

function OffText({ webhook: { offCause } }: { webhook: WebhookReply }) {
  const { words, said } = useWebhookWords();
  if (offCause === null) return null;
  return (
    <>
      <Text>{said(offCauseNames[offCause])}</Text>
      {offCause !== 'contractEnded' && <Text size="sm">{words.offHint}</Text>}
    </>
  );
}

function HealthSection({ webhook: { url, events, health } }: { webhook: WebhookReply }) {
  const { words, said } = useWebhookWords();
  const { i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' });
  const shown = (at: string | null) => (at === null ? words.never : <When at={at} />);
  const failures: Fact[] = health.failures === 0 ? [] : [[words.failures, health.failures]];
  const chosen = events === null ? words.all : list.format(events.map((type) => said(webhookEventNames[type])));
  return (
    <Section>
      <Facts
        items={[
          [words.address, url],
          [words.lastSuccess, shown(health.lastSuccessAt)],
          [words.lastFailure, shown(health.lastFailureAt)],
          ...failures,
          [words.events, chosen, 'words'],
        ]}
      />
    </Section>
  );
}

function SecretSection({ webhook }: { webhook: WebhookReply }) {
  const { words } = useWebhookWords();
  const { dateTime } = useFormats();
  const { formerSecretUntil: until } = webhook;
  return (
    <Section title={words.secret} actions={<RotateSecret id={webhook.id} />}>
      <Text>{words.secretText}</Text>
      {until !== null && <Text>{fill(words.formerUntil, { at: dateTime(until) })}</Text>}
    </Section>
  );
}
