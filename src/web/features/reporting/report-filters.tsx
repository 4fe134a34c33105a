import { Button, Select, TextInput } from '@mantine/core';
import type { ReportName } from '../../../contract/words/reports.ts';
import { dayOfDateKey } from '../../../domain/calendar/taipei-time.ts';
import { daysOf, type Grouping, groupingsFor, presets, type ReportWish } from './report-wish.ts';
import styles from './reporting.module.css';
import { useReportingWords } from './use-reporting-words.ts';

/** Which report, of which time, grouped by what. */
export function ReportFilters(parts: {
  names: readonly ReportName[];
  wish: ReportWish;
  isStaff: boolean;
  now: number;
  onChange(part: Partial<ReportWish>): void;
}) {
  const { names, wish, isStaff, now, onChange } = parts;
  const { words } = useReportingWords();
  return (
    <search className={styles.filters}>
      {names.length > 1 && (
        <Choices label={words.which}>
          {names.map((name) => (
            <Choice
              key={name}
              isOn={wish.name === name}
              label={words.names[name]}
              onChoose={() => onChange({ name })}
            />
          ))}
        </Choices>
      )}
      <Choices label={words.time}>
        {presets.map((preset) => {
          const days = daysOf(preset, now);
          const isOn = days.from === wish.from && days.to === wish.to;
          return <Choice key={preset} isOn={isOn} label={words.presets[preset]} onChoose={() => onChange(days)} />;
        })}
      </Choices>
      <div className={styles.fields}>
        <DateField label={words.from} value={wish.from} onChange={(from) => onChange({ from })} />
        <DateField label={words.to} value={wish.to} onChange={(to) => onChange({ to })} />
        <Select
          label={words.by}
          data={groupingsFor(wish.name, isStaff).map((value) => ({ value, label: words.groupings[value] }))}
          value={wish.by}
          allowDeselect={false}
          onChange={(by) => by !== null && onChange({ by: by as Grouping })}
        />
      </div>
    </search>
  );
}

/** While a date is being typed it is none, and the report stays as it was. */
function DateField({ label, value, onChange }: { label: string; value: string; onChange(date: string): void }) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={({ currentTarget }) => dayOfDateKey(currentTarget.value) !== null && onChange(currentTarget.value)}
    />
  );
}

function Choices({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

function Choice({ isOn, label, onChoose }: { isOn: boolean; label: string; onChoose(): void }) {
  return (
    <Button size="sm" variant={isOn ? 'filled' : 'default'} aria-pressed={isOn} onClick={onChoose}>
      {label}
    </Button>
  );
}
