/** Whether a cached read shows something of quotes. */
export function isOfQuotes([path]: readonly unknown[]): boolean {
  return typeof path === 'string' && (path.startsWith('/quotes') || path.startsWith('/expert-jobs'));
}
