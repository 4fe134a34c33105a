let left = '';

/** The queue's view and filters from its last address; empty when there were none. */
export function leftQueue(): string {
  return left;
}

export function rememberQueue(search: string): void {
  left = search;
}
