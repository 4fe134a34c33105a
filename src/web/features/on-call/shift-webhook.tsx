import { Anchor, Select, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useOnCallWords } from './on-call-words.ts';
import type { ReadList } from './save-list.ts';

/** Chooses the desk's webhook that is told with the person of a shift; without any it leads to where one is made. */
export function ShiftWebhook(parts: { list: ReadList; value: string | null; onChange(id: string | null): void }) {
  const { list, value, onChange } = parts;
  const t = useOnCallWords();
  const { webhooks } = list.value;
  if (webhooks.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('shifts.noWebhook')}{' '}
        <Anchor component={Link} to="/webhooks" size="sm" underline="always">
          {t('shifts.makeWebhook')}
        </Anchor>
      </Text>
    );
  }
  return (
    <Select
      label={t('shifts.webhook')}
      description={t('shifts.webhookText')}
      placeholder={t('shifts.mailOnly')}
      data={webhooks.map(({ id, name, enabled }) => ({
        value: id,
        label: enabled ? name : t('shifts.webhookOff', { name }),
      }))}
      value={value}
      onChange={onChange}
      clearable
    />
  );
}
