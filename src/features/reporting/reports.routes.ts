import type { Response } from 'express';
import {
  deadlineReportEndpoint,
  deadlineReportFileEndpoint,
  enquiryReportEndpoint,
  enquiryReportFileEndpoint,
  quoteReportEndpoint,
  quoteReportFileEndpoint,
  requestReportEndpoint,
  requestReportFileEndpoint,
} from '../../contract/reports.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import { readDeadlineReport, readEnquiryReport, readQuoteReport, readRequestReport } from './read-reports.ts';
import { reportFile } from './report-file.presenter.ts';

export function reportRoutes(deps: Deps): Route[] {
  return [
    route(deadlineReportEndpoint, async ({ caller, query }) => ok(await readDeadlineReport(deps, caller, query))),
    route(requestReportEndpoint, async ({ caller, query }) => ok(await readRequestReport(deps, caller, query))),
    route(quoteReportEndpoint, async ({ caller, query }) => ok(await readQuoteReport(deps, caller, query))),
    route(enquiryReportEndpoint, async ({ caller, query }) => ok(await readEnquiryReport(deps, caller, query))),
    streamRoute(enquiryReportFileEndpoint, async ({ caller, query }, _request, response) => {
      const report = await readEnquiryReport(deps, caller, query);
      return sendFile(
        response,
        `enquiries-${report.from}-${report.to}`,
        reportFile('enquiries', report, caller.language),
      );
    }),
    streamRoute(quoteReportFileEndpoint, async ({ caller, query }, _request, response) => {
      const report = await readQuoteReport(deps, caller, query);
      return sendFile(response, `quotes-${report.from}-${report.to}`, reportFile('quotes', report, caller.language));
    }),
    streamRoute(deadlineReportFileEndpoint, async ({ caller, query }, _request, response) => {
      const report = await readDeadlineReport(deps, caller, query);
      return sendFile(
        response,
        `deadlines-${report.from}-${report.to}`,
        reportFile('deadlines', report, caller.language),
      );
    }),
    streamRoute(requestReportFileEndpoint, async ({ caller, query }, _request, response) => {
      const report = await readRequestReport(deps, caller, query);
      return sendFile(
        response,
        `requests-${report.from}-${report.to}`,
        reportFile('requests', report, caller.language),
      );
    }),
  ];
}

function sendFile(response: Response, name: string, text: string): undefined {
  response
    .status(200)
    .set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'private, no-store',
    })
    .send(text);
}
