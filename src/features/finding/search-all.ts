import { mostFound, type SearchReply } from '../../contract/search.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { requestNumber, requestNumberPatterns } from '../../domain/change-request/request-number.ts';
import { searchWishes } from '../../domain/text/search-key.ts';
import { ensure, may } from '../ensure.ts';
import { findCustomers, findLines, findRequests } from './finding.repository.ts';

/**
 * Finds lines, customers and requests by what a member of staff typed: numbers in any spelling, names in any width and case.
 * Counts, states and promises only, so that it is for agents, too (docs/rules.md#seeing). @throws AppError `forbidden`.
 */
export async function searchAll(deps: Deps, { actor }: Caller, q: string): Promise<SearchReply> {
  ensure(actor, 'search.use', { organisationId: null });
  const wish = { forms: searchWishes(q), limit: mostFound };
  const seesJobs = may(actor, 'job.read', { organisationId: null });
  return await deps.database.read(actor, async (reader) => {
    const [lines, customers, requests] = await Promise.all([
      findLines(reader, wish),
      findCustomers(reader, wish),
      findRequests(reader, { patterns: requestNumberPatterns(q), limit: mostFound }),
    ]);
    return {
      lines,
      customers,
      requests: requests.map((request) => ({
        ...request,
        number: requestNumber(request.id),
        dueBy: formatTaipei(new Date(request.dueBy)),
        completedAt: request.completedAt && formatTaipei(new Date(request.completedAt)),
        jobId: seesJobs ? request.jobId : null,
      })),
    };
  });
}
