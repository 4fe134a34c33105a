/** Values of which the writer says "this is not sensitive", until the next call that is sent with one. */
let kept: readonly string[] = [];
const readers = new Set<() => void>();

function become(next: readonly string[]): void {
  kept = next;
  for (const tell of readers) tell();
}

export function keptLookAlikes(): readonly string[] {
  return kept;
}

export function onKeptChange(tell: () => void): () => void {
  readers.add(tell);
  return () => void readers.delete(tell);
}

export function keepLookAlike(value: string): void {
  become([...kept, value]);
}

export function maskLookAlike(value: string): void {
  become(kept.filter((each) => each !== value));
}

export const keptHeadName = 'Lineshift-Not-Sensitive';

/** The head that tells the server what of a body its writer keeps. */
export async function keptHead(body: unknown): Promise<Record<string, string>> {
  if (kept.length === 0 || body === undefined || body instanceof FormData) return {};
  const { keptPlaces } = await import('../sensitive/kept-places.ts');
  const places = keptPlaces(body, kept);
  return places === '' ? {} : { [keptHeadName]: places };
}

/** A text is stored: the next one is asked about anew. */
export function forgetKept(): void {
  if (kept.length > 0) become([]);
}
