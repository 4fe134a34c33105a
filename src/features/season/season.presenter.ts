import type { SeasonLineReply, SeasonSweepReply } from '../../contract/season.contract.ts';
import type { Deps } from '../../deps.ts';
import { isProvisional } from '../../domain/calendar/service-calendar.ts';
import { dayOfDateKey, formatTaipei, taipeiEpochMs } from '../../domain/calendar/taipei-time.ts';
import { extraBusinessDaysOf } from '../../domain/deadline/deadline-rules.ts';
import { fileBy } from '../../domain/deadline/file-by.ts';
import type { SeasonProposal } from '../../domain/season/season-proposal.ts';
import { type SeasonLineState, seasonLineState, seasonLineStates } from '../../domain/season/season-sweep.ts';
import type { SeasonCountRow, SeasonCustomerRow, SeasonLineRow, SeasonSweepRow } from './season.repository.ts';

export type Counts = SeasonSweepReply['counts'];
type Clock = Pick<SeasonCustomerRow, 'environment' | 'extraBusinessDays'>;

const sharedClock: Clock = { environment: 'shared', extraBusinessDays: null };

/** Until when a filing is promised to be live when the stretch begins in Taipei; null outside the calendar's years. */
export function fileByOf(deps: Deps, { fromDate }: SeasonSweepRow, clock: Clock = sharedClock): Date | null {
  const wishedAt = new Date(taipeiEpochMs(dayOfDateKey(fromDate) ?? 0, 0));
  const extraBusinessDays = extraBusinessDaysOf({ ...clock, extraBusinessDays: clock.extraBusinessDays ?? undefined });
  const found = fileBy(deps.calendar.current(), { wishedAt, extraBusinessDays });
  return found.ok ? found.fileBy : null;
}

export function isLate(by: Date | null, now: Date): boolean {
  return by !== null && now > by;
}

export function noLines(): Counts {
  return Object.fromEntries(seasonLineStates.map((state) => [state, 0])) as Counts;
}

/** Adds rows of equal facts to counts by state. */
export function countStates(rows: readonly SeasonCountRow[], late: boolean): Counts {
  const counts = noLines();
  for (const row of rows) counts[seasonLineState(row, late)] += row.lines;
  return counts;
}

export function presentSweep(
  deps: Deps,
  sweep: SeasonSweepRow,
  { by, counts }: { by: Date | null; counts: Counts },
): SeasonSweepReply {
  const { id, name, fromDate: from, toDate: to } = sweep;
  const [first, last] = [dayOfDateKey(from) ?? 0, dayOfDateKey(to) ?? 0];
  const calendar = deps.calendar.current();
  const provisional = isProvisional(calendar, first) || isProvisional(calendar, last);
  return { id, name, from, to, days: last - first + 1, provisional, fileBy: by && formatTaipei(by), counts };
}

export function presentSeasonLine(
  row: SeasonLineRow,
  state: SeasonLineState,
  proposal: (SeasonProposal & { recording: string | null }) | null,
): SeasonLineReply {
  const { lineId, number, label, answeredByName: answeredBy, changeRequestId } = row;
  const shown = proposal && { from: proposal.from, days: proposal.days, recording: proposal.recording };
  return { lineId, number, label, state, answeredBy, changeRequestId, proposal: shown };
}
