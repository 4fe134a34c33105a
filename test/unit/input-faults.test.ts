import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCustomerEndpoint } from '../../src/contract/customers.contract.ts';
import { instantInput, nameText, noteText, phoneNumberInput, timeZoneInput } from '../../src/contract/shapes.ts';
import { fieldWords } from '../../src/contract/words/fields.ts';
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

  it.each([
    ['2026-03-04T10:30:60+08:00', 'There is no such time. A day has 00:00:00 to 23:59:59.'],
    ['2026-03-04T24:00:00+08:00', 'There is no such time. A day has 00:00:00 to 23:59:59.'],
    ['2026-02-30T10:30:00+08:00', 'There is no such day in the calendar.'],
    ['2025-02-29T10:30:00+08:00', 'There is no such day in the calendar.'],
    ['2026-03-04T10:30:00', 'Add the offset from UTC, like +08:00 or Z.'],
    ['2026-03-04', 'This is not a time with an offset (2026-03-04T17:40:00+08:00).'],
    ['tomorrow', 'This is not a time with an offset (2026-03-04T17:40:00+08:00).'],
    ['', 'Choose a date and a time.'],
    ['0026-03-04T10:30:00+08:00', 'The year must be between 1970 and 2999.'],
  ])('is one true reason for the instant %j', (typed, reason) => {
    expect(faults(z.object({ at: instantInput }), { at: typed }, 'en')).toEqual([`at: ${reason}`]);
  });

  it('asks for a date where the field is empty, and names a day that does not exist', () => {
    const { onboardedOn } = (createCustomerEndpoint.body as unknown as z.ZodObject).shape;
    const shape = z.object({ onboardedOn });
    expect(faults(shape, { onboardedOn: '' }, 'zh-TW')).toEqual(['onboardedOn: 請選擇日期。']);
    expect(faults(shape, { onboardedOn: '2026-02-30' }, 'zh-TW')).toEqual(['onboardedOn: 沒有這個日期。']);
  });

  it('offers the number or the zone that was probably meant', () => {
    const line = z.object({ number: phoneNumberInput, timeZone: timeZoneInput });
    expect(faults(line, { number: '912345678', timeZone: 'CST' }, 'en')).toEqual([
      'number: Did you mean 0912-345-678?',
      'timeZone: A time zone is named by a place. Did you mean Asia/Taipei?',
    ]);
    expect(faults(line, { number: '02-5550-1001#12', timeZone: 'Mars/Base' }, 'zh-TW')).toEqual([
      'number: 線路號碼不含分機，您是指 02-5550-1001 嗎？',
      'timeZone: 請使用 IANA 時區名稱，例如 Asia/Taipei。',
    ]);
    expect(faults(line, { number: '1999', timeZone: 'asia/taipei' }, 'en')).toEqual([
      'number: Short codes like 110, 1999 or 412-8888 are not lines. Give the full number with its area code.',
    ]);
  });

  it('is text that nobody can see, or more characters than fit', () => {
    const texts = z.object({ name: nameText(3), note: noteText(3) });
    expect(faults(texts, { name: '\u200b\u00ad', note: '\u2800\u202e' }, 'en')).toEqual([
      'name: Enter some visible text.',
      'note: Enter some visible text.',
    ]);
    expect(faults(texts, { name: '', note: ' \n' }, 'en')).toEqual([
      'name: This is required.',
      'note: This is required.',
    ]);
    expect(faults(texts, { name: '𠮷野家家', note: 'abcd' }, 'en')).toEqual([
      'name: At most 3 characters.',
      'note: At most 3 characters.',
    ]);
    expect(faults(texts, { name: '𠮷野\u200b家', note: '😀😀😀' }, 'en')).toEqual([]);
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
    expect(faults(z.object({ number: phoneNumberInput }), { number: '02-5550' }, 'en')).toEqual([
      'number: This number does not exist. Check its digits. In Taiwan it has an area code and 5 to 8 digits, like 02-2345-6789 or 037-234-567.',
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
    expect(named.filter((message) => !(message in fieldWords))).toEqual([]);
  });
});
