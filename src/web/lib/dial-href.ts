/** The `tel:` address of a number, E.164 or as typed; what follows `#` is an extension. */
export function dialHref(number: string): string {
  const [main = '', extension] = number.split('#');
  return `tel:${main.replace(/[^\d+]/g, '')}${extension === undefined ? '' : `;ext=${extension}`}`;
}
