import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCustomerEndpoint } from '../../src/contract/customers.contract.ts';
import { fieldMessages } from '../../src/contract/messages/fields.ts';
import { numberE164 } from '../../src/contract/shapes.ts';
import { validate } from '../../src/http/kit/validate.ts';
import { AppError } from '../../src/shared/app-error.ts';
import { shippedFile } from '../../src/shared/project-root.ts';

function faults(shape: z.ZodType, value: unknown, language: 'en' | 'zh-TW'): string[] {
  try {
    validate(shape, value, { language });
  } catch (error) {
    if (error instanceof AppError) return error.errors.map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
}

const form = z.strictObject({
  email: z.email(),
  password: z.string().min(12).max(20),
  roles: z.array(z.string()).min(2),
  days: z.number().min(0).max(30),
  plan: z.enum(['pro', 'trial']),
  from: z.iso.date(),
});

describe('what is wrong with a field', () => {
  it('is said as people say it, in Taiwan’s Chinese', () => {
    const input = { email: 'a@', password: 'short', roles: ['a'], days: 31, plan: 'gold', from: '4 March' };
    expect(faults(form, input, 'zh-TW')).toEqual([
      'email: 電子郵件格式不正確。',
      'password: 至少要 12 個字元。',
      'roles: 至少要 2 項。',
      'days: 不可大於 30。',
      'plan: 請選擇其中之一：pro, trial。',
      'from: 日期格式不正確（例：2026-03-04）。',
    ]);
  });

  it('is said in English, and what is missing is asked for', () => {
    expect(faults(form, { email: '', password: 'x'.repeat(21), roles: [], days: -1 }, 'en')).toEqual([
      'email: This is required.',
      'password: At most 20 characters.',
      'roles: At least 2.',
      'days: Not below 0.',
      'plan: This is required.',
      'from: This is required.',
    ]);
  });

  it('keeps the library’s words for what has no sentence of ours', () => {
    expect(faults(z.strictObject({ count: z.number() }), { count: 'seven' }, 'en')[0]).toMatch(/^count: .*number/);
  });

  it('says a rule of a shape in words, under a code of its own', () => {
    const customer = {
      name: 'A',
      plan: 'pro',
      onboardedOn: '0026-01-05',
      contract: { from: '2026-12-31', until: '2026-01-01' },
      county: null,
    };
    const shape = createCustomerEndpoint.body as z.ZodType;
    expect(faults(shape, customer, 'zh-TW')).toEqual([
      'onboardedOn: 年份須介於 1970 至 2999。',
      'contract.until: 迄日不可早於起日。',
      'county: 此欄位必填。',
    ]);
    try {
      validate(shape, customer, { language: 'en' });
    } catch (error) {
      expect((error as AppError).errors.map(({ code }) => code)).toContain('until_before_from');
    }
    expect(faults(z.object({ number: numberE164 }), { number: '02-5550' }, 'en')).toEqual([
      'number: Write the number with its country code (+886223456789).',
    ]);
  });

  it('is never said in the code of a shape: every message of a rule has its words', () => {
    const folder = shippedFile('src', 'contract');
    const named = readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/message: '([^']+)'|\.regex\(\/.+\/\w*, '([^']+)'\)/g)])
      .map(([, message, regexMessage]) => message ?? regexMessage ?? '');
    expect(named.length).toBeGreaterThan(7);
    expect(named.filter((message) => !(message in fieldMessages))).toEqual([]);
  });
});
