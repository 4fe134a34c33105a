/**
 * Why the product itself gave up a change. Requests, jobs and the audit store the code as their reason, in place of a
 * person's own words; its wording is in `contract/words/change-faults.ts`.
 */
export const changeFaults = [
  'apply_retry',
  'apply_wrong_configuration',
  'apply_refused',
  'apply_internal',
  'line_retired',
] as const;
export type ChangeFault = (typeof changeFaults)[number];

/** The fault that a stored reason names; null for a person's own words. */
export function changeFaultOf(reason: string | null): ChangeFault | null {
  return changeFaults.find((fault) => fault === reason) ?? null;
}
