import { z } from 'zod';
import { freeTextMark } from '../shapes.ts';

/** Where a body has free text: names of fields, and `*` for every place of a list. */
export interface FreeTextPlace {
  path: readonly string[];
  longest: number;
}

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  maxLength?: number;
  [key: string]: unknown;
}

const known = new WeakMap<z.ZodType, readonly FreeTextPlace[]>();

/** The places of free text in a body, read once from the shape that validates it. */
export function freeTextPlaces(shape: z.ZodType): readonly FreeTextPlace[] {
  const earlier = known.get(shape);
  if (earlier) return earlier;
  const places: FreeTextPlace[] = [];
  collect(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema, [], places);
  known.set(shape, places);
  return places;
}

function collect(schema: Schema, path: readonly string[], places: FreeTextPlace[]): void {
  if (schema[freeTextMark] === true) {
    const isKnown = places.some((place) => place.path.join('.') === path.join('.'));
    if (!isKnown) places.push({ path, longest: schema.maxLength ?? Number.POSITIVE_INFINITY });
  }
  for (const [name, part] of Object.entries(schema.properties ?? {})) collect(part, [...path, name], places);
  if (schema.items) collect(schema.items, [...path, '*'], places);
  if (typeof schema.additionalProperties === 'object') collect(schema.additionalProperties, [...path, '*'], places);
  for (const several of ['anyOf', 'oneOf', 'allOf'] as const) {
    for (const part of (schema[several] as Schema[] | undefined) ?? []) collect(part, path, places);
  }
}
