import { plainLines } from '../../domain/text/plain-text.ts';
import { findSensitive } from '../../domain/text/sensitive/find-sensitive.ts';

/** The places of kept look-alikes in a body, as the API's head names them: `note:3-13, add.0.name:0-10`. */
export function keptPlaces(body: unknown, kept: readonly string[], path: readonly string[] = []): string {
  if (typeof body === 'string') {
    const text = plainLines(body);
    return findSensitive(text)
      .filter(({ isAnnounced, from, to }) => !isAnnounced && kept.includes(text.slice(from, to)))
      .map(({ from, to }) => `${path.join('.')}:${from}-${to}`)
      .join(', ');
  }
  if (typeof body !== 'object' || body === null) return '';
  return Object.entries(body)
    .map(([name, part]) => keptPlaces(part, kept, [...path, name]))
    .filter((places) => places !== '')
    .join(', ');
}
