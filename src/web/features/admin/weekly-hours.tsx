import { ActionIcon, Button, Checkbox, Text, TextInput } from '@mantine/core';
import { Copy, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { type OpenInterval, type Weekday, weekdays } from '../../../domain/line/line-config.ts';
import type { Language } from '../../lib/language.ts';
import { isTouch } from '../../lib/touch.ts';
import styles from './admin.module.css';

export type Weekly = Record<Weekday, OpenInterval[]>;

const usual: OpenInterval = { open: '09:00', close: '18:00' };

export function usualWeek(): Weekly {
  const isWorkday = (day: Weekday) => day !== 'sat' && day !== 'sun';
  return Object.fromEntries(weekdays.map((day) => [day, isWorkday(day) ? [usual] : []])) as unknown as Weekly;
}

/** A further interval starts an hour after the last one ends, which makes a lunch break. */
function furtherInterval(intervals: readonly OpenInterval[]): OpenInterval[] {
  const last = intervals.at(-1);
  if (!last) return [usual];
  const isUsual = intervals.length === 1 && last.open === usual.open && last.close === usual.close;
  if (isUsual)
    return [
      { open: '09:00', close: '12:00' },
      { open: '13:00', close: '18:00' },
    ];
  const hour = Math.min(23, Number(last.close.slice(0, 2)) + 1);
  const open = `${String(hour).padStart(2, '0')}:00`;
  return [...intervals, { open, close: hour < 23 ? `${String(hour + 1).padStart(2, '0')}:00` : '24:00' }];
}

interface Parts {
  /** Null: open around the clock. */
  value: Weekly | null;
  onChange(value: Weekly | null): void;
  /** By path: `weekly.mon.1.open`. */
  errors: Record<string, unknown>;
}

/** Weekly hours: any number of intervals a day, over midnight allowed, none means closed. */
export function WeeklyHours({ value, onChange, errors }: Parts) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.week}>
      <legend>{t('admin.hours.title')}</legend>
      <Checkbox
        label={t('admin.hours.always')}
        checked={value === null}
        onChange={(event) => onChange(event.currentTarget.checked ? null : usualWeek())}
      />
      {value !== null &&
        weekdays.map((day) => (
          <Day
            key={day}
            day={day}
            intervals={value[day]}
            errors={errors}
            onChange={(intervals) => onChange({ ...value, [day]: intervals })}
            onCopy={() =>
              onChange({ ...value, ...Object.fromEntries(weekdays.slice(0, 5).map((each) => [each, value[day]])) })
            }
          />
        ))}
      {value !== null && (
        <Text size="sm" c="dimmed">
          {t('admin.hours.text')}
        </Text>
      )}
    </fieldset>
  );
}

function Day(parts: {
  day: Weekday;
  intervals: readonly OpenInterval[];
  errors: Record<string, unknown>;
  onChange(intervals: OpenInterval[]): void;
  onCopy(): void;
}) {
  const { day, intervals, errors, onChange, onCopy } = parts;
  const { t, i18n } = useTranslation();
  const name = vocabulary.weekday?.[day]?.[i18n.language as Language] ?? day;
  const change = (at: number, next: Partial<OpenInterval>) =>
    onChange(intervals.map((interval, index) => (index === at ? { ...interval, ...next } : interval)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset is read out twice
    <div className={styles.day} role="group" aria-label={name}>
      <Text fw={550} className={styles.dayName}>
        {name}
      </Text>
      <div className={styles.intervals}>
        {intervals.length === 0 && <Text c="dimmed">{t('admin.hours.closed')}</Text>}
        {intervals.map((interval, index) => (
          <Interval
            // biome-ignore lint/suspicious/noArrayIndexKey: two intervals may look the same while they are typed
            key={index}
            name={`${name} ${index + 1}`}
            interval={interval}
            error={errorAt(errors, `weekly.${day}.${index}`)}
            onChange={(next) => change(index, next)}
            onRemove={() => onChange(intervals.filter((_, each) => each !== index))}
          />
        ))}
      </div>
      <div className={styles.dayActions}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<Plus size={14} aria-hidden />}
          disabled={intervals.length >= 12}
          onClick={() => onChange(furtherInterval(intervals))}
        >
          {t(intervals.length === 0 ? 'admin.hours.open' : 'admin.hours.more')}
        </Button>
        {day === 'mon' && (
          <Button size="xs" variant="subtle" leftSection={<Copy size={14} aria-hidden />} onClick={onCopy}>
            {t('admin.hours.copy')}
          </Button>
        )}
      </div>
    </div>
  );
}

function errorAt(errors: Record<string, unknown>, path: string): string | undefined {
  const found = errors[path] ?? errors[`${path}.open`] ?? errors[`${path}.close`];
  return typeof found === 'string' ? found : undefined;
}

function Interval(parts: {
  name: string;
  interval: OpenInterval;
  error?: string;
  onChange(next: Partial<OpenInterval>): void;
  onRemove(): void;
}) {
  const { name, interval, error, onChange, onRemove } = parts;
  // Phones zoom in on text smaller than 16 pixels.
  const size = isTouch() ? 'md' : 'xs';
  const { t } = useTranslation();
  return (
    <div className={styles.interval}>
      <TextInput
        type="time"
        size={size}
        aria-label={t('admin.hours.from', { name })}
        value={interval.open}
        error={error !== undefined}
        onChange={(event) => onChange({ open: event.currentTarget.value })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="time"
        size={size}
        aria-label={t('admin.hours.until', { name })}
        // A time input knows no 24:00; 00:00 as a close means the same.
        value={interval.close === '24:00' ? '00:00' : interval.close}
        error={error !== undefined}
        onChange={(event) =>
          onChange({ close: event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value })
        }
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t('admin.hours.remove', { name })} onClick={onRemove}>
        <X size={16} aria-hidden />
      </ActionIcon>
      {error !== undefined && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert" className={styles.intervalError}>
          {error}
        </Text>
      )}
    </div>
  );
}
