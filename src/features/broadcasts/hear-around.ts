import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { nationalCalendarOf } from '../../domain/calendar/national-calendar.ts';
import { callersHearAt, type Heard } from '../../domain/line/callers-hear.ts';
import type { Closure } from '../../domain/line/line-config.ts';
import { desiredLines } from '../../reconcile/desired-lines.repository.ts';
import type { BroadcastRow } from './broadcasts.repository.ts';
import { type DraftLine, revisionsOf } from './draft-lines.repository.ts';

export interface HeardAround {
  before: Heard;
  after: Heard;
  /** By the line's own hours. */
  opensAtEnd: boolean;
}

/** What callers of lines hear when the window begins (now, if it has begun) without a broadcast and with it, by line id. */
export async function hearAround(
  deps: Deps,
  transaction: Transaction,
  { row, lines }: { row: BroadcastRow; lines: readonly DraftLine[] },
): Promise<Map<string, HeardAround>> {
  const now = deps.clock.now();
  const at = new Date(Math.max(row.from.getTime(), now.getTime()));
  const national = nationalCalendarOf(deps.calendar.current());
  const revisions = await revisionsOf(
    transaction,
    lines.map(({ lineId }) => lineId),
  );
  const desired = await desiredLines(transaction, revisions, at);
  return new Map(
    desired.map(({ lineId, config, closures }) => {
      const others = closures.filter(({ id }) => id !== row.id);
      const common = { config, national };
      const own: Closure = {
        ...{ id: row.id, source: 'broadcast', from: row.from, until: row.until },
        ...{ approvedAt: now, promptId: row.promptId },
      };
      const before = callersHearAt({ ...common, closures: others, at });
      const after = callersHearAt({ ...common, closures: [...others, own], at });
      const atEnd = callersHearAt({ ...common, closures: others, at: row.until });
      return [lineId, { before, after, opensAtEnd: atEnd.state === 'open' }];
    }),
  );
}
