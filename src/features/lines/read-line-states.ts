import type { LineStatesReply } from '../../contract/line-states.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { nationalCalendarOf } from '../../domain/calendar/national-calendar.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { joinSpans, type StateSpan, statesBetween } from '../../domain/line/states-between.ts';
import { type LineRow, newestRevision, playingRevision } from '../../reconcile/line-revisions.repository.ts';
import { forbidden, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { viewOfLine } from './line-view.ts';
import { presentSpans } from './lines.presenter.ts';
import { findLine, findSounds, listClosures } from './lines.repository.ts';

interface Range {
  lineId: string;
  from: Date;
  to: Date;
}

/**
 * Computes what callers of the line hear over a stretch of time, as `callers-hear` says for one instant: until now by
 * what its phone system was seen to have, later by what is wanted of it.
 * @throws AppError `not_found`, `forbidden`, `hours_not_shown` (403) for somebody who may not read the configuration.
 */
export async function readLineStates(deps: Deps, caller: Caller, range: Range): Promise<LineStatesReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const line = await findLine(transaction, range.lineId);
    if (!line) throw notFound();
    ensure(caller.actor, 'line.read', { organisationId: line.organisationId });
    const { configuration } = await viewOfLine(deps, caller, transaction, line);
    if (!configuration) throw forbidden('hours_not_shown');
    const spans = await spansOf(deps, transaction, { line, ...range });
    const promptIds = new Set(spans.flatMap(({ promptId }) => (promptId === null ? [] : [promptId])));
    const sounds = await findSounds(transaction, [...promptIds]);
    return {
      lineId: line.id,
      timeZone: line.timeZone,
      from: formatTaipei(range.from),
      to: formatTaipei(range.to),
      spans: presentSpans(spans, sounds),
    };
  });
}

/** What callers hear from `from` until `to`, in order and without gaps; nobody's rights are asked. @throws AppError `not_found`. */
export async function spansOf(
  deps: Deps,
  transaction: Transaction,
  { line, from, to }: { line: LineRow; from: Date; to: Date },
): Promise<StateSpan[]> {
  const playing = await playingRevision(transaction, line);
  const newest = await newestRevision(transaction, line.id);
  if (!playing || !newest) throw notFound();
  const closures = await listClosures(transaction, line.id);
  const national = nationalCalendarOf(deps.calendar.current());
  const turn = clamp(nextSecond(deps.clock.now()), from, to);
  return joinSpans(
    statesBetween({ config: playing.config, closures, national, from, to: turn }),
    statesBetween({ config: newest.config, closures, national, from: turn, to }),
  );
}

/** Instants are told in whole seconds, and the second that it is now belongs to what plays. */
function nextSecond(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000);
}

function clamp(instant: Date, from: Date, to: Date): Date {
  if (instant < from) return from;
  return instant > to ? to : instant;
}
