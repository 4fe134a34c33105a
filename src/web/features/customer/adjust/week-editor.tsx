import { Button, Group, TextInput } from '@mantine/core';
import { Copy, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Weekday, weekdays } from '../../../../domain/line/line-config.ts';
import { wordOf } from '../../../lines/slot-name.ts';
import { DayBar } from './day-bar.tsx';
import { hoursText, readHours } from './hours-text.ts';
import styles from './week.module.css';
import { dayFaultOf, overlapOf, type WeekDraft } from './week-draft.ts';

const mostUndone = 50;

/** A week of hours, drawn and typed: both show the same, and either can be changed. */
export function WeekEditor({ value, onChange }: { value: WeekDraft; onChange(week: WeekDraft): void }) {
  const { t } = useTranslation();
  const [former, setFormer] = useState<WeekDraft[]>([]);
  // What stood before a finger began to move a bar: one movement is one step back.
  const before = useRef<WeekDraft | null>(null);
  // The day whose hours are being typed: typing once in a field is one step back, not each letter.
  const typing = useRef<Weekday | null>(null);
  const remember = (week: WeekDraft) => setFormer((list) => [...list.slice(1 - mostUndone), week]);
  const change = (week: WeekDraft, settled: boolean) => {
    typing.current = null;
    before.current ??= value;
    if (settled) {
      if (JSON.stringify(before.current) !== JSON.stringify(week)) remember(before.current);
      before.current = null;
    }
    onChange(week);
  };
  const type = (day: Weekday, text: string) => {
    if (typing.current !== day) remember(value);
    typing.current = day;
    onChange({ ...value, [day]: text });
  };
  const undo = () => {
    typing.current = null;
    const last = former.at(-1);
    if (!last) return;
    setFormer(former.slice(0, -1));
    onChange(last);
  };
  const copy = () => change({ ...value, ...Object.fromEntries(workdays.map((day) => [day, value.mon])) }, true);
  return (
    <div className={styles.editor}>
      <div className={styles.scale} aria-hidden>
        <span />
        <span className={styles.ticks}>
          {['00', '06', '12', '18', '24'].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </span>
        <span />
      </div>
      <div className={styles.week}>
        {weekdays.map((day) => (
          <Day
            key={day}
            day={day}
            text={value[day]}
            onChange={(text, settled) => change({ ...value, [day]: text }, settled)}
            onType={(text) => type(day, text)}
          />
        ))}
      </div>
      <Group gap="sm" mt="md" style={{ order: 2 }}>
        <Button variant="default" size="sm" leftSection={<Copy size={16} aria-hidden />} onClick={copy}>
          {t('customer.hours.copy')}
        </Button>
        <Button
          variant="default"
          size="sm"
          leftSection={<Undo2 size={16} aria-hidden />}
          disabled={former.length === 0}
          onClick={undo}
        >
          {t('customer.hours.undo')}
        </Button>
      </Group>
    </div>
  );
}

const workdays: readonly Weekday[] = ['tue', 'wed', 'thu', 'fri'];

function Day(parts: {
  day: Weekday;
  text: string;
  onChange(text: string, settled: boolean): void;
  onType(text: string): void;
}) {
  const { day, text, onChange, onType } = parts;
  const { t } = useTranslation();
  const fault = dayFaultOf(text);
  const name = wordOf('weekday', day);
  // Whatever was typed is shown as it was understood.
  const tidy = () => {
    const hours = readHours(text);
    if (hours !== null && fault === null && hoursText(hours) !== text) onType(hoursText(hours));
  };
  return (
    <div className={styles.day}>
      <span className={styles.dayName}>{name}</span>
      <DayBar
        day={name}
        intervals={readHours(text)}
        onChange={(intervals, settled) => onChange(hoursText(intervals), settled)}
      />
      <TextInput
        aria-label={t('customer.hours.typed', { day: name })}
        placeholder={t('lines.closedDay')}
        value={text}
        error={fault && t(`customer.hours.faults.${fault}`, { hours: overlapOf(text) })}
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={tidy}
      />
    </div>
  );
}
