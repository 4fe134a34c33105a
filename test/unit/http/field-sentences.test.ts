import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from '../../../src/contract/endpoint.ts';
import { signInShapes } from '../../../src/contract/sign-in.contract.ts';
import { fieldWords } from '../../../src/contract/words/fields.ts';
import { inputSentences } from '../../../src/contract/words/input-faults.ts';
import type { Sentence } from '../../../src/contract/words/wording.ts';
import { validate } from '../../../src/http/kit/validate.ts';
import { problemOf } from '../../../src/http/problem.ts';
import { AppError } from '../../../src/shared/app-error.ts';
import { modulesIn } from '../word-sentences.ts';

const languages = ['en', 'zh-TW'] as const;
type Language = (typeof languages)[number];
type Schema = { [key: string]: unknown; properties?: Record<string, Schema>; items?: Schema; enum?: unknown[] };

/** Whether a message is one of our sentences, with any values filled in. */
const ours = Object.fromEntries(
  languages.map((language) => {
    const all: Sentence[] = [...inputSentences, ...Object.values(fieldWords)];
    const patterns = all.map((sentence) =>
      sentence[language].replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\{\w+\\\}/g, '[^]*'),
    );
    return [language, new RegExp(`^(?:${patterns.join('|')})$`, 'u')];
  }),
) as Record<Language, RegExp>;

const odd = fc.constantFrom<unknown>(
  ...[
    '',
    ' ',
    '\u200b',
    'x',
    '-',
    'CST',
    '1999',
    '2026-02-30',
    '2026-03-04T10:30:60+08:00',
    '2026-03-04T10:30:00',
    '25:00',
  ],
  ...['a\ud800', 'a\0', 'x'.repeat(3000), '0'.repeat(80), 'zh', null, undefined, true, 0, -1, 1.5, 1e300, Number.NaN],
  ...[
    [],
    [null],
    [[]],
    {},
    { $: 1 },
    Array(500).fill('x'),
    'custom:Ä',
    'a@',
    '+886',
    '02-5550-1001 / 2',
    '1e2',
    '50abc',
  ],
);

/** Values close to a schema: each part may be valid in form or arbitrary. */
function near(schema: Schema): fc.Arbitrary<unknown> {
  const variants = (schema.oneOf ?? schema.anyOf) as Schema[] | undefined;
  if (variants) return fc.oneof(odd, ...variants.map(near));
  const types = [schema.type].flat();
  if (schema.const !== undefined) return fc.oneof(odd, { weight: 3, arbitrary: fc.constant(schema.const) });
  if (schema.enum) return fc.oneof(odd, fc.constantFrom(...schema.enum));
  if (types.includes('object')) return nearObject(schema);
  if (types.includes('array')) return fc.oneof(odd, fc.array(near(schema.items ?? {}), { maxLength: 3 }));
  return fc.oneof(odd, fc.string(), fc.double(), fc.constant('2026-03-04'), fc.constant('2026-03-04T10:00:00+08:00'));
}

function nearObject({ properties = {} }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([key, each]) => [key, near(each)] as const);
  const object = fc.record(Object.fromEntries([...fields, ['surprise', odd] as const]), { requiredKeys: [] });
  return fc.oneof({ weight: 1, arbitrary: odd }, { weight: 12, arbitrary: object });
}

async function doors(): Promise<{ name: string; shape: z.ZodType }[]> {
  const exported = (await modulesIn('src/contract')).flatMap(({ exports }) => Object.values(exports));
  const endpoints = exported.filter((each): each is Endpoint => typeof (each as Endpoint | null)?.path === 'string');
  return [
    ...endpoints.flatMap(({ method, path, params, query, body }) =>
      Object.entries({ params, query, body }).flatMap(([part, shape]) =>
        shape === null ? [] : [{ name: `${method} ${path} ${part}`, shape: shape as z.ZodType }],
      ),
    ),
    ...Object.entries(signInShapes).map(([path, shape]) => ({ name: path, shape: shape as z.ZodType })),
  ];
}

function faultsOf(shape: z.ZodType, value: unknown, language: Language) {
  try {
    validate(shape, value, { language });
  } catch (error) {
    if (error instanceof AppError) return problemOf(error, language, 'x').errors ?? [];
    throw error;
  }
  return [];
}

describe('what any door says about a field', () => {
  it('is one sentence of ours, in the language of the reader, and never an open place or a code', async () => {
    const all = await doors();
    expect(all.length).toBeGreaterThan(100);
    const { z: zod } = await import('zod');
    const said = new Set<string>();
    for (const { name, shape } of all) {
      const schema = zod.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema;
      fc.assert(
        fc.property(near(schema), (value) => {
          for (const language of languages) {
            const faults = faultsOf(shape, value, language);
            expect(new Set(faults.map(({ path }) => path)).size, name).toBe(faults.length);
            for (const { path, message } of faults) {
              expect(message, `${name} ${path}`).toMatch(ours[language]);
              expect(message, `${name} ${path}`).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
              if (language === 'zh-TW') said.add(message);
            }
          }
        }),
        { numRuns: 25 },
      );
    }
    expect(said.size).toBeGreaterThan(25);
  }, 60_000);
});
