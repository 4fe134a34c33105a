import type { TFunction } from 'i18next';
import type { OverviewReply } from '../../../contract/operations.contract.ts';
import type { DeadlineReport } from '../../../contract/reports.contract.ts';
import { sayDay } from '../../../contract/words/dates.ts';
import { currentLanguage } from '../../lib/language.ts';
import type { ChartData } from '../../ui/bar-chart.tsx';

/** Promises kept and missed, week by week; a week is named by its Monday. */
export function attainmentChart({ items, total: { kept, late } }: DeadlineReport, t: TFunction): ChartData {
  return {
    title: t('start.promises.title'),
    summary: t(kept + late === 0 ? 'start.promises.none' : 'start.promises.summary', {
      kept,
      all: kept + late,
      weeks: items.length,
    }),
    of: t('start.promises.week'),
    series: [
      { name: t('start.promises.kept'), tone: 'accent' },
      { name: t('start.promises.missed'), tone: 'bad' },
    ],
    bars: items.map((week) => ({ key: week.key, label: monthDay(week.key), values: [week.kept, week.late] })),
  };
}

/** Open jobs by how long they have waited. */
export function ageChart({ queueAge }: OverviewReply, t: TFunction): ChartData {
  const all = queueAge.reduce((sum, { count }) => sum + count, 0);
  const old = queueAge.filter(({ fromHours }) => fromHours >= 48).reduce((sum, { count }) => sum + count, 0);
  return {
    title: t('start.age.title'),
    summary: t(all === 0 ? 'start.age.none' : 'start.age.summary', { all, old }),
    of: t('start.age.of'),
    series: [{ name: t('start.age.jobs'), tone: 'accent' }],
    bars: queueAge.map(({ fromHours, count }, index) => {
      const until = queueAge[index + 1]?.fromHours;
      const label =
        until === undefined
          ? t('start.age.over', { from: span(fromHours, t) })
          : t('start.age.under', { until: span(until, t) });
      return { key: String(fromHours), label, values: [count] };
    }),
  };
}

function span(hours: number, t: TFunction): string {
  return hours < 24 ? t('start.age.hours', { hours }) : t('start.age.days', { days: hours / 24 });
}

/** Short enough for eight of them side by side: `2 Mar`, `3/2`. */
function monthDay(date: string): string {
  const language = currentLanguage();
  if (language === 'zh-TW') return `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}`;
  return sayDay(date, language).replace(/^\w+ /, '');
}
