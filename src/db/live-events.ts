import { systemActor } from '../domain/access/actor.ts';
import type { Database } from './database.ts';
import type { LiveEvent } from './records.ts';

/** The events of one committed transaction. Its sequence is the live stream's event id. */
export interface LiveRow {
  sequence: number;
  /** The organisation it belongs to; null is for staff only. */
  organisationId: string | null;
  events: LiveEvent[];
}

/** Published rows that carry events, after a sequence, in order. Sees all organisations: the reader filters by actor. */
export async function readEvents(database: Database, afterSequence: number, limit: number): Promise<LiveRow[]> {
  const rows = await database.transaction(
    systemActor,
    ({ sql }) => sql`
      select sequence, organisation_id, events from outbox
      where sequence > ${afterSequence} and events <> '[]'::jsonb
      order by sequence limit ${limit}`,
  );
  return rows.map((row) => ({
    sequence: Number(row.sequence),
    organisationId: row.organisation_id,
    events: row.events,
  }));
}

/** The newest sequence; 0 before the first. */
export async function newestSequence(database: Database): Promise<number> {
  const [row] = await database.transaction(
    systemActor,
    ({ sql }) => sql`select coalesce(max(sequence), 0) as newest from outbox`,
  );
  return Number(row?.newest ?? 0);
}
