/**
 * Why the product itself gave a change up. Requests, jobs and the audit keep the code as their reason, where a person's own words
 * stand otherwise; what people read of it is in `contract/words/change-faults.ts`.
 */
export const changeFaults = ['apply_retry', 'apply_wrong_configuration', 'apply_refused', 'apply_internal'] as const;
export type ChangeFault = (typeof changeFaults)[number];

/** The fault that a stored reason names; null for a person's own words. */
export function changeFaultOf(reason: string | null): ChangeFault | null {
  return changeFaults.find((fault) => fault === reason) ?? null;
}
