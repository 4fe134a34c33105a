/**
 * Why the product itself holds a plan or turns a request down. Requests and the audit store the code as the reason, in place of a person's own words;
 * its wording is in `contract/words/hold-causes.ts`.
 */
export const holdCauses = ['contract_ended', 'line_moved', 'line_retired', 'closure_time_over'] as const;
export type HoldCause = (typeof holdCauses)[number];

/** The cause that a stored reason names; null for a person's own words. */
export function holdCauseOf(reason: string | null): HoldCause | null {
  return holdCauses.find((cause) => cause === reason) ?? null;
}
