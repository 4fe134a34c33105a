import { promiseEntryTitles } from '../../contract/words/promise-entries.ts';
import { sayRequestTimes } from '../../contract/words/request-times.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Deps, Language } from '../../deps.ts';
import { promisedTimes } from '../../domain/change-request/promised-times.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import type { CalendarEntry } from '../../domain/notifications/calendar-entry.ts';
import type { ToldRequest } from './told-step.ts';

type Promising = Pick<
  ToldRequest,
  'id' | 'kind' | 'status' | 'effectiveAt' | 'revertAt' | 'completedAt' | 'earliestBy' | 'dueBy' | 'receivedAt'
>;

/**
 * What a request promises now, as an entry for its reader's calendar; null where nothing is promised. `line` is the text that names
 * its lines. The sequence is the age of the request in seconds, so that it rises whatever has moved the promise.
 */
export function promiseEntry(
  deps: Pick<Deps, 'publicUrl'>,
  request: Promising,
  { line, language, now }: { line: string; language: Language; now: Date },
): CalendarEntry | null {
  const times = promisedTimes(request);
  if (times === null) return null;
  const { from, until, planned, withdrawn } = times;
  const title = promiseEntryTitles[withdrawn ? 'withdrawn' : planned ? 'planned' : 'window'];
  const url = `${deps.publicUrl()}/requests/${request.id}`;
  const said = withdrawn ? [] : sayRequestTimes({ ...request, deadline: request }, language, now);
  return {
    uid: `promise-${request.id}@lineshift`,
    sequence: Math.max(0, Math.floor((now.getTime() - request.receivedAt.getTime()) / 1000)),
    stampedAt: now.toISOString(),
    ...{ from: from.toISOString(), until: until.toISOString(), withdrawn, url },
    summary: fill(title[language], { line, number: requestNumber(request.id) }),
    description: [...said, url].join('\n'),
  };
}
