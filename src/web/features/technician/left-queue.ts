let left = '';

/** The queue's view and filters, as its address had them when it was looked at last; empty when there were none. */
export function leftQueue(): string {
  return left;
}

export function rememberQueue(search: string): void {
  left = search;
}
