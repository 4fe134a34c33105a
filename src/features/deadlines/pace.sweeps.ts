import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { dayMs } from '../../domain/calendar/taipei-time.ts';
import { countedServiceMs, forecastBasis, paceOf } from '../../domain/deadline/forecast.ts';
import { type FinishedRow, latestFinished, savePaces } from './pace.repository.ts';

/**
 * Measures how long comparable requests took lately: what forecasts are made of until the next time (docs/deadlines.md#forecast).
 * Returns how many paces there are.
 */
export async function measurePace(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const since = new Date(now.getTime() - forecastBasis.days * dayMs);
  return await deps.database.transaction(systemActor, async (transaction) => {
    const rows = await latestFinished(transaction, { since, most: forecastBasis.most });
    const paces = [...grouped(rows).values()].flatMap((group) => paceOfGroup(deps, group, now));
    await savePaces(transaction, paces);
    return paces.length;
  });
}

function grouped(rows: readonly FinishedRow[]): Map<string, [FinishedRow, ...FinishedRow[]]> {
  const groups = new Map<string, [FinishedRow, ...FinishedRow[]]>();
  for (const row of rows) {
    const key = `${row.kind} ${row.environment} ${row.byHand}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function paceOfGroup(deps: Deps, group: readonly [FinishedRow, ...FinishedRow[]], now: Date) {
  const finished = group.map(({ receipt, ...row }) => {
    const completedAt = new Date(row.completedAt);
    const promise = { clockStart: new Date(row.clockStart), dueBy: new Date(row.dueBy), receipt };
    return { completedAt, tookMs: countedServiceMs(deps.calendar.current(), { ...promise, completedAt }) };
  });
  const pace = paceOf(finished, now);
  const [{ kind, environment, byHand }] = group;
  return pace === null ? [] : [{ kind, environment, byHand, ...pace, measuredAt: now }];
}
