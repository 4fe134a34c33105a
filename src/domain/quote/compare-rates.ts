export interface Rate {
  role: string;
  ratePerHour: number;
}

/** What an edit of the rate table did to one role; null where the role was not there. */
export interface RateChange {
  role: string;
  before: number | null;
  after: number | null;
}

/** The roles whose rate differs, in the order of the table, those that are gone at the end. */
export function compareRates(before: readonly Rate[], after: readonly Rate[]): RateChange[] {
  const rateIn = (rates: readonly Rate[], role: string) =>
    rates.find((each) => each.role === role)?.ratePerHour ?? null;
  const roles = new Set([...after, ...before].map(({ role }) => role));
  return [...roles]
    .map((role) => ({ role, before: rateIn(before, role), after: rateIn(after, role) }))
    .filter((change) => change.before !== change.after);
}
