/** A pattern for `like`: the text anywhere, its own `%`, `_` and `\` meant as they stand. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
