import { List, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { allItems, pagesOf } from '../../../lib/api.ts';
import { MoreButton } from '../../../ui/more-button.tsx';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { When } from '../../../ui/when.tsx';
import { useConsentsWords } from './consents-words.ts';

/** What was said about closing a line in an emergency, by whom and when; newest first. */
export function ConsentHistory({ lineId }: { lineId: string }) {
  const t = useConsentsWords();
  const { t: shared } = useTranslation();
  const read = useInfiniteQuery(pagesOf('/lines/{id}/consents', { params: { id: lineId }, query: { limit: 10 } }));
  const items = allItems(read.data);
  if (read.isPending) return <ListSkeleton rows={2} />;
  return (
    <>
      {read.isError && <ProblemMessage error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && items.length === 0 && <Text c="dimmed">{t('noHistory')}</Text>}
      <List listStyleType="none" spacing="sm">
        {items.map(({ consent, was, by, at }) => (
          <List.Item key={`${at} ${consent}`}>
            <Text fw={600}>
              {was === null
                ? shared(`customer.consent.${consent}`)
                : t('from', {
                    was: shared(`customer.consent.${was}`),
                    now: shared(`customer.consent.${consent}`),
                  })}
            </Text>
            <Text size="sm" c="dimmed">
              {by} · <When at={at} />
            </Text>
          </List.Item>
        ))}
      </List>
      <MoreButton {...read} />
    </>
  );
}
