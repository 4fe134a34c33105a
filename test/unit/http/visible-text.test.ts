import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from '../../../src/contract/endpoint.ts';
import { modulesIn } from '../word-sentences.ts';

/** Texts that are not for people: secrets are taken unchanged, the rest is compared with existing values. */
const noWords = new Set(['password', 'token', 'cursor', 'steps', 'settings', 'ids', 'email']);

interface Definition {
  type: string;
  innerType?: z.ZodType;
  element?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  shape?: Record<string, z.ZodType>;
  format?: string;
  checks?: { _zod: { def: { check: string } } }[];
}

function rootOf(shape: z.ZodType): string {
  const { type, in: input } = shape._zod.def as Definition;
  return type === 'pipe' && input !== undefined ? rootOf(input) : type;
}

/** Every text field of a shape that is neither an enum nor of a format. */
function textsIn(shape: z.ZodType, name = ''): { name: string; text: z.ZodType }[] {
  const { type, innerType, element, in: input, options, shape: fields, format, checks } = shape._zod.def as Definition;
  const hasFormat = format !== undefined || checks?.some(({ _zod }) => _zod.def.check === 'string_format') === true;
  if (type === 'string') return hasFormat ? [] : [{ name, text: shape }];
  // Transforms of a text (a number, a zone) validate it themselves.
  if (type === 'pipe' && rootOf(shape) === 'string') return [{ name, text: shape }];
  const parts = [innerType, element, input, ...(options ?? [])].filter((part) => part !== undefined);
  return [
    ...parts.flatMap((part) => textsIn(part, name)),
    ...Object.entries(fields ?? {}).flatMap(([key, each]) => textsIn(each, key)),
  ];
}

describe('text that people type', () => {
  it('needs something to see, at every door', async () => {
    const exported = (await modulesIn('src/contract')).flatMap(({ exports }) => Object.values(exports));
    const endpoints = exported.filter((each): each is Endpoint => typeof (each as Endpoint | null)?.path === 'string');
    const texts = endpoints.flatMap(({ method, path, query, body }) =>
      [query, body].flatMap((shape) =>
        shape === null ? [] : textsIn(shape as z.ZodType).map((each) => ({ ...each, door: `${method} ${path}` })),
      ),
    );
    const words = texts.filter(({ name }) => !noWords.has(name));
    expect(words.length).toBeGreaterThan(20);
    for (const { name, text, door } of words) {
      for (const nothing of [
        '\u200b\u2060\u00ad\ufeff',
        '\u202e\u2066\u200f',
        '\u3164\u115f\uffa0',
        '\u2800\u2800\u2800',
      ]) {
        expect(text.safeParse(nothing).success, `${door} ${name} takes ${JSON.stringify(nothing)}`).toBe(false);
      }
    }
  });
});
