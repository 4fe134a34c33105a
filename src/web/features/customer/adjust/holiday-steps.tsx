import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { taipeiDate } from '../../../../domain/calendar/taipei-time.ts';
import { useUnsavedGuard } from '../../../lib/unsaved-guard.ts';
import { FileByNote } from '../../../lines/file-by-note.tsx';
import { FreeTextarea } from '../../../ui/free-textarea.tsx';
import { Section } from '../../../ui/section.tsx';
import { useVoiceFile } from '../use-voice-file.ts';
import { VoiceFile } from '../voice-file.tsx';
import styles from './adjust.module.css';
import { AdjustCheck } from './adjust-check.tsx';
import { entryOf, faultOf, isBegun, newEntry } from './day-entries.ts';
import { DayRows } from './day-rows.tsx';
import {
  emptyForm,
  firstDayOf,
  type HolidayForm,
  holidayFiling,
  lackOf,
  type MakeupWish,
  type NationalWish,
} from './holiday-filing.ts';
import { ImportFile } from './import-file.tsx';
import { LastYearsList } from './last-years-list.tsx';
import { LinesField } from './lines-field.tsx';
import { OwnDaysField } from './own-days.tsx';
import { ThereAlready } from './there-already.tsx';
import { useDaysThere } from './use-days-there.ts';
import { marksOf, YearCalendar } from './year-calendar.tsx';

/** The steps: lines, days on rows and on a year's calendar, what differs, and the promise before anything is sent. */
export function HolidaySteps({ lineIds, now }: { lineIds: string[]; now: number }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => emptyForm(lineIds));
  const set = (change: Partial<HolidayForm>) => setForm((former) => ({ ...former, ...change }));
  const today = taipeiDate(new Date(now));
  const there = useDaysThere(form.lineIds, today);
  const file = useVoiceFile(null);
  const uploadId = file.prompt?.status === 'ready' ? file.prompt.uploadId : undefined;
  const lack = lackOf(form, { isChosen: file.isChosen, uploadId });
  const whole = JSON.stringify(lack === null ? holidayFiling(form, { there, uploadId }) : null);
  // The days there already are read anew now and then; the filing is another one only where it says something else.
  const body = useMemo(() => JSON.parse(whole), [whole]);
  useUnsavedGuard(lack !== null && form.entries.length > 0);
  return (
    <>
      <Section title={t('customer.adjust.where')}>
        <LinesField value={form.lineIds} onChange={(chosen) => set({ lineIds: chosen })} />
      </Section>
      <Section title={t('customer.days.which')}>
        <Stack gap="lg">
          <DayRows
            label={t('customer.days.which')}
            entries={form.entries}
            hasFile={file.isChosen}
            onChange={(entries) => set({ entries })}
          />
          <FileByNote wish={firstDayOf(form, today)} lineIds={form.lineIds} />
          <ImportFile onDays={(days) => set({ entries: [...form.entries, ...days.map(entryOf)] })} />
          <LastYearsList
            lineId={form.lineIds[0]}
            today={today}
            onDays={(entries) => set({ entries: [...form.entries.filter(isBegun), ...entries] })}
          />
          <Calendar form={form} there={there} today={today} set={set} />
          <ThereAlready days={there} removed={form.removed} onChange={(removed) => set({ removed })} />
          <Standing form={form} set={set} />
        </Stack>
      </Section>
      {form.lineIds.length > 1 && (
        <Section title={t('customer.days.differences')}>
          <OwnDaysField
            lineIds={form.lineIds}
            value={form.own}
            hasFile={file.isChosen}
            onChange={(own) => set({ own })}
          />
        </Section>
      )}
      <Section title={t('customer.days.file')}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('customer.days.fileHint')}
        </Text>
        <VoiceFile file={file} />
      </Section>
      <Section title={t('customer.days.note')}>
        <FreeTextarea
          label={t('customer.replace.note')}
          placeholder={t('customer.replace.notePlaceholder')}
          value={form.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={2}
        />
      </Section>
      <Section title={t('customer.adjust.check')}>
        {body === null ? (
          <Text c="dimmed">{t(`customer.days.lacks.${lack ?? 'days'}`)}</Text>
        ) : (
          <AdjustCheck body={body} fieldNames={{ note: t('customer.replace.note') }} />
        )}
      </Section>
    </>
  );
}

interface FormParts {
  form: HolidayForm;
  set(change: Partial<HolidayForm>): void;
}

function Calendar({ form, there, today, set }: FormParts & { there: ReturnType<typeof useDaysThere>; today: string }) {
  const whole = form.entries.filter((entry) => entry.mode === 'closed');
  const marks = marksOf([
    { mark: 'there', ranges: there },
    { mark: 'removed', ranges: there.filter(({ key }) => form.removed.includes(key)) },
    { mark: 'set', ranges: whole },
    { mark: 'part', ranges: form.entries.filter((entry) => entry.mode !== 'closed') },
  ]);
  const enter = (date: string) => {
    const empty = form.entries.find((entry) => entry.from === '' && faultOf(entry) !== null);
    if (!empty) return set({ entries: [...form.entries, newEntry(date)] });
    const filled = { ...empty, from: date, to: date };
    set({ entries: form.entries.map((entry) => (entry === empty ? filled : entry)) });
  };
  return <YearCalendar marks={marks} today={today} onDay={enter} />;
}

const nationals: readonly NationalWish[] = ['asIs', 'follow', 'ignore'];
const makeups: readonly MakeupWish[] = ['asIs', 'saturday', 'closed', 'hours'];

/** What holds every year. */
function Standing({ form, set }: FormParts) {
  const { t } = useTranslation();
  return (
    <Group gap="md" align="flex-start" className={styles.standing}>
      <NativeSelect
        label={t('customer.days.national')}
        data={nationals.map((value) => ({ value, label: t(`customer.days.nationals.${value}`) }))}
        value={form.national}
        onChange={({ currentTarget: { value } }) => set({ national: value as NationalWish })}
      />
      <NativeSelect
        label={t('customer.days.makeup')}
        data={makeups.map((value) => ({ value, label: t(`customer.days.makeups.${value}`) }))}
        value={form.makeup}
        onChange={({ currentTarget: { value } }) => set({ makeup: value as MakeupWish })}
      />
      {form.makeup === 'hours' && (
        <TextInput
          label={t('customer.days.hours.own')}
          placeholder="09:00-12:00"
          value={form.makeupHours}
          onChange={({ currentTarget: { value } }) => set({ makeupHours: value })}
        />
      )}
    </Group>
  );
}
