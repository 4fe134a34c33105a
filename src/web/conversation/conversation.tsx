import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationEntry } from '../../contract/conversation.contract.ts';
import { queryOf } from '../lib/api.ts';
import { useFormats } from '../lib/formats.ts';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { Section } from '../ui/section.tsx';
import styles from './conversation.module.css';
import { MessageForm } from './message-form.tsx';

interface Shown {
  requestId: string;
  /** Which side reads: its own words stand on the right. */
  side: ConversationEntry['side'];
  /** Who reads what is written, and when. */
  hint: string;
}

/** What customer and technician wrote to each other about a request, oldest first, updated live. */
export function Conversation({ requestId: id, side, hint }: Shown) {
  const { t } = useTranslation();
  const conversation = useQuery(queryOf('/change-requests/{id}/messages', { params: { id } }));
  const { data } = conversation;
  return (
    <Section title={t('conversation.title')}>
      {conversation.isPending && <Skeleton height={80} radius="md" />}
      {conversation.isError && (
        <ProblemMessage error={conversation.error} onRetry={() => void conversation.refetch()} />
      )}
      {data && <Entries items={data.items} side={side} open={data.open} />}
      {data?.open === true && <MessageForm requestId={id} hint={hint} />}
      {data?.open === false && (
        <Text size="sm" c="dimmed">
          {t('conversation.closed')}
        </Text>
      )}
    </Section>
  );
}

/** Screen readers announce what is added; the newest is in sight. */
function Entries({ items, side, open }: { items: readonly ConversationEntry[]; side: Shown['side']; open: boolean }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const count = items.length;
  useEffect(() => {
    if (count > 0) list.current?.lastElementChild?.scrollTo({ top: Number.MAX_SAFE_INTEGER });
  }, [count]);
  const empty = t(side === 'staff' ? 'conversation.emptyStaff' : 'conversation.emptyCustomer');
  return (
    <div ref={list} aria-live="polite" aria-relevant="additions">
      {count === 0 && open && (
        <Text size="sm" c="dimmed" mb="md">
          {empty}
        </Text>
      )}
      {count > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys, too
        <ol className={styles.list} tabIndex={0} aria-label={t('conversation.title')}>
          {items.map((entry) => (
            <Entry key={entry.id} entry={entry} isOwn={entry.side === side} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Entry({ entry: { kind, side, by, text, at }, isOwn }: { entry: ConversationEntry; isOwn: boolean }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  return (
    <li data-own={isOwn}>
      <Text size="sm" c="dimmed">
        {by ?? t(`conversation.${side}`)}
        {kind === 'message' ? '' : ` · ${t(`conversation.${kind}`)}`} · <time dateTime={at}>{dateTime(at)}</time>
      </Text>
      <div className={styles.text}>{text}</div>
    </li>
  );
}
