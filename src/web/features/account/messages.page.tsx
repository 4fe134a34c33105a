import { Button, CopyButton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ChevronRight, Link as LinkIcon, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageReply } from '../../../contract/messages.contract.ts';
import { allItems, pagesOf } from '../../lib/api.ts';
import { useFormats } from '../../lib/formats.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { Section } from '../../ui/section.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { linkIn } from './link-in.ts';
import styles from './messages.module.css';

const tones = { stored: 'warn', gathered: 'neutral', sent: 'good', failed: 'bad' } as const;

/** Mails sent or kept: without a mail server their links are passed on from here. */
export function MessagesPage() {
  const { t } = useTranslation();
  const messages = useInfiniteQuery(pagesOf('/messages', { query: { limit: 30 } }));
  const items = allItems(messages.data);
  return (
    <>
      <PageHeader title={t('account.messages.title')} text={t('account.messages.text')} />
      {messages.isError && <ProblemMessage error={messages.error} onRetry={() => void messages.refetch()} />}
      {messages.isPending && <ListSkeleton />}
      {messages.data && items.length === 0 && <EmptyState icon={Mail} title={t('account.messages.none')} />}
      {items.map((message) => (
        <Message key={message.id} message={message} />
      ))}
      {messages.hasNextPage && (
        <Button variant="default" loading={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </>
  );
}

/** One mail: unfolds to its text; its link can be copied without unfolding. */
function Message({ message }: { message: MessageReply }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const link = linkIn(message.body);
  return (
    <Section>
      <div className={styles.message}>
        <details>
          <summary>
            <ChevronRight size={18} aria-hidden />
            <span className={styles.subject}>{message.subject}</span>
            <ToneBadge tone={tones[message.status]}>{t(`account.messages.${message.status}`)}</ToneBadge>
            <Text component="span" size="sm" c="dimmed" className={styles.to}>
              {message.recipient} · {dateTime(message.createdAt)}
            </Text>
          </summary>
          <pre>{message.body ?? t('account.messages.erased')}</pre>
        </details>
        {link !== undefined && (
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                variant="default"
                leftSection={<LinkIcon size={16} aria-hidden />}
                aria-label={copied ? undefined : t('account.messages.copyOf', { recipient: message.recipient })}
                onClick={copy}
              >
                {t(copied ? 'account.messages.copied' : 'account.messages.copy')}
              </Button>
            )}
          </CopyButton>
        )}
      </div>
    </Section>
  );
}
