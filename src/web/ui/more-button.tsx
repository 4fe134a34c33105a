import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Loads the next page of a list. */
export function MoreButton(list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown }) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <Group justify="center" p="md">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('ui.more')}
      </Button>
    </Group>
  );
}
