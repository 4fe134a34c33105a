import type { Transaction } from '../../db/database.ts';

/** The clock of a customer's requests, and the zones of some of its lines. */
export interface LinesClock {
  organisationId: string;
  environment: 'shared' | 'dedicated';
  extraBusinessDays: number | null;
  timeZones: string[];
}

/** Reads the lines' customers; null when the caller cannot see one of the lines, `two_customers` when they are not one customer's. */
export async function findLinesClock(
  { sql }: Transaction,
  lineIds: readonly string[],
): Promise<LinesClock | 'two_customers' | null> {
  const ids = [...new Set(lineIds)];
  const rows = (await sql`
    select l.organisation_id as "organisationId", c.environment, c.extra_business_days as "extraBusinessDays",
      r.config ->> 'timeZone' as "timeZone"
    from line l
    join customer c on c.id = l.organisation_id
    join line_revision r on r.line_id = l.id and r.number = l.revision
    where l.id = any(${ids}::uuid[])`) as unknown as (Omit<LinesClock, 'timeZones'> & { timeZone: string })[];
  const [first] = rows;
  if (first === undefined || rows.length < ids.length) return null;
  if (rows.some(({ organisationId }) => organisationId !== first.organisationId)) return 'two_customers';
  return { ...first, timeZones: [...new Set(rows.map(({ timeZone }) => timeZone))] };
}
