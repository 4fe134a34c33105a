import type { Transaction } from '../../../db/database.ts';

export interface CoveringAnnouncement {
  id: string;
  county: string;
  district: string | null;
  date: string;
}

interface Question {
  lineIds: readonly string[];
  /** Every day that the closure touches, `YYYY-MM-DD` in Taipei. */
  dates: readonly string[];
  /** Only this one. */
  announcementId: string | null;
  /** The announcements found cannot be taken back until the transaction ends. */
  lock: boolean;
}

/**
 * The active announcement that an emergency closure rests on: for each line and day there is one of its county, for the whole of it or
 * for the line's district. The first of them; null where one line has none on one day.
 */
export async function coveringAnnouncement(
  { sql }: Transaction,
  { lineIds, dates, announcementId, lock }: Question,
): Promise<CoveringAnnouncement | null> {
  const active = await sql`
    select a.id, a.county, a.district, a.date::text from announcement a
    where a.state = 'active' and a.level <> 'part_of_district' and a.date = any(${[...dates]}::text[]::date[])
      and ${announcementId === null ? sql`true` : sql`a.id = ${announcementId}`}
      and exists (select 1 from line l where l.id = any(${[...lineIds]}::uuid[]) and l.county = a.county)
    order by a.id ${lock ? sql`for share of a` : sql``}`;
  const lines = await sql`
    select county, replace(district, '台', '臺') as district from line where id = any(${[...lineIds]}::uuid[])`;
  const found = active as unknown as CoveringAnnouncement[];
  const isCovered = lines.every((line) =>
    dates.every((date) =>
      found.some(
        (each) =>
          each.date === date && each.county === line.county && (each.district ?? line.district) === line.district,
      ),
    ),
  );
  return isCovered ? (found[0] ?? null) : null;
}

/** Lines whose own emergency voice file cannot be played, and those that a broadcast closes in the window. */
export async function soundAndBroadcasts(
  { sql }: Transaction,
  { lineIds, from, until }: { lineIds: readonly string[]; from: Date; until: Date },
): Promise<{ number: string; isSilent: boolean; broadcastUntil: Date | null }[]> {
  const rows = await sql`
    select l.number, r.config -> 'prompts' ->> 'emergency' is not null and not exists (select 1 from rendition n
        where n.prompt_id = (r.config -> 'prompts' ->> 'emergency')::uuid) as "isSilent",
      (select max(c.until_at) from line_closure c where c.line_id = l.id and c.source = 'broadcast'
        and c.from_at < ${until.toISOString()}::timestamptz and c.until_at > ${from.toISOString()}::timestamptz) as "broadcastUntil"
    from line l join line_revision r on r.line_id = l.id and r.number = l.revision
    where l.id = any(${[...lineIds]}::uuid[]) order by l.number`;
  return rows.map((row) => ({
    ...(row as unknown as { number: string; isSilent: boolean }),
    broadcastUntil: row.broadcastUntil === null ? null : new Date(row.broadcastUntil as string),
  }));
}
