import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LineSelect } from '../line-select.tsx';
import { newEntry } from './day-entries.ts';
import { DayRows } from './day-rows.tsx';
import type { OwnDays } from './holiday-filing.ts';
import { useOwnLines } from './lines-field.tsx';

/** Lines that differ from the others: their own days win over the common ones on the same dates. */
export function OwnDaysField(parts: {
  lineIds: readonly string[];
  value: readonly OwnDays[];
  onChange(own: OwnDays[]): void;
  hasFile: boolean;
}) {
  const { lineIds, value, onChange, hasFile } = parts;
  const { t } = useTranslation();
  const lines = useOwnLines();
  const items = lines.data?.items ?? [];
  const free = items.filter(({ id }) => lineIds.includes(id) && !value.some(({ lineId }) => lineId === id));
  if (lineIds.length < 2) return null;
  const labelOf = (lineId: string) => items.find(({ id }) => id === lineId)?.label ?? '';
  return (
    <Stack gap="md">
      {value.map((own) => (
        <section key={own.lineId} aria-label={t('customer.days.ownOf', { line: labelOf(own.lineId) })}>
          <Group justify="space-between" mb="xs">
            <Text fw={600} size="sm">
              {t('customer.days.ownOf', { line: labelOf(own.lineId) })}
            </Text>
            <ActionIcon
              variant="subtle"
              color="red"
              size={36}
              aria-label={t('customer.days.sameAgain', { line: labelOf(own.lineId) })}
              onClick={() => onChange(value.filter((other) => other !== own))}
            >
              <Trash2 size={18} aria-hidden />
            </ActionIcon>
          </Group>
          <DayRows
            label={t('customer.days.ownOf', { line: labelOf(own.lineId) })}
            entries={own.entries}
            hasFile={hasFile}
            onChange={(entries) => onChange(value.map((other) => (other === own ? { ...own, entries } : other)))}
          />
        </section>
      ))}
      {free.length > 0 && (
        <LineSelect
          lines={free}
          label={t('customer.days.differs')}
          description={t('customer.days.differsHint')}
          placeholder={t('customer.days.differsChoose')}
          value={null}
          onChange={(lineId) => lineId && onChange([...value, { lineId, entries: [newEntry()] }])}
        />
      )}
    </Stack>
  );
}
