import fc from 'fast-check';
import type { Json } from './app-client.ts';

export interface SpoiledBody {
  /** Describes the change, for the failure message. */
  what: string;
  /** JSON text. */
  body: string;
}

type Path = (string | number)[];

/** The paths of the values in a body: every field and every item, not the body itself. */
function placesIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesIn(each, place)];
  });
}

function objectsIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]));
  return Array.isArray(value) ? below : [path, ...below];
}

function changed(body: Json, path: Path, change: (parent: Json, key: string | number) => void): Json {
  const copy = structuredClone(body);
  const parent = path.slice(0, -1).reduce((at: Json, key) => at[key], copy);
  change(parent, path.at(-1) as string | number);
  return copy;
}

function nested(depth: number): string {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

/** Values that no field accepts: no field takes an object with such a key, or text like these. */
const wrong: { what: string; value: Json }[] = [
  { what: 'an object', value: { $: { $: 1 } } },
  { what: 'a list', value: [[['x']]] },
  { what: 'NUL', value: 'a\0b' },
  { what: 'a lone surrogate', value: 'a\ud800b' },
  { what: 'the other half of a character', value: '\udc00' },
  { what: 'a negative fraction', value: -1.5 },
  { what: 'a huge number', value: 1e308 },
  { what: 'a huge text', value: 'x'.repeat(60_000) },
  { what: 'a wrong date', value: '2026-02-30T25:61:00+99:00' },
  { what: 'nothing but blanks', value: ' \t ' },
];

function isDate(body: Json, path: Path): boolean {
  return /^\d{4}-\d\d-\d\d/.test(String(path.reduce((at: Json, key) => at[key], body)));
}

/** Whether a value is invalid at a path: a text field may contain words about dates, and a step's name is any text. */
function isWrong(body: Json, path: Path, what: string): boolean {
  if (what === 'a wrong date') return isDate(body, path);
  return what !== 'nothing but blanks' || !path.includes('steps');
}

/** Fields whose schema accepts any text: only values that no text may be are invalid there. */
function isFree(schema: Json, path: Path): boolean {
  return path.includes('settings') || (path.at(-1) === 'text' && schema !== null);
}

/** A valid body made invalid in one way; none may be accepted. */
export function spoiledBodies(good: Json, schema: Json): fc.Arbitrary<SpoiledBody> {
  const places = placesIn(good).filter((path) => !isFree(schema, path));
  const objects = objectsIn(good);
  const required: string[] = (schema.oneOf?.[0] ?? schema.anyOf?.[0] ?? schema).required ?? [];
  const unknown = fc
    .record({
      at: fc.constantFrom(...objects),
      key: fc.constantFrom('zzz', '__proto__', 'constructor', 'id', 'organisation_id'),
    })
    .map(({ at, key }) => {
      const copy = structuredClone(good);
      const target = at.reduce((value: Json, step) => value[step], copy);
      const marker = '"@@":1';
      target['@@'] = 1;
      // Written as text: an own `__proto__` cannot be set otherwise.
      return {
        what: `unknown field ${JSON.stringify(key)}`,
        body: JSON.stringify(copy).replace(marker, `${JSON.stringify(key)}:1`),
      };
    });
  const deep = fc.constantFrom(100, 5_000, 60_000).map((depth) => {
    const text = JSON.stringify({ ...good, zzz: '@@' });
    return { what: `${depth} levels`, body: text.replace('"@@"', nested(depth)) };
  });
  const list = fc.constant({ what: 'a list of it', body: JSON.stringify([good]) });
  const mistyped =
    places.length === 0
      ? []
      : [
          fc
            .record({ path: fc.constantFrom(...places), by: fc.constantFrom(...wrong) })
            .filter(({ path, by }) => isWrong(good, path, by.what))
            .map(({ path, by }) => ({
              what: `${path.join('.')} is ${by.what}`,
              body: JSON.stringify(
                changed(good, path, (parent, key) => {
                  parent[key] = by.value;
                }),
              ),
            })),
        ];
  const missing =
    required.length === 0
      ? []
      : [
          fc.constantFrom(...required).map((key) => {
            const { [key]: _gone, ...rest } = good;
            return { what: `${key} is missing`, body: JSON.stringify(rest) };
          }),
        ];
  return fc.oneof(unknown, deep, list, ...mistyped, ...mistyped, ...missing);
}
