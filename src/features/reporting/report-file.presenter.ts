import type { DeadlineReport, EnquiryReport, QuoteReport, RequestReport } from '../../contract/reports.contract.ts';
import { type ReportName, reportHeads, reportWords, sayGroup, sayTotal } from '../../contract/words/reports.ts';
import type { Language } from '../../deps.ts';
import { byteOrderMark, csvLine } from '../csv.ts';

/** A report as a CSV file in the reader's language: a row a group, and one of all together. What cannot be measured is empty. */
export function reportFile(
  name: ReportName,
  report: DeadlineReport | EnquiryReport | QuoteReport | RequestReport,
  language: Language,
): string {
  const { by, from, to, items, total } = report;
  const columns = Object.entries(reportWords[name]);
  const heads = reportHeads(by, language);
  const cells = (figures: object) => columns.map(([key]) => (figures as Record<string, number | null>)[key] ?? null);
  return [
    byteOrderMark,
    csvLine([heads.group, heads.from, heads.to, ...columns.map(([, words]) => words.name[language])]),
    ...items.map((item) => csvLine([sayGroup(by, item, language), item.from, item.to, ...cells(item)])),
    csvLine([sayTotal(language), from, to, ...cells(total)]),
  ].join('');
}
