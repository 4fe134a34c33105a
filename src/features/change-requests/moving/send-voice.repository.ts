import type { Transaction } from '../../../db/database.ts';
import { sentInOpenHours } from '../../../domain/change-request/kind.ts';

/**
 * Voice files of emergency and holiday slots that wait for a technician while temporary service hours are open, the oldest first: accepted,
 * for now, in nobody's hands, and of lines that no person has to change.
 */
export async function waitingVoices(
  { sql }: Transaction,
  { now, byHand }: { now: Date; byHand: readonly string[] },
): Promise<string[]> {
  const at = now.toISOString();
  const rows = await sql`
    select r.id from change_request r join job j on j.change_request_id = r.id
    where r.kind = any(${[...sentInOpenHours]}::text[]) and r.status = 'accepted' and r.slot in ('emergency', 'holiday')
      and r.effective_at is null and j.status = 'open' and j.apply_requested_at is null
      and exists (select 1 from service_hours_extension where starts_at <= ${at}::timestamptz and ends_at > ${at}::timestamptz)
      and not exists (select 1 from change_request_line asked join line l on l.id = asked.line_id
        join phone_system s on s.id = l.phone_system_id
        where asked.change_request_id = r.id and s.kind = any(${[...byHand]}::text[]))
    order by r.id limit 200`;
  return rows.map((row) => row.id as string);
}
