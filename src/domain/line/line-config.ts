/** Prompt slots (docs/rules.md#lines); further ones are `custom:<name>`. */
export const standardSlots = ['greeting', 'closed', 'holiday', 'emergency', 'menu', 'hold'] as const;
export type PromptSlot = (typeof standardSlots)[number] | `custom:${string}`;

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * `[open, close)` in the line's own time zone, `HH:MM`. `24:00` is allowed as a close; a close at or before its open
 * runs over midnight into the next day.
 */
export interface OpenInterval {
  open: string;
  close: string;
}

/** A dated day or range of the customer's own calendar; both dates included, `YYYY-MM-DD` in the line's time zone. */
export interface DatedDays {
  from: string;
  to: string;
  name: string;
  hours: 'closed' | OpenInterval[];
  /** Only together with `closed`: closed in these hours alone, and the day's ordinary rules go on around them. */
  closedHours?: OpenInterval[];
  /** Its own prompt; without one the `holiday` slot plays. */
  promptId?: string;
}

/** No interval on a day means closed that day; `null` means open around the clock. */
export type WeeklyHours = Record<Weekday, OpenInterval[]> | null;

/** Other weekly hours for the intervals that begin on its dates; both included, `YYYY-MM-DD` in the line's time zone. */
export interface Season {
  from: string;
  to: string;
  name: string;
  weekly: WeeklyHours;
}

/** The complete desired configuration of a line: what one line revision holds. Revisions made before a field existed lack it. */
export interface LineConfig {
  /** IANA name, for example `Asia/Taipei`. */
  timeZone: string;
  weekly: WeeklyHours;
  seasons?: Season[];
  followNationalCalendar: boolean;
  /** What a make-up working day of the national calendar is; absent: an ordinary Saturday. */
  makeupDays?: 'closed' | OpenInterval[];
  datedDays: DatedDays[];
  /** E.164: where callers are passed on to after the announcement while the line is closed or on holiday. */
  closedForwarding?: string;
  /** Slot to prompt version id. A slot that is absent falls back: docs/rules.md#what-callers-hear. */
  prompts: Partial<Record<PromptSlot, string>>;
}

/** A time-bounded overlay beside the revisions. Where two overlap, a line's own beats a broadcast's, then the latest approved wins. */
export interface Closure {
  id: string;
  source: 'line' | 'broadcast';
  from: Date;
  until: Date;
  approvedAt: Date;
  promptId: string | null;
}
