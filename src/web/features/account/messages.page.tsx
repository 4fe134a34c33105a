import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import styles from './messages.module.css';

const tones = { stored: 'warn', sent: 'good', failed: 'bad' } as const;

/** Mails sent or kept: without a mail server their links are passed on from here. */
export function MessagesPage() {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const messages = useInfiniteQuery(pagesOf('/messages', { query: { limit: 30 } }));
  const items = allItems(messages.data);
  return (
    <>
      <PageHeader title={t('account.messages.title')} text={t('account.messages.text')} />
      {messages.isError && <ProblemMessage error={messages.error} onRetry={() => void messages.refetch()} />}
      {messages.isPending && <ListSkeleton />}
      {messages.data && items.length === 0 && <EmptyState icon={Mail} title={t('account.messages.none')} />}
      {items.map((message) => (
        <Section key={message.id}>
          <details className={styles.message}>
            <summary>
              <span>{message.subject}</span>
              <ToneBadge tone={tones[message.status]}>{t(`account.messages.${message.status}`)}</ToneBadge>
              <Text component="span" size="sm" c="dimmed">
                {message.recipient} · {dateTime(message.createdAt)}
              </Text>
            </summary>
            <pre>{message.body ?? t('account.messages.erased')}</pre>
          </details>
        </Section>
      ))}
      {messages.hasNextPage && (
        <Button variant="default" loading={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </>
  );
}
