import type { Transaction } from '../../db/database.ts';
import type { DeliveryFault, DeliveryStatus, OffCause } from '../../domain/webhook/delivery.ts';

/** A delivery that this worker may send now. */
export interface ClaimedDelivery {
  number: number;
  eventId: string;
  type: string;
  occurredAt: Date;
  data: Record<string, unknown>;
  test: boolean;
  attempts: number;
  replays: number;
}

/**
 * Whether a delivery `d` of an endpoint `e` can be sent now. Of each subject it is the earliest that waits, once it is due: the
 * next one follows when that one is delivered or given up, which keeps their order. An endpoint that is off or resting gets
 * tests only, and the last messages of an ended contract; the very last one follows all others.
 */
function isSendable(sql: Transaction['sql'], at: Date) {
  const now = at.toISOString();
  return sql`
    d.status = 'waiting' and d.next_attempt_at <= ${now}::timestamptz
      and (d.claimed_until is null or d.claimed_until <= ${now}::timestamptz)
      and (d.test or ((e.enabled or e.off_cause = 'contractEnded')
        and (e.rests_until is null or e.rests_until <= ${now}::timestamptz)))
      and not exists (
        select from webhook_delivery earlier
        where earlier.endpoint_id = d.endpoint_id and earlier.subject_id = d.subject_id
          and earlier.status = 'waiting' and earlier.number < d.number)
      and (d.type <> 'contract.ended' or not exists (
        select from webhook_delivery other
        where other.endpoint_id = d.endpoint_id and other.status = 'waiting' and not other.test
          and other.number <> d.number))`;
}

/** Leases what can be sent to an endpoint now. */
export async function claimDeliveries(
  { sql }: Transaction,
  { endpointId, at, until, most }: { endpointId: string; at: Date; until: Date; most: number },
): Promise<ClaimedDelivery[]> {
  const rows = await sql`
    with chosen as (
      select d.number from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
      where d.endpoint_id = ${endpointId}::uuid and ${isSendable(sql, at)}
      order by d.number limit ${most} for no key update of d skip locked)
    update webhook_delivery d set claimed_until = ${until.toISOString()}::timestamptz
    from chosen where d.number = chosen.number
    returning d.number, d.event_id as "eventId", d.type, d.occurred_at as "occurredAt", d.data, d.test, d.attempts, d.replays`;
  return rows
    .map((row) => ({ ...row, number: Number(row.number), occurredAt: new Date(row.occurredAt) }) as ClaimedDelivery)
    .sort((one, other) => one.number - other.number);
}

export interface Attempt {
  number: number;
  status: DeliveryStatus;
  nextAttemptAt: Date | null;
  at: Date;
  fault: DeliveryFault | null;
  responseStatus: number | null;
  responseText: string | null;
  durationMs: number;
}

/** Writes what came of an attempt. False where the delivery no longer waits: it was switched off meanwhile. */
export async function saveAttempt({ sql }: Transaction, attempt: Attempt): Promise<boolean> {
  const at = attempt.at.toISOString();
  const rows = await sql`
    update webhook_delivery set status = ${attempt.status}, attempts = attempts + 1,
      next_attempt_at = ${attempt.nextAttemptAt?.toISOString() ?? null}::timestamptz, claimed_until = null,
      last_attempt_at = ${at}::timestamptz, fault = ${attempt.fault}, response_status = ${attempt.responseStatus},
      response_text = ${attempt.responseText}, duration_ms = ${attempt.durationMs},
      delivered_at = case when ${attempt.status} = 'delivered' then ${at}::timestamptz else delivered_at end
    where number = ${attempt.number} and (status = 'waiting' or ${attempt.status} = 'delivered')
    returning number`;
  return rows.length > 0;
}

/** Gives back what was claimed and not sent. */
export async function releaseClaims({ sql }: Transaction, numbers: number[]): Promise<void> {
  await sql`update webhook_delivery set claimed_until = null where number = any(${numbers}::bigint[])`;
}

/** The endpoint works: its failures are over, and what waited for the end of an outage is due. True where it failed before. */
export async function noteSuccess(
  { sql }: Transaction,
  { endpointId, at, downAfter }: { endpointId: string; at: Date; downAfter: number },
): Promise<boolean> {
  const now = at.toISOString();
  const [row] = await sql`
    with former as (
      select id, failures from webhook_endpoint
      -- To the second is enough: a healthy endpoint's row is not what its deliveries wait for.
      where id = ${endpointId}::uuid
        and (failures > 0 or last_success_at is null or last_success_at < ${now}::timestamptz - interval '1 second')
      for no key update),
    healthy as (
      update webhook_endpoint e set failures = 0, failing_since = null, rests_until = null, last_success_at = ${now}::timestamptz
      from former where e.id = former.id),
    due as (
      update webhook_delivery d set next_attempt_at = ${now}::timestamptz
      from former where former.failures >= ${downAfter} and d.endpoint_id = former.id and d.status = 'waiting'
        and d.next_attempt_at > ${now}::timestamptz)
    select failures > 0 as recovered from former`;
  return row?.recovered === true;
}

/** Counts a failure; returns how many there are in a row, and since when. */
export async function noteFailure(
  { sql }: Transaction,
  { endpointId, at }: { endpointId: string; at: Date },
): Promise<{ failures: number; failingSince: Date; enabled: boolean } | null> {
  const now = at.toISOString();
  const [row] = await sql`
    update webhook_endpoint set failures = failures + 1, last_failure_at = ${now}::timestamptz,
      failing_since = coalesce(failing_since, ${now}::timestamptz)
    where id = ${endpointId}::uuid returning failures, failing_since, enabled`;
  return row ? { failures: row.failures, failingSince: new Date(row.failing_since), enabled: row.enabled } : null;
}

export async function rest({ sql }: Transaction, endpointId: string, until: Date): Promise<void> {
  await sql`update webhook_endpoint set rests_until = ${until.toISOString()}::timestamptz where id = ${endpointId}`;
}

/** False where it is off already. */
export async function switchOff(
  { sql }: Transaction,
  { endpointId, cause, at }: { endpointId: string; cause: OffCause; at: Date },
): Promise<boolean> {
  const rows = await sql`
    update webhook_endpoint set enabled = false, off_cause = ${cause}, rests_until = null, version = version + 1,
      updated_at = ${at.toISOString()}::timestamptz
    where id = ${endpointId}::uuid and (enabled or ${cause} = 'contractEnded') returning id`;
  return rows.length > 0;
}

/** Endpoints with something to send now. */
export async function dueEndpoints({ sql }: Transaction, at: Date): Promise<string[]> {
  const rows = await sql`
    select e.id from webhook_endpoint e
    where exists (
      select from webhook_delivery d where d.endpoint_id = e.id and ${isSendable(sql, at)})`;
  return rows.map(({ id }) => id);
}

/** Events that committed beside the switch-off of their endpoint are missed like those before; returns how many. */
export async function missAtOffEndpoints({ sql }: Transaction, { most }: { most: number }): Promise<number> {
  const result = await sql`
    with off as (
      select e.id from webhook_endpoint e
      where not e.enabled and e.off_cause <> 'contractEnded' and exists (
        select from webhook_delivery d where d.endpoint_id = e.id and d.status = 'waiting' and not d.test)
      order by e.id limit ${most} for no key update)
    update webhook_delivery d set status = 'missed', next_attempt_at = null, claimed_until = null
    from off where d.endpoint_id = off.id and d.status = 'waiting' and not d.test`;
  return result.count;
}

/** Deletes ended deliveries that happened before an instant; returns how many. */
export async function deleteEnded(
  { sql }: Transaction,
  { before, most }: { before: Date; most: number },
): Promise<number> {
  const result = await sql`
    delete from webhook_delivery where number in (
      select number from webhook_delivery
      where occurred_at < ${before.toISOString()}::timestamptz and status <> 'waiting' limit ${most}
      for update skip locked)`;
  return result.count;
}
