import type { z } from 'zod';
import { type MaskedText, type MaskingTerms, maskText } from '../../domain/text/sensitive/mask-text.ts';
import type { SensitiveKind } from '../../domain/text/sensitive/sensitive-span.ts';
import { type FreeTextPlace, freeTextPlaces } from './free-text-places.ts';

/** A sensitive value in a body; `from` and `to` in UTF-16 units of the text as it is cleaned, `to` exclusive. */
export interface GuardedSpan {
  path: string;
  kind: SensitiveKind;
  from: number;
  to: number;
}

export interface GuardedBody<Body> {
  body: Body;
  masked: GuardedSpan[];
  kept: GuardedSpan[];
}

/** The header by which a writer keeps look-alikes in one call: `note:3-13, add.0.name:0-10`, as `masked` names them. */
export const notSensitiveHeader = 'lineshift-not-sensitive';

/**
 * Masks sensitive values in the free text of a validated body before anything stores it.
 * @param shape the body's own; its free text is where the guard looks.
 */
export function guardBody<Body>(
  body: Body,
  { shape, keep, tags }: { shape: z.ZodType; keep?: string; tags: Pick<MaskingTerms, 'tagOf'> },
): GuardedBody<Body> {
  const kept = keptPlaces(keep);
  const found: GuardedBody<Body> = { body, masked: [], kept: [] };
  for (const place of freeTextPlaces(shape)) found.body = guardPlace(found.body, place, { found, kept, tags }) as Body;
  return found;
}

interface Guarding {
  found: { masked: GuardedSpan[]; kept: GuardedSpan[] };
  kept: ReadonlyMap<string, { from: number; to: number }[]>;
  tags: Pick<MaskingTerms, 'tagOf'>;
}

/** Returns the value with its text masked; a value without sensitive text is returned as it is, not copied. */
function guardPlace(value: unknown, place: FreeTextPlace, guarding: Guarding, at: readonly string[] = []): unknown {
  const step = place.path[at.length];
  if (step === undefined) return typeof value === 'string' ? guardString(value, place, guarding, at) : value;
  if (typeof value !== 'object' || value === null) return value;
  const names = step === '*' ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : [];
  let result = value as Record<string, unknown>;
  for (const name of names) {
    const part = result[name];
    const guarded = guardPlace(part, place, guarding, [...at, name]);
    if (guarded === part) continue;
    if (result === value) result = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
    result[name] = guarded;
  }
  return result;
}

function guardString(text: string, { longest }: FreeTextPlace, { found, kept, tags }: Guarding, at: readonly string[]) {
  const path = at.join('.');
  const result = maskText(text, { tagOf: tags.tagOf, longest, keep: kept.get(path) });
  found.masked.push(...spansOf(result.masked, path));
  found.kept.push(...spansOf(result.kept, path));
  return result.text;
}

function spansOf(spans: MaskedText['masked'], path: string): GuardedSpan[] {
  return spans.map(({ kind, from, to }) => ({ path, kind, from, to }));
}

function keptPlaces(header: string | undefined): Map<string, { from: number; to: number }[]> {
  const places = new Map<string, { from: number; to: number }[]>();
  for (const [, path = '', from, to] of (header ?? '').matchAll(/([\w.]{1,200}):(\d{1,6})-(\d{1,6})/g)) {
    places.set(path, [...(places.get(path) ?? []), { from: Number(from), to: Number(to) }]);
  }
  return places;
}
