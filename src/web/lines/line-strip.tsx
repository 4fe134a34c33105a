import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../ui/section.tsx';
import { Segments } from '../ui/segments.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { useLineMoment } from './line-moment.ts';
import { LongStrip } from './long-strip.tsx';
import { WeekStrip } from './time-strip.tsx';

const MonthView = lazy(async () => ({ default: (await import('./month-view.tsx')).MonthView }));

const forms = { week: WeekStrip, month: MonthView, year: LongStrip };

/** What callers of a line hear, by the week, the month or over the year: for the line's page. */
export function LineStrip({ lineId, timeZone }: { lineId: string; timeZone: string }) {
  const { t } = useTranslation();
  const { moment } = useLineMoment(timeZone);
  // A day that the address names is shown where it stands in its month.
  const [form, setForm] = useState<keyof typeof forms>(moment === null ? 'week' : 'month');
  const Form = forms[form];
  return (
    <Section
      title={t('lines.strip.title')}
      actions={
        <Segments
          size="xs"
          aria-label={t('lines.strip.form')}
          value={form}
          onChange={(value: typeof form) => setForm(value)}
          data={(['week', 'month', 'year'] as const).map((value) => ({ value, label: t(`lines.strip.${value}`) }))}
        />
      }
    >
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <Form lineId={lineId} timeZone={timeZone} />
      </Suspense>
    </Section>
  );
}
