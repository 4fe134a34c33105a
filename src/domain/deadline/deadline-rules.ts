/** `dedicated` customers have an environment of their own, where a change takes longer. */
export const serviceEnvironments = ['shared', 'dedicated'] as const;
type ServiceEnvironment = (typeof serviceEnvironments)[number];

/** The numbers of the clock. Times of day are seconds since midnight in Taipei. */
export interface DeadlineRules {
  opensAt: number;
  /** Last response: a filing up to and including this second starts the clock the same day. */
  lastResponseAt: number;
  closesAt: number;
  /** Business days after day 0: the window opens at the close of the first and ends at the close of the second. */
  earliestBusinessDays: number;
  dueBusinessDays: number;
  /** Added to both in a dedicated environment, unless the customer has a number of its own. */
  dedicatedExtraBusinessDays: number;
}

/** Service hours 09:00-18:00, last response 17:40, two to three business days: docs/deadlines.md#the-clock. */
export const defaultDeadlineRules: DeadlineRules = {
  opensAt: 9 * 3600,
  lastResponseAt: 17 * 3600 + 40 * 60,
  closesAt: 18 * 3600,
  earliestBusinessDays: 2,
  dueBusinessDays: 3,
  dedicatedExtraBusinessDays: 2,
};

/**
 * A stretch `[from, until)` during which the clock stopped because we waited for the customer. For a wait that is still
 * running pass `until` = now.
 */
export interface Wait {
  from: Date;
  until: Date;
}

export interface DeadlineInput {
  /** The moment of filing. */
  receivedAt: Date;
  /** Default `shared`. */
  environment?: ServiceEnvironment;
  /** The customer's own number of additional business days (whole, 0 or more); wins over the environment's. */
  extraBusinessDays?: number;
  waits?: readonly Wait[];
  /** Default `defaultDeadlineRules`. */
  rules?: DeadlineRules;
}

/** Business days added to both ends of the window. */
export function extraBusinessDaysOf(input: Omit<DeadlineInput, 'receivedAt'>): number {
  if (input.extraBusinessDays !== undefined) return input.extraBusinessDays;
  return input.environment === 'dedicated' ? (input.rules ?? defaultDeadlineRules).dedicatedExtraBusinessDays : 0;
}

/** Waits as they are stored, ISO instants; one that goes on lasts until now. */
export function waitsUntil(waits: readonly { from: string; until: string | null }[], now: Date): Wait[] {
  return waits.map(({ from, until }) => ({ from: new Date(from), until: until === null ? now : new Date(until) }));
}
