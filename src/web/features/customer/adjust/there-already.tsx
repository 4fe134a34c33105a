import { Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { datedHoursText } from '../../../lines/hours-words.ts';
import { useDatesText } from '../../../lines/place-name.ts';
import type { DaysThere } from './use-days-there.ts';

/** The days that the chosen lines have already, each of which can be taken away. */
export function ThereAlready(parts: {
  days: readonly DaysThere[];
  removed: readonly string[];
  onChange(keys: string[]): void;
}) {
  const { days, removed, onChange } = parts;
  const { t } = useTranslation();
  const datesText = useDatesText();
  if (days.length === 0) return null;
  return (
    <fieldset>
      <Text component="legend" size="sm" fw={600} mb="xs">
        {t('customer.days.takeAway')}
      </Text>
      <Stack gap="xs">
        {days.map((day) => (
          <Checkbox
            key={day.key}
            label={`${datesText(day)} · ${day.name} · ${datedHoursText(t, day)}`}
            checked={removed.includes(day.key)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(checked ? [...removed, day.key] : removed.filter((key) => key !== day.key))
            }
          />
        ))}
      </Stack>
    </fieldset>
  );
}
