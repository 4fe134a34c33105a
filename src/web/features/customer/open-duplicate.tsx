import { Alert, Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryOf } from '../../lib/api.ts';

/** The open requests of a line. */
export function openTwinsOf(lineId: string) {
  return queryOf('/change-requests', { query: { lineId, open: 'true', limit: 200 } });
}

/**
 * Says at once, before a file is chosen, that an open request already changes this place; the server decides when
 * sending.
 */
export function OpenDuplicate({ lineId, slot }: { lineId: string; slot: string }) {
  const { t } = useTranslation();
  const open = useQuery(openTwinsOf(lineId));
  const twin = open.data?.items.find((request) => request.kind === 'voice_replacement' && request.slot === slot);
  if (!twin) return null;
  return (
    <Alert
      role="status"
      variant="light"
      color="yellow"
      icon={<CopyCheck aria-hidden />}
      title={t('customer.replace.duplicate')}
      styles={{ title: { color: 'var(--warn-ink)' }, icon: { color: 'var(--warn-ink)' } }}
    >
      <Text size="sm">{t('customer.replace.duplicateText')}</Text>
      <Anchor component={Link} to={`/requests/${twin.id}`} size="sm" underline="always" c="var(--mantine-color-text)">
        {t('customer.replace.duplicateOpen')}
      </Anchor>
    </Alert>
  );
}
