import type { QueryClient } from '@tanstack/react-query';
import type { LineStatesReply } from '../../../contract/line-states.contract.ts';
import { zoneDayAt } from '../../../domain/line/zone-time.ts';
import { monthOf } from '../../lines/month-geometry.ts';
import { dayOfDate, type LocalDay, localDays, mondayOf } from '../../lines/time-strip-geometry.ts';
import { lineStatesQuery } from '../../lines/use-line-states.ts';
import type { StripSpan } from '../../lines/use-strip-words.ts';
import { fillRefusal, sampleProblem } from './sample-memory.ts';
import { sounds } from './sample-sounds.ts';
import type { patternsEn } from './words.en.ts';

/** The sample lines; what is not filled in is loading for ever. */
export const lines = { taipei: 'sample-line', berlin: 'sample-berlin', loading: 'sample-wait', failed: 'sample-fail' };

export const taipei = 'Asia/Taipei';
export const berlin = 'Europe/Berlin';
/** The Monday of a week in which Berlin's clocks are set back. */
export const clocksMonday = '2026-10-19';

const hourMs = 3_600_000;
const weeksAround = 6;
/** As many days as the long strip draws, from as many before today. */
const longDays = 372;
const longBefore = 7;

type Heard = Pick<StripSpan, 'state' | 'slot' | 'prompt' | 'rule'>;

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const greeting = { promptId: sounds.ready, fileName: 'Spring greeting.wav', sha256: '' };

/** What is heard from which hour of a day on: office hours, a holiday on every other Monday, a closure on Wednesdays. */
function plansOf(day: number, festival: string): readonly (readonly [hour: number, heard: Heard])[] {
  const weekday = day - mondayOf(day);
  const rule = { kind: 'weekly_hours', name: weekdayNames[weekday] ?? '' };
  const open: Heard = { state: 'open', slot: 'greeting', prompt: greeting, rule };
  const closed: Heard = { state: 'closed', slot: 'closed', prompt: null, rule };
  const own: Heard = { state: 'holiday', slot: 'holiday', prompt: null, rule: { kind: 'dated_day', name: festival } };
  const closure: Heard = { state: 'emergency', slot: 'emergency', prompt: null, rule: { kind: 'closure', name: '' } };
  if (weekday > 4) return [[0, closed]];
  if (weekday === 1) return [[0, own]];
  const middle: readonly (readonly [number, Heard])[] =
    weekday === 2
      ? [
          [13, closure],
          [15, open],
        ]
      : [];
  return [[0, closed], [9, open], ...middle, [18, closed]];
}

function spansOf(days: readonly LocalDay[], festival: string): StripSpan[] {
  const edges = days.flatMap(({ day, start }) =>
    plansOf(day, festival).map(([hour, heard]) => ({ at: start + hour * hourMs, heard })),
  );
  const end = days.at(-1)?.end ?? 0;
  return edges.map(({ at, heard }, index) => ({
    ...heard,
    losers: [],
    from: new Date(at).toISOString(),
    until: new Date(edges[index + 1]?.at ?? end).toISOString(),
  }));
}

/** Puts into the memory what callers of a line hear on the days that a strip draws. */
function fill(
  client: QueryClient,
  festival: string,
  line: { id: string; timeZone: string; first: number; count: number },
) {
  const { id, timeZone, first, count } = line;
  const query = lineStatesQuery(id, localDays(timeZone, first, count));
  const margin = 8;
  const spans = spansOf(localDays(timeZone, first - margin, count + 2 * margin), festival);
  const reply: LineStatesReply = {
    lineId: id,
    timeZone,
    from: spans[0]?.from ?? '',
    to: spans.at(-1)?.until ?? '',
    spans,
  };
  client.setQueryData(query.queryKey, reply);
}

export function fillLines(client: QueryClient, { strips, messages }: typeof patternsEn): void {
  const today = zoneDayAt(taipei, Date.now());
  const week = { id: lines.taipei, timeZone: taipei, count: 7 };
  for (let weeks = -weeksAround; weeks <= weeksAround; weeks += 1) {
    fill(client, strips.festival, { ...week, first: mondayOf(today) + weeks * 7 });
  }
  fill(client, strips.festival, { ...week, first: today, count: 1 });
  fill(client, strips.festival, { ...week, first: today - longBefore, count: longDays });
  const { first, end } = monthOf(today);
  fill(client, strips.festival, { id: lines.taipei, timeZone: taipei, first, count: end - first });
  fill(client, strips.festival, { id: lines.berlin, timeZone: berlin, first: dayOfDate(clocksMonday), count: 7 });
  fillRefusal(
    client,
    lineStatesQuery(lines.failed, localDays(taipei, today, 1)),
    sampleProblem({ status: 500, title: messages.faultTitle, detail: messages.faultText, requestId: 'f3b1-90c2' }),
  );
}
