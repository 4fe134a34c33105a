/** Whether there is nothing to hover or drag with: a phone or tablet. */
export function isTouch(): boolean {
  return matchMedia('(hover: none)').matches;
}
