import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dateShape, instantInput } from '../../../src/contract/shapes.ts';
import { validate, validateNoBody } from '../../../src/http/kit/validate.ts';
import type { AppError } from '../../../src/shared/app-error.ts';

const anything = z.unknown();

function faultsOf(run: () => unknown): { path: string; code: string }[] {
  try {
    run();
  } catch (error) {
    const { code, errors } = error as AppError;
    expect(code).toBe('invalid_input');
    return errors.map(({ path, code: fault }) => ({ path, code: fault }));
  }
  return [];
}

const check = (value: unknown, prefix?: string) =>
  faultsOf(() => validate(anything, value, { language: 'en', prefix }));

describe('what no shape lets through', () => {
  it('is text with NUL or half a character, named by its place', () => {
    expect(check({ a: { b: ['x', 'a\0'] }, c: '\ud800' })).toEqual([
      { path: 'a.b.1', code: 'unusable_text' },
      { path: 'c', code: 'unusable_text' },
    ]);
    expect(check({ a: { 'k\0': 1 } }, 'query')).toEqual([{ path: 'query.a', code: 'unusable_text' }]);
    expect(check({ note: '問候 👋 \u{20000}' })).toEqual([]);
  });

  it('is endless nesting, however deep, without running out of stack', () => {
    const nested = JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(check(nested)).toEqual([{ path: expect.stringMatching(/^a\.0\.0/), code: 'too_deep' }]);
  });

  it('is a field that would be passed over', () => {
    const settings = z.strictObject({ settings: z.record(z.string(), z.unknown()) });
    const given = JSON.parse('{"settings":{"__proto__":{"x":1}}}');
    expect(faultsOf(() => validate(settings, given, { language: 'en' }))).toEqual([
      { path: 'settings.__proto__', code: 'unknown_field' },
    ]);
  });

  it('leaves every ordinary value as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 6 }), (value) => {
        fc.pre(!JSON.stringify(value).match(/__proto__|\\u0000|\\ud[89a-f]/));
        expect(validate(anything, value, { language: 'en' })).toEqual(value);
      }),
    );
  });
});

describe('a call without a body', () => {
  it('takes nothing, or something empty, and no field', () => {
    for (const body of [undefined, {}, []]) expect(validateNoBody(body)).toBeUndefined();
    expect(faultsOf(() => validateNoBody({ a: 1, b: 2 }))).toEqual([
      { path: 'a', code: 'unknown_field' },
      { path: 'b', code: 'unknown_field' },
    ]);
  });
});

describe('instants and dates', () => {
  it('are of years that every part of the product can hold', () => {
    for (const text of ['0000-01-01', '1969-12-31', '3000-01-01', '9999-12-31']) {
      expect(dateShape.safeParse(text).success, text).toBe(false);
      expect(instantInput.safeParse(`${text}T00:00:00Z`).success, text).toBe(false);
    }
    for (const text of ['1970-01-01', '2026-02-28', '2999-12-31']) expect(dateShape.safeParse(text).success).toBe(true);
  });

  it('that are accepted are instants that exist', () => {
    const offset = fc.tuple(fc.constantFrom('+', '-'), fc.nat(99), fc.nat(99));
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), offset, (date, [sign, hours, minutes]) => {
        const text = `${date.toISOString().slice(0, -1)}${sign}${two(hours)}:${two(minutes)}`;
        const parsed = instantInput.safeParse(text);
        if (parsed.success) expect(Number.isNaN(parsed.data.getTime())).toBe(false);
      }),
    );
  });
});
