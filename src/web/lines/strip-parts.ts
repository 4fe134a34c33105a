/** A change that is planned: drawn as a bracket above what is heard. `until` null: it stays. */
export interface StripPlan {
  from: string;
  until: string | null;
  label: string;
}

/** An instant with a name: due, switched. */
export interface StripMark {
  at: string;
  label: string;
}

/** What every form of a time strip is told. */
export interface TimeStripParts {
  lineId: string;
  /** The line's zone: its days and hours are drawn in it. */
  timeZone: string;
  /** First day, `YYYY-MM-DD`; today, or Monday of this week, when none is given. */
  from?: string;
  /** Changes that are planned, as brackets above the states. */
  plans?: readonly StripPlan[];
  /** Named instants. */
  marks?: readonly StripMark[];
}
