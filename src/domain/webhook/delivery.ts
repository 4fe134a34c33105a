/** What became of an event for one endpoint. `missed`: the endpoint was switched off. */
export const deliveryStatuses = ['waiting', 'delivered', 'failed', 'missed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Why the last attempt of a delivery failed. */
export const deliveryFaults = [
  'answered',
  'redirected',
  'timed_out',
  'address_refused',
  'name_unknown',
  'connection_failed',
  'certificate_refused',
  'answer_unreadable',
  'secret_lost',
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

/** Why an endpoint is off. */
export const offCauses = ['owner', 'failing', 'gone', 'contractEnded'] as const;
export type OffCause = (typeof offCauses)[number];

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses before the second attempt, the third, and so on, ms; 75 hours together. */
const pauses = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;

/** When a delivery is tried again after so many failed attempts; null after the last one. */
export function nextAttemptAt(attempts: number, now: Date): Date | null {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}

/** After so many failures in a row an endpoint counts as down: it is tried with one delivery at a time. */
export const downAfterFailures = 5;
const longestRestMs = 10 * minute;

/** Until when an endpoint is left alone after so many failures in a row; null while it does not count as down. */
export function restUntil(failures: number, now: Date): Date | null {
  if (failures < downAfterFailures) return null;
  const rest = 5 * second * 2 ** Math.min(failures - downAfterFailures, 10);
  return new Date(now.getTime() + Math.min(rest, longestRestMs));
}

/** An endpoint without a single success for this long is switched off, ms. */
const longestFailingMs = 72 * hour;

export function hasFailedTooLong(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= longestFailingMs;
}

/** After a rotation the former secret signs too, ms. */
export const formerSecretMs = 24 * hour;

/** Endpoints an organisation may have. */
export const mostEndpoints = 10;
