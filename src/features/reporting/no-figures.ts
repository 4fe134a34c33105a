import type { DeadlineFigures, EnquiryFigures, QuoteFigures, RequestFigures } from '../../contract/reports.contract.ts';

// The figures of a group that has nothing.

export const noPromises: DeadlineFigures = {
  promised: 0,
  kept: 0,
  late: 0,
  keptPercent: null,
  lateP50Hours: null,
  lateP90Hours: null,
  usedP50Hours: null,
  usedP90Hours: null,
  forecasts: 0,
  forecastsMet: 0,
  forecastsMetPercent: null,
};

export const noRequests: RequestFigures = {
  filed: 0,
  inWork: 0,
  waiting: 0,
  scheduled: 0,
  failed: 0,
  completed: 0,
  rejected: 0,
  cancelled: 0,
  partly: 0,
  reopened: 0,
  openP50Days: null,
  openOldestDays: null,
  liveP50Hours: null,
  liveP90Hours: null,
};

export const noQuotes: QuoteFigures = {
  asked: 0,
  open: 0,
  offered: 0,
  accepted: 0,
  declined: 0,
  expired: 0,
  withdrawn: 0,
  acceptedPercent: null,
  acceptedNet: 0,
  offerP50Hours: null,
  offerP90Hours: null,
  estimatedHours: 0,
  spentHours: 0,
  spentPercent: null,
};

export const noEnquiries: EnquiryFigures = {
  asked: 0,
  waiting: 0,
  overdue: 0,
  inTime: 0,
  late: 0,
  inTimePercent: null,
  answerP50Hours: null,
  answerP90Hours: null,
  handedOver: 0,
};
