import { Group, Stack, Text } from '@mantine/core';
import type { OnCallReply } from '../../../contract/on-call.contract.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { Section } from '../../ui/section.tsx';
import { ToneBadge } from '../../ui/tone-badge.tsx';
import { useOnCallWords, usePlaceWord } from './on-call-words.ts';

/** Who is notified if something breaks now. */
export function OnDutySection({ onDuty }: Pick<OnCallReply, 'onDuty'>) {
  const t = useOnCallWords();
  const placeOf = usePlaceWord();
  const { moment } = useFormats();
  const now = useNow(30_000);
  return (
    <Section title={t('now.title')}>
      {onDuty.length === 0 && <Text c="dimmed">{t('now.nobody')}</Text>}
      <Stack gap="xs">
        {onDuty.map(({ userId, name, order, until }) => (
          <Group key={userId} gap="sm">
            <ToneBadge tone={order === 1 ? 'good' : 'neutral'}>{placeOf(order)}</ToneBadge>
            <Text fw={600}>{name}</Text>
            <Text size="sm" c="dimmed">
              {t('now.until', { until: moment(until, now) })}
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
