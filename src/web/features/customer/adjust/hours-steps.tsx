import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WeeklyHours } from '../../../../domain/line/line-config.ts';
import { queryOf } from '../../../lib/api.ts';
import { Section } from '../../../ui/section.tsx';
import { noTiming, startedAt, TimingFields } from '../timing-fields.tsx';
import { AdjustCheck } from './adjust-check.tsx';
import { HoursFields } from './hours-fields.tsx';
import { type HoursForm, hoursFiling, hoursLackOf } from './hours-filing.ts';
import { LinesField } from './lines-field.tsx';
import { draftOf } from './week-draft.ts';

const nine = [{ open: '09:00', close: '18:00' }];
const office: WeeklyHours = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };

/** The form before the hours of the first line are filled in: what nobody touched is absent. */
type Touched = Omit<HoursForm, 'kind' | 'week'> & Partial<HoursForm>;

/** The form, filled with the hours that the first chosen line has, so that people change them instead of typing all anew. */
function useHoursForm(lineIds: string[]) {
  const [touched, setTouched] = useState<Touched>(() => {
    return { lineIds, season: { from: '', to: '', name: '' }, timing: noTiming('') };
  });
  const [first] = touched.lineIds;
  const line = useQuery({ ...queryOf('/lines/{id}', { params: { id: first ?? '' } }), enabled: first !== undefined });
  const weekly = line.data?.configuration?.weekly;
  const form: HoursForm = { kind: weekly === null ? 'round' : 'weekly', week: draftOf(weekly ?? office), ...touched };
  const isLineItself = touched.lineIds.length === 1 && weekly !== undefined;
  return {
    form,
    /** One line with the hours that it has: nothing to send, and nobody's fault. */
    isUntouched: isLineItself && touched.kind === undefined && touched.week === undefined,
    isFilling: first !== undefined && line.isPending && touched.week === undefined,
    set: (change: Partial<HoursForm>) => setTouched((former) => ({ ...former, ...change })),
  };
}

/** The steps: lines, hours drawn and typed, timing, and the promise before anything is sent. */
export function HoursSteps({ lineIds }: { lineIds: string[] }) {
  const { t } = useTranslation();
  const { form, isUntouched, isFilling, set } = useHoursForm(lineIds);
  const lack = isUntouched ? 'change' : hoursLackOf(form, Date.now());
  const whole = JSON.stringify(lack === null && !isFilling ? hoursFiling(form) : null);
  const body = useMemo(() => JSON.parse(whole), [whole]);
  const fieldNames = { note: t('customer.replace.note'), effectiveAt: t('customer.replace.effectiveAt') };
  return (
    <>
      <Section title={t('customer.adjust.where')}>
        <LinesField value={form.lineIds} onChange={(chosen) => set({ lineIds: chosen })} />
      </Section>
      <Section title={t('customer.hours.which')}>
        {isFilling ? <Skeleton height={420} radius="lg" /> : <HoursFields value={form} onChange={set} />}
      </Section>
      <Section title={t('customer.hours.timing')}>
        <TimingFields
          value={form.timing}
          lineIds={form.lineIds}
          onChange={(timing) => set({ timing })}
          withNote
          withReturn={false}
        />
      </Section>
      <Section title={t('customer.adjust.check')}>
        {isFilling ? (
          <Skeleton height={132} />
        ) : body === null ? (
          <Text c="dimmed">{t(`customer.hours.lacks.${lack ?? 'lines'}`)}</Text>
        ) : (
          <AdjustCheck
            body={body}
            fieldNames={fieldNames}
            onStart={(at) => set({ timing: startedAt(form.timing, at) })}
          />
        )}
      </Section>
    </>
  );
}
