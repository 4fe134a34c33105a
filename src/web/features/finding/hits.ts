import type { MeReply } from '../../../contract/access.contract.ts';
import type { SearchReply } from '../../../contract/search.contract.ts';
import { vocabulary } from '../../../contract/words/vocabulary.ts';
import { fill } from '../../../contract/words/wording.ts';
import { phoneNumberText } from '../../../domain/line/phone-number.ts';
import type { Formats } from '../../lib/formats.ts';
import type { Language } from '../../lib/language.ts';
import { hasRole } from '../../lib/session.ts';
import type { findingEn } from './words.en.ts';

/** One thing that was found. Null leads nowhere: it is read where it stands. */
export interface Hit {
  id: string;
  title: string;
  text: string;
  /** On the right: a state or a count. */
  state: string;
  to: string | null;
}

export interface HitGroup {
  sort: keyof SearchReply;
  hits: Hit[];
}

interface Reader {
  me: MeReply;
  words: typeof findingEn;
  language: Language;
  formats: Formats;
}

/** What was found as a list in groups; where a hit leads depends on the pages that the person has. */
export function groupsOf(found: SearchReply, reader: Reader): HitGroup[] {
  const groups: HitGroup[] = [
    { sort: 'requests', hits: found.requests.map((request) => requestHit(request, reader)) },
    { sort: 'lines', hits: found.lines.map((line) => lineHit(line, reader)) },
    { sort: 'customers', hits: found.customers.map((customer) => customerHit(customer, reader)) },
  ];
  return groups.filter(({ hits }) => hits.length > 0);
}

function isDesk(me: MeReply): boolean {
  return hasRole(me, 'technician', 'operator', 'admin');
}

/** The queue, narrowed to what was found; nowhere without anything open. */
function queueOf(me: MeReply, q: string, openRequests: number): string | null {
  return isDesk(me) && openRequests > 0 ? `/jobs?${new URLSearchParams({ q })}` : null;
}

/** What was promised for these is no longer due. */
const endedStatuses = ['cancelled', 'rejected', 'failed'];

function requestHit(request: SearchReply['requests'][number], { words, language, formats, ...reader }: Reader): Hit {
  const { id, number, kind, status, customerName, lineNumber, dueBy, completedAt, jobId } = request;
  const isOver = completedAt === null && (endedStatuses as readonly string[]).includes(status);
  const at = formats.promise(completedAt ?? dueBy);
  return {
    id,
    title: number,
    text: [
      vocabulary.kind?.[kind]?.[language],
      phoneNumberText(lineNumber),
      customerName,
      ...(isOver ? [] : [fill(completedAt === null ? words.due : words.live, { at })]),
    ].join(' · '),
    state: vocabulary.status?.[status]?.[language] ?? '',
    to: jobId === null || !isDesk(reader.me) ? `/requests/${id}` : `/jobs/${jobId}`,
  };
}

function lineHit(line: SearchReply['lines'][number], { me, words }: Reader): Hit {
  const { id, number, label, customerName, state, openRequests } = line;
  const shown = phoneNumberText(number);
  return {
    id,
    title: shown,
    text: [label, customerName, fill(words.counts.open, { n: openRequests })].join(' · '),
    state: words.states[state],
    to: hasRole(me, 'admin') ? `/lines/${id}` : queueOf(me, shown, openRequests),
  };
}

function customerHit({ id, name, lines, openRequests }: SearchReply['customers'][number], { me, words }: Reader): Hit {
  return {
    id,
    title: name,
    text: fill(words.counts.lines, { n: lines }),
    state: fill(words.counts.open, { n: openRequests }),
    to: hasRole(me, 'admin', 'agent') ? `/customers/${id}` : queueOf(me, name, openRequests),
  };
}
