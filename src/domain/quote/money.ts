/** Work of one sort: hours of at most two decimals, at a rate of whole TWD an hour. */
export interface PricedLine {
  hours: number;
  ratePerHour: number;
}

export interface Totals {
  /** Sum of the lines, before tax, whole TWD. */
  net: number;
  tax: number;
  total: number;
}

/** Hours as whole hundredths, in which they are exact. */
export function hundredthsOf(hours: number): number {
  return Math.round(hours * 100);
}

/** Whether hours have no more decimals than are counted. */
export function isCounted(hours: number): boolean {
  return Math.abs(hours * 100 - hundredthsOf(hours)) < 1e-6;
}

/** Hours × rate, rounded half up to whole TWD (docs/rules.md#quotes). */
export function amountOf({ hours, ratePerHour }: PricedLine): number {
  return Math.floor((hundredthsOf(hours) * ratePerHour + 50) / 100);
}

/** The rounded lines, 5 % tax of their sum rounded half up, and both together (docs/rules.md#quotes). */
export function totalsOf(lines: readonly PricedLine[]): Totals {
  const net = lines.reduce((sum, line) => sum + amountOf(line), 0);
  const tax = Math.floor((net + 10) / 20);
  return { net, tax, total: net + tax };
}
