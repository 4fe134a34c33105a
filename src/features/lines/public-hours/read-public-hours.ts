import { publicHoursDays } from '../../../contract/public-hours.contract.ts';
import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import type { LineConfig } from '../../../domain/line/line-config.ts';
import { dayBegins, type OpenDay, type OpenTime, openDaysOf, openTimesOf } from '../../../domain/line/open-hours.ts';
import { zoneDayAt } from '../../../domain/line/zone-time.ts';
import { playingRevision } from '../../../reconcile/line-revisions.repository.ts';
import { notFound } from '../../../shared/app-error.ts';
import { findLine } from '../lines.repository.ts';
import { spansOf } from '../read-line-states.ts';
import { findByToken } from './public-hours.repository.ts';

/** Everything that is told in public of a line, in any of its forms. */
export interface PublicHours {
  label: string;
  config: LineConfig;
  isOpen: boolean;
  /** When that changes next; null: not within the days told. */
  until: Date | null;
  times: OpenTime[];
  days: OpenDay[];
  now: Date;
  /** Since when it is public. */
  since: Date;
}

/**
 * A line's hours for everybody who has the address: what callers hear from today's midnight on, computed at this moment, so that a
 * change is told as soon as its phone system has it. Nothing else of the line or its customer. @throws AppError `not_found`.
 */
export async function readPublicHours(deps: Deps, token: string): Promise<PublicHours> {
  const now = deps.clock.now();
  return await deps.database.transaction(systemActor, async (transaction) => {
    const row = await findByToken(transaction, token);
    const line = row && (await findLine(transaction, row.lineId));
    const playing = line && (await playingRevision(transaction, line));
    if (!row || !line || line.retiredAt !== null || !playing) throw notFound();
    const { config } = playing;
    const { timeZone } = config;
    const first = zoneDayAt(timeZone, now.getTime());
    const [from, to] = [dayBegins(timeZone, first), dayBegins(timeZone, first + publicHoursDays)].map(
      (epochMs) => new Date(epochMs),
    ) as [Date, Date];
    const times = openTimesOf(await spansOf(deps, transaction, { line, from, to }));
    const here = times.find((time) => time.from <= now && now < time.until);
    const next = here ? here.until : (times.find((time) => time.from > now)?.from ?? null);
    return {
      label: row.label,
      config,
      isOpen: here !== undefined,
      until: next !== null && next < to ? next : null,
      times,
      days: openDaysOf(times, { timeZone, first, count: publicHoursDays }),
      now,
      since: row.createdAt,
    };
  });
}
