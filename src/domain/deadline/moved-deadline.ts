/** A promised window as it stood before or after a change of the calendar; ISO instants, the day in Taipei. */
export interface MovedDeadline {
  day0: string;
  earliestBy: string;
  dueBy: string;
}
