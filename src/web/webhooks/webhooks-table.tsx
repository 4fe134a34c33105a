import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { WebhookReply } from '../../contract/webhooks.contract.ts';
import { offCauseNames } from '../../contract/words/webhooks.ts';
import { fill } from '../../contract/words/wording.ts';
import { type Column, RecordTable } from '../ui/record-table.tsx';
import { TwoLines } from '../ui/two-lines.tsx';
import { When } from '../ui/when.tsx';
import { useWebhookWords } from './use-webhook-words.ts';
import { nameOf, WebhookState } from './webhook-state.tsx';

/** Endpoints with their health: for those who manage them, and for admins, who only read a customer's. */
export function WebhooksTable({ items, linked }: { items: readonly WebhookReply[]; linked: boolean }) {
  const { words } = useWebhookWords();
  const columns = useColumns(linked);
  return <RecordTable caption={words.title} columns={columns} rows={items} rowKey={({ id }) => id} />;
}

/** `linked` names lead to the page of the endpoint, which only those who manage it have. */
function useColumns(linked: boolean): Column<WebhookReply>[] {
  const { words, said } = useWebhookWords();
  return [
    {
      key: 'name',
      label: words.name,
      show: (webhook) => (
        <TwoLines
          main={
            linked ? (
              <Anchor component={Link} to={`/webhooks/${webhook.id}`}>
                {nameOf(webhook)}
              </Anchor>
            ) : (
              nameOf(webhook)
            )
          }
          below={webhook.url}
        />
      ),
    },
    {
      key: 'events',
      label: words.events,
      show: ({ events }) => (events === null ? words.all : fill(words.some, { count: events.length })),
    },
    {
      key: 'health',
      label: words.health,
      show: (webhook) => (
        <TwoLines
          main={<WebhookState webhook={webhook} />}
          below={webhook.offCause === null ? undefined : said(offCauseNames[webhook.offCause])}
        />
      ),
    },
    {
      key: 'success',
      label: words.lastSuccess,
      show: ({ health }) => (health.lastSuccessAt === null ? words.never : <When at={health.lastSuccessAt} />),
    },
  ];
}
