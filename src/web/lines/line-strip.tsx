import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../ui/section.tsx';
import { LongStrip } from './long-strip.tsx';
import { WeekStrip } from './time-strip.tsx';

/** What callers of a line hear, by the week or over the year: for the line's page. */
export function LineStrip({ lineId, timeZone }: { lineId: string; timeZone: string }) {
  const { t } = useTranslation();
  const [form, setForm] = useState('week');
  return (
    <Section
      title={t('lines.strip.title')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('lines.strip.form')}
          value={form}
          onChange={setForm}
          data={[
            { value: 'week', label: t('lines.strip.week') },
            { value: 'year', label: t('lines.strip.year') },
          ]}
        />
      }
    >
      {form === 'week' ? (
        <WeekStrip lineId={lineId} timeZone={timeZone} />
      ) : (
        <LongStrip lineId={lineId} timeZone={timeZone} />
      )}
    </Section>
  );
}
