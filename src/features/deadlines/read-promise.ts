import type { Caller, Deps } from '../../deps.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import { conflict, notFound } from '../../shared/app-error.ts';
import { findRequest } from '../change-requests/change-requests.repository.ts';
import { writeEntries } from '../day-files/icalendar/write-entries.ts';
import { ensure } from '../ensure.ts';
import { promiseEntry } from '../notifications/promise-entries.ts';
import { linesText } from '../notifications/reader-text.ts';

/**
 * What a request promises, as a calendar file in the reader's language. @throws AppError `not_found`, `forbidden`; `nothing_promised`
 * (409) while the clock is paused, after a failure, and once the request is done.
 */
export async function readPromise(
  deps: Deps,
  { actor, language }: Caller,
  id: string,
): Promise<{ fileName: string; text: string }> {
  const now = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const found = await findRequest(transaction, id);
    if (!found) throw notFound();
    const { request } = found;
    ensure(actor, 'changeRequest.read', { organisationId: request.organisationId });
    const line = (await linesText(transaction, request))[language];
    const entry = promiseEntry(deps, request, { line, language, now });
    if (entry === null) throw conflict('nothing_promised', { number: requestNumber(id) });
    return { fileName: `${requestNumber(id)}.ics`, text: writeEntries([entry], null) };
  });
}
