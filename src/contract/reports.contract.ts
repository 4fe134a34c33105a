import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { dateShape } from './shapes.ts';

const count = z.number().int();
/** With one decimal; null where there is nothing to measure. */
const measure = z.number().nullable();

/** `kind` is of requests and quotes, `topic` of questions. */
export const reportGroupings = ['month', 'week', 'customer', 'kind', 'topic'] as const;
export type ReportGrouping = (typeof reportGroupings)[number];

/** Of requests that were due: what is not due yet is in none of them (docs/reports.md#deadlines). */
const deadlineFigures = z.object({
  promised: count,
  /** Live in time. */
  kept: count,
  late: count,
  /** Cut off, never rounded up to 100. */
  keptPercent: measure,
  /** Service hours from the promise to going live, or to now; of emergency closures hours of the clock. */
  lateP50Hours: measure,
  lateP90Hours: measure,
  /** Service hours used until it was live, paused days left out; of requests without a time that the customer chose. */
  usedP50Hours: measure,
  usedP90Hours: measure,
  /** Those of them with a forecast, as it was said at filing (docs/deadlines.md#forecast). */
  forecasts: count,
  /** Live by the forecast. */
  forecastsMet: count,
  /** Cut off, never rounded up; aims at 90. */
  forecastsMetPercent: measure,
});
export type DeadlineFigures = z.infer<typeof deadlineFigures>;

/** Of requests by when they were filed (docs/reports.md#requests). `filed` is the sum of the statuses. */
const requestFigures = z.object({
  filed: count,
  /** In our hands: received, in the queue, in progress, partly done or on hold. */
  inWork: count,
  waiting: count,
  scheduled: count,
  failed: count,
  completed: count,
  rejected: count,
  cancelled: count,
  /** Completed, but not on every line. */
  partly: count,
  /** Completed and reopened later. */
  reopened: count,
  /** Days since the filing of what is not ended. */
  openP50Days: measure,
  openOldestDays: measure,
  /** Hours by the clock from filing to going live; of requests without a time that the customer chose. */
  liveP50Hours: measure,
  liveP90Hours: measure,
});
export type RequestFigures = z.infer<typeof requestFigures>;

/** Of quotes by when they were asked for (docs/reports.md#quotes). */
const quoteFigures = z.object({
  asked: count,
  /** Requested, being assessed, or offered. */
  open: count,
  /** With at least one offer. */
  offered: count,
  accepted: count,
  declined: count,
  expired: count,
  withdrawn: count,
  /** Accepted ones of those that were offered and have an outcome; cut off. */
  acceptedPercent: measure,
  /** Whole TWD before tax. */
  acceptedNet: count,
  /** Service hours from the request to the first offer. */
  offerP50Hours: measure,
  offerP90Hours: measure,
  /** Of work that was delivered: hours in the accepted offer, and hours that were spent. */
  estimatedHours: z.number(),
  spentHours: z.number(),
  spentPercent: measure,
});
export type QuoteFigures = z.infer<typeof quoteFigures>;

/** Of questions to our staff by when they were asked (docs/reports.md#questions). */
const enquiryFigures = z.object({
  asked: count,
  /** Waiting for an answer now. */
  waiting: count,
  /** Of those, past the time by which they were to be answered. */
  overdue: count,
  /** By the last answer of each: given in time, or late. */
  inTime: count,
  late: count,
  /** Cut off, never rounded up to 100. */
  inTimePercent: measure,
  /** Service hours from asking, or asking again, to the last answer. */
  answerP50Hours: measure,
  answerP90Hours: measure,
  /** Became a request. */
  handedOver: count,
});
export type EnquiryFigures = z.infer<typeof enquiryFigures>;

function reportOf<Figures extends z.ZodRawShape>(figures: z.ZodObject<Figures>) {
  const group = z.object({
    /** A month (`2026-03`), the Monday of a week, a customer's id, a kind, or a topic's key (`none`: asked without one). */
    key: z.string(),
    /** A customer's name, or a topic's title in the reader's language. */
    name: z.string().nullable(),
    /** The days that it is about, both included: a month or week at the edge has only those asked for. */
    from: dateShape,
    to: dateShape,
  });
  return z.object({
    from: dateShape,
    to: dateShape,
    by: z.enum(reportGroupings),
    /** Months and weeks in order, each of them; customers and kinds that have any, the most first. */
    items: z.array(group.extend(figures.shape)),
    total: figures,
  });
}
const deadlineReport = reportOf(deadlineFigures);
const requestReport = reportOf(requestFigures);
const quoteReport = reportOf(quoteFigures);
const enquiryReport = reportOf(enquiryFigures);
export type EnquiryReport = z.infer<typeof enquiryReport>;
export type QuoteReport = z.infer<typeof quoteReport>;
export type DeadlineReport = z.infer<typeof deadlineReport>;
export type RequestReport = z.infer<typeof requestReport>;

/** Days are Taipei's, and both are included. Without them: the last twelve months; by week, the last eight weeks. */
const days = { from: dateShape.optional(), to: dateShape.optional() };
const query = z.strictObject({ ...days, by: z.enum(['month', 'week', 'customer', 'kind']).default('month') });
const enquiryQuery = z.strictObject({ ...days, by: z.enum(['month', 'week', 'customer', 'topic']).default('month') });
export type ReportQuery = z.infer<typeof query> | z.infer<typeof enquiryQuery>;

const tag = 'Reports';
const file = { 200: { description: 'UTF-8 with BOM, in the language of the reader', shape: 'text/csv' } };

export const deadlineReportEndpoint = endpoint({
  method: 'get',
  path: '/reports/deadlines',
  tag,
  summary:
    'How many promises were kept, how late the others were, how much service time was used, and how many forecasts were met',
  query,
  replies: { 200: { description: 'By month, week, customer or kind', shape: deadlineReport } },
});

export const deadlineReportFileEndpoint = endpoint({
  method: 'get',
  path: '/reports/deadlines.csv',
  tag,
  summary: 'The same figures as a file for spreadsheets',
  query,
  replies: file,
});

export const requestReportEndpoint = endpoint({
  method: 'get',
  path: '/reports/requests',
  tag,
  summary: 'How many requests were filed and what became of them, how old open ones are, and the time to live',
  query,
  replies: { 200: { description: 'By month, week, customer or kind', shape: requestReport } },
});

export const requestReportFileEndpoint = endpoint({
  method: 'get',
  path: '/reports/requests.csv',
  tag,
  summary: 'The same figures as a file for spreadsheets',
  query,
  replies: file,
});

export const quoteReportEndpoint = endpoint({
  method: 'get',
  path: '/reports/quotes',
  tag,
  summary: 'How fast quotes were made, how many were accepted, and hours estimated against spent',
  query,
  replies: { 200: { description: 'By month, week, customer or kind', shape: quoteReport } },
});

export const quoteReportFileEndpoint = endpoint({
  method: 'get',
  path: '/reports/quotes.csv',
  tag,
  summary: 'The same figures as a file for spreadsheets',
  query,
  replies: file,
});

export const enquiryReportEndpoint = endpoint({
  method: 'get',
  path: '/reports/enquiries',
  tag,
  summary: 'How many questions were asked, answered in time or late, and how many wait',
  query: enquiryQuery,
  replies: { 200: { description: 'By month, week, customer or topic', shape: enquiryReport } },
});

export const enquiryReportFileEndpoint = endpoint({
  method: 'get',
  path: '/reports/enquiries.csv',
  tag,
  summary: 'The same figures as a file for spreadsheets',
  query: enquiryQuery,
  replies: file,
});
