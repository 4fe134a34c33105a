import type { DeadlineReport, EnquiryReport, QuoteReport, RequestReport } from '../../../contract/reports.contract.ts';
import { reportHeads, reportWords, sayGroup } from '../../../contract/words/reports.ts';
import { fill } from '../../../contract/words/wording.ts';
import type { Language } from '../../lib/language.ts';
import type { ChartData, Series } from '../../ui/bar-chart.tsx';
import type { reportingEn } from './words.en.ts';

/** More are too narrow on a phone. */
const mostBars = 12;

interface Reader {
  words: typeof reportingEn;
  language: Language;
}

/** Promises of each group, kept and late. */
export function deadlineChart(report: DeadlineReport, reader: Reader): ChartData {
  const { kept, promised, keptPercent } = report.total;
  const name = (key: 'kept' | 'late') => reportWords.deadlines[key].name[reader.language];
  return chartOf(report, reader, {
    title: reader.words.chart.deadlines,
    says: fill(reader.words.chart.kept, { kept, promised, percent: keptPercent ?? 0 }),
    series: [
      { name: name('kept'), tone: 'accent' },
      { name: name('late'), tone: 'bad' },
    ],
    valuesOf: (item) => [item.kept, item.late],
  });
}

/** Forecasts of each group, met and missed; null where nothing was foreseen. */
export function forecastChart(report: DeadlineReport, { words, language }: Reader): ChartData | null {
  const { forecasts, forecastsMet: met, forecastsMetPercent: percent } = report.total;
  if (forecasts === 0) return null;
  return chartOf(
    report,
    { words, language },
    {
      title: words.chart.forecasts,
      says: fill(words.chart.met, { met, forecasts, percent: percent ?? 0 }),
      series: [
        { name: reportWords.deadlines.forecastsMet.name[language], tone: 'accent' },
        { name: words.chart.missed, tone: 'bad' },
      ],
      valuesOf: (item) => [item.forecastsMet, item.forecasts - item.forecastsMet],
    },
  );
}

/** Requests filed, of each group. */
export function requestChart(report: RequestReport, reader: Reader): ChartData {
  const { filed, completed } = report.total;
  return chartOf(report, reader, {
    title: reader.words.chart.requests,
    says: fill(reader.words.chart.filed, { filed, completed }),
    series: [{ name: reportWords.requests.filed.name[reader.language], tone: 'accent' }],
    valuesOf: (item) => [item.filed],
  });
}

/** Quotes of each group with an outcome: accepted, and not. */
export function quoteChart(report: QuoteReport, reader: Reader): ChartData {
  const { asked, accepted, acceptedPercent } = report.total;
  const percent = acceptedPercent === null ? '–' : `${acceptedPercent}%`;
  return chartOf(report, reader, {
    title: reader.words.chart.quotes,
    says: fill(reader.words.chart.accepted, { asked, accepted, percent }),
    series: [
      { name: reportWords.quotes.accepted.name[reader.language], tone: 'accent' },
      { name: reader.words.chart.lost, tone: 'bad' },
    ],
    valuesOf: (item) => [item.accepted, item.declined + item.expired + item.withdrawn],
  });
}

/** Questions of each group with an answer: in time, and late. */
export function enquiryChart(report: EnquiryReport, reader: Reader): ChartData {
  const { asked, inTime, inTimePercent, waiting } = report.total;
  const percent = inTimePercent === null ? '–' : `${inTimePercent}%`;
  const name = (key: 'inTime' | 'late') => reportWords.enquiries[key].name[reader.language];
  return chartOf(report, reader, {
    title: reader.words.chart.enquiries,
    says: fill(reader.words.chart.answered, { asked, inTime, percent, waiting }),
    series: [
      { name: name('inTime'), tone: 'accent' },
      { name: name('late'), tone: 'bad' },
    ],
    valuesOf: (item) => [item.inTime, item.late],
  });
}

type Item =
  | DeadlineReport['items'][number]
  | EnquiryReport['items'][number]
  | QuoteReport['items'][number]
  | RequestReport['items'][number];

/** Months by their short names, the latest of them; customers and kinds by their number in the table, the first of them. */
function chartOf<Each extends Item>(
  { by, items }: { by: DeadlineReport['by']; items: readonly Each[] },
  { words, language }: Reader,
  parts: { title: string; says: string; series: readonly Series[]; valuesOf(item: Each): number[] },
): ChartData {
  const isMonths = by === 'month';
  const shown = isMonths ? items.slice(-mostBars) : items.slice(0, mostBars);
  const rest = items.length > shown.length ? [fill(words.chart.most, { bars: shown.length, all: items.length })] : [];
  return {
    title: parts.title,
    summary: [parts.says, ...rest].join(language === 'en' ? ' ' : ''),
    of: isMonths ? reportHeads(by, language).group : words.number,
    series: parts.series,
    bars: shown.map((item, index) => ({
      key: item.key,
      label: isMonths ? shortMonth(sayGroup(by, item, language)) : String(index + 1),
      values: parts.valuesOf(item),
    })),
  };
}

function shortMonth(name: string): string {
  return name.replace(/^\d+年| \d+$/g, '');
}
