import { ActionIcon, Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './adjust.module.css';
import { type DayEntry, type DayMode, faultOf, isBegun, newEntry } from './day-entries.ts';

const modes: readonly DayMode[] = ['closed', 'own', 'part'];

/** The days to set, one row each. */
export function DayRows(parts: {
  label: string;
  entries: readonly DayEntry[];
  onChange(entries: DayEntry[]): void;
  /** A voice file is chosen, which a day may play. */
  hasFile: boolean;
}) {
  const { label, entries, onChange, hasFile } = parts;
  const { t } = useTranslation();
  const set = (changed: DayEntry) => onChange(entries.map((entry) => (entry.key === changed.key ? changed : entry)));
  return (
    <div>
      <ul className={styles.days} aria-label={label}>
        {entries.map((entry, index) => (
          <DayRow
            key={entry.key}
            nth={index + 1}
            entry={entry}
            hasFile={hasFile}
            onChange={set}
            onRemove={() => onChange(entries.filter(({ key }) => key !== entry.key))}
          />
        ))}
      </ul>
      <Button
        variant="default"
        size="sm"
        leftSection={<Plus size={16} aria-hidden />}
        onClick={() => onChange([...entries, newEntry()])}
      >
        {t('customer.days.add')}
      </Button>
    </div>
  );
}

interface RowParts {
  nth: number;
  entry: DayEntry;
  hasFile: boolean;
  onChange(entry: DayEntry): void;
  onRemove(): void;
}

function DayRow({ nth, entry, hasFile, onChange, onRemove }: RowParts) {
  const { t } = useTranslation();
  const fault = faultOf(entry);
  const isTouched = isBegun(entry);
  const errorAt = (at: readonly string[]) =>
    isTouched && fault !== null && at.includes(fault) ? t(`customer.days.faults.${fault}`) : undefined;
  return (
    <li className={styles.day}>
      <fieldset className={styles.dayFields}>
        <legend className={styles.hidden}>{t('customer.days.nth', { nth })}</legend>
        <Dates entry={entry} errorAt={errorAt} onChange={onChange} />
        <TextInput
          className={styles.dayName}
          label={t('customer.days.name')}
          value={entry.name}
          maxLength={80}
          error={errorAt(['nameMissing'])}
          onChange={({ currentTarget: { value } }) => onChange({ ...entry, name: value })}
        />
        <NativeSelect
          label={t('customer.days.mode')}
          data={modes.map((value) => ({ value, label: t(`customer.days.modes.${value}`) }))}
          value={entry.mode}
          onChange={({ currentTarget: { value } }) => onChange({ ...entry, mode: value as DayMode })}
        />
        {entry.mode !== 'closed' && (
          <TextInput
            label={t(`customer.days.hours.${entry.mode}`)}
            placeholder="09:00-12:00"
            value={entry.hours}
            error={errorAt(['hoursUnread'])}
            onChange={({ currentTarget: { value } }) => onChange({ ...entry, hours: value })}
          />
        )}
        <RowEnd nth={nth} entry={entry} hasFile={hasFile} onChange={onChange} onRemove={onRemove} />
      </fieldset>
    </li>
  );
}

type DatesParts = Pick<RowParts, 'entry' | 'onChange'> & { errorAt(at: readonly string[]): string | undefined };

function Dates({ entry, errorAt, onChange }: DatesParts) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="date"
        label={t('customer.days.from')}
        value={entry.from}
        error={errorAt(['dateMissing'])}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...entry, from: value, to: entry.to === '' || entry.to === entry.from ? value : entry.to })
        }
      />
      <TextInput
        type="date"
        label={t('customer.days.to')}
        value={entry.to}
        min={entry.from}
        error={errorAt(['backwards'])}
        onChange={({ currentTarget: { value } }) => onChange({ ...entry, to: value })}
      />
    </>
  );
}

function RowEnd({ nth, entry, hasFile, onChange, onRemove }: RowParts) {
  const { t } = useTranslation();
  return (
    <Group className={styles.dayEnd} gap="sm" wrap="nowrap">
      {entry.recording && !entry.ownFile && (
        <Text size="sm">{t('customer.days.plays', { file: entry.recording.fileName })}</Text>
      )}
      {hasFile && (
        <Checkbox
          label={t('customer.days.ownFile')}
          checked={entry.ownFile}
          onChange={({ currentTarget: { checked } }) => onChange({ ...entry, ownFile: checked })}
        />
      )}
      <ActionIcon
        variant="subtle"
        color="red"
        size={36}
        aria-label={t('customer.days.remove', { nth })}
        onClick={onRemove}
      >
        <Trash2 size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
