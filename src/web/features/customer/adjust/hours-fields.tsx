import { Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HoursKind, HoursWish } from './hours-filing.ts';
import { WeekEditor } from './week-editor.tsx';

const kinds: readonly HoursKind[] = ['weekly', 'round', 'season'];

/** Around the clock, a week drawn and typed, or the week of a season. */
export function HoursFields({ value, onChange }: { value: HoursWish; onChange(change: Partial<HoursWish>): void }) {
  const { t } = useTranslation();
  const { kind, week, season } = value;
  const setSeason = (change: Partial<HoursWish['season']>) => onChange({ season: { ...season, ...change } });
  return (
    <Stack gap="lg">
      <Radio.Group
        aria-label={t('customer.hours.kind')}
        value={kind}
        onChange={(chosen) => onChange({ kind: chosen as HoursKind })}
      >
        <Group gap="lg">
          {kinds.map((each) => (
            <Radio key={each} value={each} label={t(`customer.hours.kinds.${each}`)} />
          ))}
        </Group>
      </Radio.Group>
      {kind === 'season' && (
        <Group gap="md" align="flex-start">
          <TextInput
            type="date"
            label={t('customer.days.from')}
            value={season.from}
            onChange={(event) => setSeason({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('customer.days.to')}
            value={season.to}
            min={season.from}
            error={season.to !== '' && season.to < season.from && t('customer.days.faults.backwards')}
            onChange={(event) => setSeason({ to: event.currentTarget.value })}
          />
          <TextInput
            label={t('customer.days.name')}
            placeholder={t('customer.hours.seasonHint')}
            value={season.name}
            maxLength={80}
            onChange={(event) => setSeason({ name: event.currentTarget.value })}
          />
        </Group>
      )}
      {kind === 'round' ? (
        <Text size="sm">{t('customer.hours.roundText')}</Text>
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {t('customer.hours.hint')}
          </Text>
          <WeekEditor value={week} onChange={(drawn) => onChange({ week: drawn })} />
        </>
      )}
    </Stack>
  );
}
