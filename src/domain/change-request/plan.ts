/** When a change is planned. Until `revertAt`, excluded, the plan has its places; without one at its instant alone. */
export interface PlanTimes {
  effectiveAt: Date;
  revertAt: Date | null;
}

/** An open request that touches a place which another one asks about. */
export interface OpenThere {
  changeRequestId: string;
  /** Null: as soon as it is done. */
  effectiveAt: Date | null;
  revertAt: Date | null;
}

export type PlannedThere = OpenThere & PlanTimes;

/** What the open requests for a place mean for another filing (docs/rules.md#duplicates). */
export interface Met {
  /** Asks for the same, as soon as possible as well. */
  duplicates: OpenThere[];
  /** Plans at an overlapping time. */
  overlaps: PlannedThere[];
  /** Plans at other times: they go on, and the filing shows them. */
  plans: PlannedThere[];
}

/** Immediate requests exclude one another, and plans whose times overlap; an immediate one and a plan do not. */
export function meet(asked: Pick<OpenThere, 'effectiveAt' | 'revertAt'>, open: readonly OpenThere[]): Met {
  const planned = open.filter(isPlanned);
  if (!isPlanned(asked)) return { duplicates: open.filter((other) => !isPlanned(other)), overlaps: [], plans: planned };
  const overlaps = planned.filter((other) => overlap(asked, other));
  return { duplicates: [], overlaps, plans: planned.filter((other) => !overlaps.includes(other)) };
}

export function isPlanned<Times extends Pick<OpenThere, 'effectiveAt'>>(times: Times): times is Times & PlanTimes {
  return times.effectiveAt !== null;
}

/**
 * The first instant, from the wished one on, at which a plan of the same length meets none of these. On a whole minute, where it is
 * not the wished one.
 */
export function nextFreeTime(wished: PlanTimes, taken: readonly PlanTimes[]): Date {
  const lengthMs = endOf(wished) - wished.effectiveAt.getTime();
  let from = wished.effectiveAt.getTime();
  for (const plan of [...taken].sort((first, second) => first.effectiveAt.getTime() - second.effectiveAt.getTime())) {
    const isMet = from < endOf(plan) && plan.effectiveAt.getTime() < from + lengthMs;
    if (isMet) from = Math.ceil(endOf(plan) / minuteMs) * minuteMs;
  }
  return new Date(from);
}

const minuteMs = 60_000;

function overlap(first: PlanTimes, second: PlanTimes): boolean {
  return first.effectiveAt.getTime() < endOf(second) && second.effectiveAt.getTime() < endOf(first);
}

/** Excluded. Instants are kept to the millisecond. */
function endOf({ effectiveAt, revertAt }: PlanTimes): number {
  return revertAt?.getTime() ?? effectiveAt.getTime() + 1;
}
